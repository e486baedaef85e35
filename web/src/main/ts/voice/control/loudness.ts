const SPAN_MILLIS = 300;
const LEAST_DECIBELS = -100;
const QUIETEST_HEARD_DECIBELS = -56;
const DECIBELS_A_CLASS = 8;
const LOUDEST_CLASS = 7;

/** The power of the samples, full scale being 1. */
export function power(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum / samples.length;
}

/** The level in decibels below full scale. */
export function decibels(power: number): number {
  return Math.max(LEAST_DECIBELS, 10 * Math.log10(power || Number.MIN_VALUE));
}

/** The class of a level: 0 under −56 dB, then one more each 8 dB, 7 from −8 dB. */
export function loudnessClass(level: number): number {
  const steps = Math.floor((level - QUIETEST_HEARD_DECIBELS) / DECIBELS_A_CLASS) + 1;
  return Math.min(LOUDEST_CLASS, Math.max(0, steps));
}

/** The loudness of speech: its level over the last 300 ms. */
export class Loudness {
  private readonly blocks: { power: number; millis: number }[] = [];
  private millis = 0;

  /** Takes in the next block; answers the class of the last 300 ms. */
  add(power: number, millis: number): number {
    this.blocks.push({ power, millis });
    this.millis += millis;
    while (this.blocks[0] !== undefined && this.millis - this.blocks[0].millis >= SPAN_MILLIS) {
      this.millis -= this.blocks.shift()?.millis ?? 0;
    }
    const energy = this.blocks.reduce((sum, block) => sum + block.power * block.millis, 0);
    return loudnessClass(decibels(energy / SPAN_MILLIS));
  }
}
