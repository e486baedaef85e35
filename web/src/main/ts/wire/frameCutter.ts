import { LARGEST_HEADER_BYTES } from "./endToEndHeader.ts";
import type { Frame } from "./frame.ts";
import type { Piece } from "./hopUnit.ts";
import { LARGEST_PIECE_BYTES, UNIT_HEADER_BYTES } from "./limits.ts";

/**
 * Cuts one frame into pieces, one at a time, so that pieces of other frames can go between.
 *
 * Whoever gives a frame up in the middle begins the next one on the same handle, which tells the receiver.
 */
export class FrameCutter {
  #offset = 0;
  #index = 0;

  constructor(readonly frame: Frame, readonly handle: number) {}

  /** Whether a piece was taken already: from then on the receiver holds part of the frame. */
  get isBegun(): boolean {
    return this.#offset > 0;
  }

  get isFinished(): boolean {
    return this.#offset === this.frame.bytes.length;
  }

  get remainingBytes(): number {
    return this.frame.bytes.length - this.#offset;
  }

  /** How long the next unit of a client is when its payload is cut at this many bytes. */
  nextUnitBytes(pieceBytes: number): number {
    return this.isFinished ? 0 : UNIT_HEADER_BYTES + this.#nextPayloadBytes(pieceBytes);
  }

  /** The next piece; the first one holds the whole header even if it is longer than wanted. */
  next(pieceBytes: number, number: number, acknowledged: number): Piece {
    if (this.isFinished) throw new RangeError("the frame is cut to its end");
    const start = this.#offset;
    const length = this.#nextPayloadBytes(pieceBytes);
    const piece: Piece = {
      type: "piece",
      number,
      acknowledged,
      handle: this.handle,
      index: this.#index,
      first: start === 0,
      last: length === this.remainingBytes,
      asking: false,
      fields: start === 0 ? this.frame.hopFields : {},
      payload: this.frame.bytes.subarray(start, start + length),
    };
    this.#offset += length;
    this.#index = (this.#index + 1) & 0xff;
    return piece;
  }

  #nextPayloadBytes(pieceBytes: number): number {
    const wanted = Math.max(pieceBytes, LARGEST_HEADER_BYTES);
    return Math.min(wanted, this.remainingBytes, LARGEST_PIECE_BYTES);
  }
}
