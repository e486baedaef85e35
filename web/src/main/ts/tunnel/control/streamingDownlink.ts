import { ABNORMAL, type Socket } from "../entity/socket.ts";
import { idleSocket } from "./idleSocket.ts";
import { closeCodeFor, type Fetch, tunnelRequest } from "./tunnelRequest.ts";

/** A downlink whose units come in the body of one answer, which goes on as long as the connection does. */
export function streamingDownlink(fetch: Fetch, address: string, offer: string): Socket {
  const abort = new AbortController();
  const adapter = idleSocket({ send: () => {}, close: () => abort.abort() });
  const run = async (): Promise<number> => {
    const response = await fetch(address, tunnelRequest(offer, { signal: abort.signal }));
    if (response.status !== 200) return await closeCodeFor(response);
    const reader = response.body?.getReader();
    if (reader === undefined) return ABNORMAL;
    for (let first = true;; first = false) {
      const { done, value } = await reader.read();
      if (done || abort.signal.aborted) return ABNORMAL;
      if (first) adapter.opened();
      adapter.received(value);
    }
  };
  run().then(
    (code) => adapter.closed(code, ""),
    () => adapter.closed(ABNORMAL, ""),
  );
  return adapter;
}
