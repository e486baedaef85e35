import type { Hearing, HearingCount } from "../entity/hearing.ts";

const SPAN_MILLIS = 30_000;

/** How well voice was heard over the last 30 s. */
export class HearingFigures {
  private counts: { at: number; count: HearingCount }[] = [];

  /** Takes in what the mixer counted in the last second. */
  add(count: HearingCount, now: number): void {
    this.counts.push({ at: now, count });
    this.forgetOld(now);
  }

  /** The figures now; `null` when nobody spoke for a while. */
  now(now: number): Hearing | null {
    this.forgetOld(now);
    const last = this.counts.at(-1);
    if (last === undefined) return null;
    const expected = this.counts.reduce((sum, { count }) => sum + count.expected, 0);
    const onTime = this.counts.reduce((sum, { count }) => sum + count.onTime, 0);
    return {
      onTimeShare: onTime / expected,
      delayMillis: Math.max(0, Math.round(last.count.delayMillis)),
    };
  }

  private forgetOld(now: number): void {
    this.counts = this.counts.filter(({ at }) => now - at <= SPAN_MILLIS);
  }
}
