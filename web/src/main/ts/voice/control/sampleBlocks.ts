import { type PacketMillis, SAMPLES_A_MILLISECOND } from "../entity/speaking.ts";
import { CaptureClock } from "./captureClock.ts";

/** Samples of one packet and when the first of them was spoken. */
export interface SampleBlock {
  readonly samples: Float32Array<ArrayBuffer>;
  readonly spokenAt: number;
}

/** Cuts captured sound of any rate and in parts of any length into blocks of one packet at 48 kHz. */
export class SampleBlocks {
  private readonly clock = new CaptureClock();
  private held = new Float32Array(0);
  /** Where the next sample lies in the next part, in samples of the part. */
  private offset = 0;
  private last = 0;

  constructor(private millis: PacketMillis) {}

  /** Cuts into blocks of this length from now on; what is held stays. */
  resize(millis: PacketMillis): void {
    this.millis = millis;
  }

  /** Takes a part that has just arrived; answers the blocks that are whole now. */
  add(part: Float32Array, sampleRate: number, now: number): SampleBlock[] {
    const samples = this.at48Kilohertz(part, sampleRate);
    const spokenAt = this.clock.arrived(samples.length, now);
    const joined = new Float32Array(this.held.length + samples.length);
    joined.set(this.held);
    joined.set(samples, this.held.length);
    let begin = spokenAt - this.held.length / SAMPLES_A_MILLISECOND;
    const size = this.millis * SAMPLES_A_MILLISECOND;
    const blocks: SampleBlock[] = [];
    let at = 0;
    while (joined.length - at >= size) {
      blocks.push({ samples: joined.slice(at, at + size), spokenAt: begin });
      at += size;
      begin += this.millis;
    }
    this.held = joined.slice(at);
    return blocks;
  }

  private at48Kilohertz(part: Float32Array, sampleRate: number): Float32Array {
    const wanted = SAMPLES_A_MILLISECOND * 1000;
    if (sampleRate === wanted) return part;
    const step = sampleRate / wanted;
    const made: number[] = [];
    let at = this.offset;
    for (; at < part.length; at += step) {
      const before = Math.floor(at);
      const one = before === 0 ? this.last : part[before - 1] ?? 0;
      const other = part[before] ?? 0;
      made.push(one + (other - one) * (at - before));
    }
    this.offset = at - part.length;
    this.last = part.at(-1) ?? this.last;
    return Float32Array.from(made);
  }
}
