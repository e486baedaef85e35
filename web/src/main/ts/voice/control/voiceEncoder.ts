import type { FromVoice, PacketMillis, VoicePacket } from "../entity/speaking.ts";
import { decibels, Loudness, power } from "./loudness.ts";
import type { Coder, MakeCoder } from "./opusCoder.ts";
import { type SampleBlock, SampleBlocks } from "./sampleBlocks.ts";
import { SilenceGate } from "./silenceGate.ts";

const LEVEL_MILLIS = 100;

/**
 * Makes packets of what a microphone hears.
 *
 * Each packet carries the time at which it was spoken, which is our own count: a coder counts what it is given and knows
 * nothing of the pauses. Silence is not coded, apart from the signs of life; the block before speech begins goes along,
 * so that no first sound is cut off.
 */
export class VoiceEncoder {
  private readonly gate = new SilenceGate();
  private readonly loudness = new Loudness();
  private readonly blocks: SampleBlocks;
  /** What the headers of the packets in the coder will say; it gives one packet for each block. */
  private readonly underway: Omit<VoicePacket, "kind" | "bytes">[] = [];
  private coder: Coder;
  private before: { block: SampleBlock; loudness: number } | null = null;
  private sinceLevel = 0;

  constructor(
    private millis: PacketMillis,
    private readonly make: MakeCoder,
    private readonly tell: (message: FromVoice) => void,
  ) {
    this.blocks = new SampleBlocks(millis);
    this.coder = this.newCoder();
  }

  /** Takes samples that have just arrived. */
  take(samples: Float32Array, sampleRate: number, now: number): void {
    for (const block of this.blocks.add(samples, sampleRate, now)) this.takeBlock(block);
  }

  /** Makes packets of this length from now on. */
  packetsOf(millis: PacketMillis): void {
    if (millis === this.millis) return;
    this.millis = millis;
    this.before = null;
    this.coder.close();
    this.coder = this.newCoder();
    this.blocks.resize(millis);
  }

  stop(): void {
    this.coder.close();
  }

  private takeBlock(block: SampleBlock): void {
    const heard = power(block.samples);
    const loudness = this.loudness.add(heard, this.millis);
    const passage = this.gate.judge(decibels(heard), this.millis);
    this.tellLevel(loudness);
    if (passage === "nothing") {
      this.before = { block, loudness };
      return;
    }
    if (passage === "speech" && this.before !== null) {
      this.code(this.before.block, this.before.loudness);
    }
    this.before = null;
    this.code(block, passage === "speech" ? loudness : 0);
  }

  private tellLevel(loudness: number): void {
    this.sinceLevel += this.millis;
    if (this.sinceLevel < LEVEL_MILLIS) return;
    this.sinceLevel = 0;
    this.tell({ kind: "level", loudness });
  }

  private code(block: SampleBlock, loudness: number): void {
    this.underway.push({ millis: this.millis, capturedAt: block.spokenAt, loudness });
    this.coder.code(block.samples);
  }

  private newCoder(): Coder {
    return this.make(this.millis, {
      packet: (bytes) => {
        const facts = this.underway.shift();
        if (facts !== undefined) this.tell({ kind: "packet", bytes, ...facts });
      },
      failed: (reason) => this.tell({ kind: "failed", reason }),
    });
  }
}
