import type { Gap, Piece } from "./hopUnit.ts";
import { LARGEST_NUMBER } from "./limits.ts";
import { ProtocolError } from "./protocolError.ts";

/** The transmission numbers that this end gives, and what the other end says has arrived. */
export class SendSequence {
  #last: number;
  #acknowledged = 0;

  constructor(last = 0) {
    this.#last = last;
  }

  /** The number for the next piece; at 2³² − 1 the tunnel must be closed and joined again. */
  next(): number {
    if (this.#last >= LARGEST_NUMBER) {
      throw new ProtocolError("numbers-exhausted", `number ${this.#last + 1}`);
    }
    return ++this.#last;
  }

  get last(): number {
    return this.#last;
  }

  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** Takes an acknowledgement, passing over older ones; answers whether it was news. */
  acknowledge(number: number): boolean {
    if (number > this.#last) {
      throw new ProtocolError("bad-acknowledgement", `${number} of ${this.#last}`);
    }
    const news = number > this.#acknowledged;
    this.#acknowledged = Math.max(this.#acknowledged, number);
    return news;
  }
}

/** The transmission numbers that arrive: nothing is delivered twice, nothing left out unnoticed. */
export class ReceiveSequence {
  #last: number;
  #repeats = 0;

  constructor(last = 0) {
    this.#last = last;
  }

  /** Takes a piece or a gap; false for a repeat, which must not be delivered again. */
  accept(unit: Piece | Gap): boolean {
    const [from, to] = unit.type === "gap" ? [unit.from, unit.to] : [unit.number, unit.number];
    if (from > this.#last + 1) {
      throw new ProtocolError("number-gap", `${from} after ${this.#last}`);
    }
    if (to <= this.#last) {
      this.#repeats++;
      return false;
    }
    this.#last = to;
    return true;
  }

  /** What to acknowledge. */
  get last(): number {
    return this.#last;
  }

  get repeats(): number {
    return this.#repeats;
  }
}
