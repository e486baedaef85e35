import type { Socket } from "../entity/socket.ts";

/** A connection whose owner does not listen yet. */
export function idleSocket(ways: Pick<Socket, "send" | "close">): Socket {
  return {
    opened: () => {},
    received: () => {},
    closed: () => {},
    repeats: () => true,
    ...ways,
  };
}
