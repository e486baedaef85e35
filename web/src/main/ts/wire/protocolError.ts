/** Why bytes were refused; the same names as in the test vectors and in the server. */
export type Reason =
  | "bad-unit-length"
  | "unknown-unit-type"
  | "reserved-bits"
  | "bad-unit"
  | "server-field"
  | "truncated"
  | "bad-number"
  | "number-gap"
  | "numbers-exhausted"
  | "bad-acknowledgement"
  | "piece-out-of-order"
  | "too-many-open-frames"
  | "frame-too-large"
  | "short-header"
  | "unsupported-version"
  | "unknown-channel"
  | "bad-extension"
  | "unknown-extension"
  | "needed-frame-missing"
  | "bad-opening";

/** The only thing that decoders throw, whatever the input. */
export class ProtocolError extends Error {
  constructor(readonly reason: Reason, detail: string) {
    super(`${reason}: ${detail}`);
    this.name = "ProtocolError";
  }
}
