import { SAMPLES_A_MILLISECOND } from "../entity/speaking.ts";
import type { HeardPacket } from "../entity/hearing.ts";

/** The header of a packet that is being decoded. */
export type PacketFacts = Omit<HeardPacket, "samples">;

const WAITING_AT_MOST = 100;

/** Whether this browser can play the voices of the others. */
export function canListen(): boolean {
  return typeof AudioDecoder === "function" && typeof AudioWorkletNode === "function";
}

/**
 * Decodes the packets of one speaker.
 *
 * A decoder counts its own time and knows nothing of ours, so the headers wait in a line of their own: it gives one block
 * of samples for each packet. What another participant sends is a claim; a packet that cannot be decoded makes a new
 * decoder with the next one.
 */
export class VoiceDecoding {
  private decoder: AudioDecoder | null = null;
  private readonly waiting: PacketFacts[] = [];

  constructor(private readonly decoded: (packet: HeardPacket) => void) {}

  decode(bytes: Uint8Array<ArrayBuffer>, facts: PacketFacts): void {
    if (this.waiting.length >= WAITING_AT_MOST) this.close();
    this.decoder ??= this.newDecoder();
    this.waiting.push(facts);
    this.decoder.decode(
      new EncodedAudioChunk({ type: "key", timestamp: facts.number * 20_000, data: bytes }),
    );
  }

  /** Gives up what waits and frees the decoder. */
  close(): void {
    this.waiting.length = 0;
    if (this.decoder !== null && this.decoder.state !== "closed") this.decoder.close();
    this.decoder = null;
  }

  private newDecoder(): AudioDecoder {
    const decoder = new AudioDecoder({
      output: (data) => {
        const facts = this.waiting.shift();
        const fits = data.sampleRate === SAMPLES_A_MILLISECOND * 1000;
        if (facts !== undefined && fits) this.decoded({ ...facts, samples: firstChannel(data) });
        data.close();
      },
      error: () => {
        if (this.decoder === decoder) this.close();
      },
    });
    const sampleRate = SAMPLES_A_MILLISECOND * 1000;
    decoder.configure({ codec: "opus", sampleRate, numberOfChannels: 1 });
    return decoder;
  }
}

function firstChannel(data: AudioData): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(data.numberOfFrames);
  data.copyTo(samples, { planeIndex: 0, format: "f32-planar" });
  return samples;
}
