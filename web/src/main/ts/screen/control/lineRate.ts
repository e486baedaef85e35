const QUEUE_MILLIS = 100;
const LONG_QUEUE_MILLIS = 300;
const CERTAIN_QUEUE_MILLIS = 1_000;
const SHRINK = 0.7;
const GROWTH_A_SECOND = 1.1;
const FAST_GROWTH_A_SECOND = 1.3;
const FAST_AFTER_MILLIS = 10_000;
const LONGEST_STEP_MILLIS = 1_000;
const NO_LIMIT = 6_000_000;

/**
 * What the line carries, as far as pictures can tell.
 *
 * What was measured while pictures had to wait for the line is what it carries. A line that was no limit needs two waits in
 * a row, or one of more than a second, to become one: a machine that stands still for a moment is no slow line. What was measured while none had to is
 * only what they needed, and the line may carry more: then the rate grows by a tenth a second, and by three after ten
 * seconds without a wait, until it is no limit. Without that, small pictures on a line that has become free would count
 * as the proof that it carries no larger ones.
 */
export class LineRate {
  private rate = 0;
  private lastAt = 0;
  private waitedAt = Number.NEGATIVE_INFINITY;
  private waitsInARow = 0;

  /** Bits per second; 0 if it is no limit. */
  get bitsPerSecond(): number {
    return this.rate;
  }

  /** A picture is on its way, for which it waited so long; `measured` bits per second, 0 if there was nothing to measure. */
  sent(measured: number, waitedMillis: number, now: number): void {
    const since = Math.min(now - this.lastAt, LONGEST_STEP_MILLIS);
    this.lastAt = now;
    if (waitedMillis > QUEUE_MILLIS && measured > 0) {
      this.waitedAt = now;
      this.waitsInARow += 1;
      if (this.isLimit(waitedMillis)) this.limit(measured, waitedMillis);
    } else {
      this.waitsInARow = 0;
      this.grow(since, now);
    }
  }

  private isLimit(waitedMillis: number): boolean {
    return this.rate > 0 || this.waitsInARow > 1 || waitedMillis > CERTAIN_QUEUE_MILLIS;
  }

  private limit(measured: number, waitedMillis: number): void {
    const least = waitedMillis > LONG_QUEUE_MILLIS ? 0 : this.rate * SHRINK;
    this.rate = Math.max(measured, least);
  }

  private grow(millis: number, now: number): void {
    const fast = now - this.waitedAt > FAST_AFTER_MILLIS;
    this.rate *= (fast ? FAST_GROWTH_A_SECOND : GROWTH_A_SECOND) ** (millis / 1000);
    if (this.rate > NO_LIMIT) this.rate = 0;
  }
}
