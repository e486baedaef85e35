import type { Transport } from "./socket.ts";

/** Where a tunnel stands. */
export type TunnelState = "opening" | "open" | "resuming" | "closed";

/** What a tunnel tells of itself, for people who want to know. */
export interface TunnelFigures {
  readonly transport: Transport;
  readonly resumes: number;
  readonly switches: number;
  readonly rollovers: number;
  /** Bytes that may be on the way up without an acknowledgement. */
  readonly windowBytes: number;
  readonly unacknowledgedBytes: number;
  /** Bytes of frames that wait for the uplink. */
  readonly waitingBytes: number;
}
