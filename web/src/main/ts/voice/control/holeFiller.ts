import { SAMPLES_A_MILLISECOND } from "../entity/speaking.ts";

const REPEATED = 20 * SAMPLES_A_MILLISECOND;
const FADE = 60 * SAMPLES_A_MILLISECOND;
const RISE = 2 * SAMPLES_A_MILLISECOND;

/** Fills holes in speech: repeats the last 20 ms more and more quietly, then is silent; what comes next begins softly. */
export class HoleFiller {
  private readonly lately = new Float32Array(REPEATED);
  private at = 0;
  private filled = FADE;
  private risen = 0;

  /** A sample of the speech itself; answers how it is to be heard. */
  pass(sample: number): number {
    this.lately[this.at] = sample;
    this.at = (this.at + 1) % REPEATED;
    this.filled = 0;
    if (this.risen >= RISE) return sample;
    this.risen += 1;
    return sample * this.risen / RISE;
  }

  /** The next sample in place of one that is missing. */
  fill(): number {
    this.risen = 0;
    if (this.filled >= FADE) return 0;
    const sample = this.lately[(this.at + this.filled) % REPEATED] ?? 0;
    this.filled += 1;
    return sample * (1 - this.filled / FADE);
  }
}
