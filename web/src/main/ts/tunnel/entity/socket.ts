import type { Direction } from "../../wire/hopUnit.ts";

/** What carries a connection: a WebSocket, a body without end, or one request after the other. */
export type Transport = "websocket" | "https" | "https-polling";

/** One connection of a tunnel as the tunnel uses it; tests put a fake in its place. */
export interface Socket {
  /** It carries: an uplink was accepted, a downlink has brought its first bytes. Called once, before those bytes. */
  opened: () => void;
  received: (bytes: Uint8Array<ArrayBuffer>) => void;
  /** It is gone, by whomever; called once. A code under 1000 is the HTTP status of our server's answer. */
  closed: (code: number, reason: string) => void;
  /** Bytes must go again, since no answer came; the answer says whether they may. */
  repeats: (bytes: number) => boolean;
  /** Sends whole hop units; what comes before {@link opened} waits for it, or opens it. */
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(code: number): void;
}

/** Opens a connection with this offer. */
export type OpenSocket = (transport: Transport, direction: Direction, offer: string) => Socket;

/** How a request says that its answer is complete: a poll was answered, ask again. */
export const ANSWERED = 200;

/** Our server does not know the tunnel, or not any more. */
export const UNKNOWN_TUNNEL = 401;

/** What a browser says when a connection broke without a word. */
export const ABNORMAL = 1006;

/** How this end drops a connection while the tunnel goes on; 1000 and 1001 would mean leaving. */
export const DROPPED = 3001;
