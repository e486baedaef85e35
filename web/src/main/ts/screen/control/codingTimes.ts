const LOOKED_AT = 20;

/** Not even five pictures a second. */
const SLOW_MILLIS = 200;

/**
 * Whether this machine codes pictures fast enough: at least half of the last twenty within a fifth of a second. A single
 * long one says nothing, since a machine may be busy for a moment, and key frames always take long.
 */
export class CodingTimes {
  private readonly last: number[] = [];

  /** A picture that is no key frame took so long; answers whether that is too slow by now. */
  took(milliseconds: number): boolean {
    this.last.push(milliseconds);
    if (this.last.length > LOOKED_AT) this.last.shift();
    const slow = this.last.filter((one) => one > SLOW_MILLIS).length;
    return this.last.length === LOOKED_AT && slow > LOOKED_AT / 2;
  }

  /** Another codec begins. */
  forget(): void {
    this.last.length = 0;
  }
}
