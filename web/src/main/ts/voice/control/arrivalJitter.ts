const LOOK_BACK_MILLIS = 10_000;
const LEAST_TARGET_MILLIS = 60;
const GREATEST_TARGET_MILLIS = 400;
const PERCENTILE = 0.95;
/** Sorting each time would be work for the audio thread. */
const COUNT_AGAIN_AFTER = 5;

/**
 * How unevenly the packets of one speaker arrive, over the last 10 s.
 *
 * The fastest packet gives the base; what the others took longer is their jitter. The buffer waits as long as 95 of 100
 * packets need, but at least 60 and at most 400 ms.
 */
export class ArrivalJitter {
  private arrivals: { at: number; transit: number }[] = [];
  private uncounted = 0;
  private base = 0;
  private target = LEAST_TARGET_MILLIS;

  /** A packet that was spoken at `time` on the speaker's clock arrived at `at` on ours. */
  arrived(time: number, at: number): void {
    const transit = at - time;
    this.arrivals.push({ at, transit });
    this.uncounted += 1;
    const first = this.arrivals.length === 1;
    if (first || transit < this.base || this.uncounted >= COUNT_AGAIN_AFTER) this.count(at);
  }

  /** When sound that was spoken at this time is to be played. */
  playAt(time: number): number {
    return time + this.base + this.target;
  }

  get targetMillis(): number {
    return this.target;
  }

  /** The line is another one now: what was seen before says nothing. */
  forget(): void {
    this.arrivals = [];
  }

  private count(now: number): void {
    this.uncounted = 0;
    this.arrivals = this.arrivals.filter(({ at }) => now - at <= LOOK_BACK_MILLIS);
    const transits = Float64Array.from(this.arrivals, ({ transit }) => transit).sort();
    this.base = transits[0] ?? 0;
    const place = Math.ceil(transits.length * PERCENTILE) - 1;
    const jitter = (transits[Math.max(0, place)] ?? 0) - this.base;
    this.target = Math.min(GREATEST_TARGET_MILLIS, Math.max(LEAST_TARGET_MILLIS, jitter));
  }
}
