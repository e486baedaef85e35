import { ABNORMAL, ANSWERED, type Socket } from "../entity/socket.ts";
import { idleSocket } from "./idleSocket.ts";
import { closeCodeFor, type Fetch, tunnelRequest } from "./tunnelRequest.ts";

/** With units, or without any. */
const ANSWERS = [200, 204];

/** A downlink of one answer, for proxies that hold back a body until its end; it closes with {@link ANSWERED}. */
export function pollingDownlink(fetch: Fetch, address: string, offer: string): Socket {
  const abort = new AbortController();
  const adapter = idleSocket({ send: () => {}, close: () => abort.abort() });
  const headers = { "Tsudoi-Mode": "poll" };
  const run = async (): Promise<number> => {
    const request = tunnelRequest(offer, { headers, signal: abort.signal });
    const response = await fetch(address, request);
    if (!ANSWERS.includes(response.status)) return await closeCodeFor(response);
    const bytes = new Uint8Array(await response.arrayBuffer());
    adapter.opened();
    if (bytes.length > 0) adapter.received(bytes);
    return ANSWERED;
  };
  run().then(
    (code) => adapter.closed(code, ""),
    () => adapter.closed(ABNORMAL, ""),
  );
  return adapter;
}
