import { SAMPLES_A_MILLISECOND } from "../entity/speaking.ts";

const JUMP_MILLIS = 500;
const LOOK_BACK_MILLIS = 10_000;

/**
 * When samples were spoken: counted from a beginning, because they arrive unevenly.
 *
 * Samples come late but never early, so the earliest arrival is the truth; the beginning follows it slowly, as the two
 * clocks drift apart. After a jump, as when the computer slept, it begins anew.
 */
export class CaptureClock {
  private beganAt: number | null = null;
  private samples = 0;
  private leastLate = Number.POSITIVE_INFINITY;
  private lookedAt = 0;

  /** So many samples have just arrived; answers when the first of them was spoken. */
  arrived(count: number, now: number): number {
    const before = this.samples;
    this.samples += count;
    const begin = now - this.samples / SAMPLES_A_MILLISECOND;
    if (this.beganAt === null || Math.abs(begin - this.beganAt) > JUMP_MILLIS) {
      this.beganAt = begin;
      this.restart(now);
    }
    const late = begin - this.beganAt;
    this.leastLate = Math.min(this.leastLate, late);
    if (late < 0 || now - this.lookedAt >= LOOK_BACK_MILLIS) {
      this.beganAt += this.leastLate;
      this.restart(now);
    }
    return this.beganAt + before / SAMPLES_A_MILLISECOND;
  }

  private restart(now: number): void {
    this.leastLate = Number.POSITIVE_INFINITY;
    this.lookedAt = now;
  }
}
