import type { Socket } from "../entity/socket.ts";

/** A WebSocket of the browser. Text is no part of our protocol and closes the connection. */
export function browserSocket(address: string, protocols: readonly string[]): Socket {
  const socket = new WebSocket(address, [...protocols]);
  socket.binaryType = "arraybuffer";
  const adapter: Socket = {
    opened: () => {},
    received: () => {},
    closed: () => {},
    send: (bytes) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(bytes);
    },
    close: (code) => socket.close(code),
  };
  socket.onopen = () => adapter.opened();
  socket.onclose = (event) => adapter.closed(event.code, event.reason);
  socket.onmessage = (event: MessageEvent<unknown>) => {
    if (event.data instanceof ArrayBuffer) adapter.received(new Uint8Array(event.data));
    else socket.close(4400);
  };
  return adapter;
}
