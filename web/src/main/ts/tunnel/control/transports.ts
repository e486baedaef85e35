import type { Timers } from "../../shell/entity/timers.ts";
import type { OpenSocket } from "../entity/socket.ts";
import { browserSocket } from "./browserSocket.ts";
import { pollingDownlink } from "./pollingDownlink.ts";
import { RequestUplink } from "./requestUplink.ts";
import { streamingDownlink } from "./streamingDownlink.ts";
import type { Fetch } from "./tunnelRequest.ts";

/** Opens connections of this browser; the address is that of the WebSocket, the requests go beside it. */
export function browserTransports(webSocket: URL, timers: Timers): OpenSocket {
  const fetch: Fetch = (address, request) => globalThis.fetch(address, request);
  const beside = (name: string) => {
    const address = new URL(name, webSocket);
    address.protocol = "https:";
    return address.href;
  };
  return (transport, direction, offer) => {
    if (transport === "websocket") return browserSocket(webSocket.href, direction, offer);
    if (direction === "uplink") return new RequestUplink(fetch, beside("up"), offer, timers);
    const open = transport === "https" ? streamingDownlink : pollingDownlink;
    return open(fetch, beside("down"), offer);
  };
}
