import type { Direction } from "../../wire/hopUnit.ts";
import { offered } from "../../wire/tunnelOpening.ts";
import type { Socket } from "../entity/socket.ts";
import { idleSocket } from "./idleSocket.ts";

/** A WebSocket of the browser. Text is no part of our protocol and closes the connection. */
export function browserSocket(address: string, direction: Direction, offer: string): Socket {
  const socket = new WebSocket(address, offered(offer));
  socket.binaryType = "arraybuffer";
  const early: Uint8Array<ArrayBuffer>[] = [];
  let carries = false;
  const adapter = idleSocket({
    send: (bytes) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(bytes);
      else if (socket.readyState === WebSocket.CONNECTING) early.push(bytes);
    },
    close: (code) => socket.close(code),
  });
  const opened = () => {
    if (carries) return;
    carries = true;
    adapter.opened();
  };
  socket.onopen = () => {
    for (const bytes of early.splice(0)) socket.send(bytes);
    // A proxy may let the handshake through and nothing after it: a downlink must show that it carries.
    if (direction === "uplink") opened();
  };
  socket.onclose = (event) => adapter.closed(event.code, event.reason);
  socket.onmessage = (event: MessageEvent<unknown>) => {
    if (event.data instanceof ArrayBuffer) {
      opened();
      adapter.received(new Uint8Array(event.data));
    } else {
      socket.close(4400);
    }
  };
  return adapter;
}
