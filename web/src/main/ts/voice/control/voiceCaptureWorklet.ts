import type { CapturedSamples } from "../entity/speaking.ts";
import { workletScope } from "../entity/workletScope.ts";

const PART_SAMPLES = 480;

/** Hands what the microphone hears to the voice worker, for browsers that give no stream of it. */
class VoiceCapture extends workletScope.AudioWorkletProcessor {
  private part = new Float32Array(PART_SAMPLES);
  private filled = 0;
  private target: MessagePort | null = null;

  constructor() {
    super();
    this.port.onmessage = (event: MessageEvent<MessagePort>) => {
      this.target = event.data;
    };
  }

  process(inputs: Float32Array[][]): boolean {
    for (const sample of inputs[0]?.[0] ?? []) {
      this.part[this.filled++] = sample;
      if (this.filled === PART_SAMPLES) this.send();
    }
    return true;
  }

  private send(): void {
    const message: CapturedSamples = { samples: this.part, sampleRate: workletScope.sampleRate };
    this.target?.postMessage(message, [this.part.buffer]);
    this.part = new Float32Array(PART_SAMPLES);
    this.filled = 0;
  }
}

workletScope.registerProcessor("voice-capture", VoiceCapture);
