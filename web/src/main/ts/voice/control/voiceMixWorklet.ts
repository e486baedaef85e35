import type { HearingCount, ToMixer } from "../entity/hearing.ts";
import { workletScope } from "../entity/workletScope.ts";
import { JitterBuffer } from "./jitterBuffer.ts";

const COUNT_SECONDS = 1;

/** Plays everybody's voice: one buffer for each speaker, mixed in the audio thread. */
class VoiceMixer extends workletScope.AudioWorkletProcessor {
  private readonly buffers = new Map<number, JitterBuffer>();
  private countedAt = 0;

  constructor() {
    super();
    this.port.onmessage = (event: MessageEvent<ToMixer>) => this.take(event.data);
  }

  process(_inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    const output = outputs[0]?.[0];
    if (output === undefined) return true;
    const now = workletScope.currentTime * 1000;
    for (const buffer of this.buffers.values()) buffer.mixInto(output, now);
    for (let index = 0; index < output.length; index++) {
      output[index] = Math.min(1, Math.max(-1, output[index] ?? 0));
    }
    this.count();
    return true;
  }

  private take(message: ToMixer): void {
    const now = workletScope.currentTime * 1000;
    if (message.kind === "forget") {
      this.buffers.delete(message.sender);
      return;
    }
    let buffer = this.buffers.get(message.sender);
    if (buffer === undefined) {
      buffer = new JitterBuffer();
      this.buffers.set(message.sender, buffer);
    }
    buffer.put(message.packet, now);
  }

  private count(): void {
    const now = workletScope.currentTime;
    if (now - this.countedAt < COUNT_SECONDS) return;
    this.countedAt = now;
    const counts = [...this.buffers.values()].map((buffer) => buffer.takeCount());
    const heard = counts.filter(({ expected }) => expected > 0);
    if (heard.length === 0) return;
    const sum: HearingCount = {
      expected: heard.reduce((all, { expected }) => all + expected, 0),
      onTime: heard.reduce((all, { onTime }) => all + onTime, 0),
      delayMillis: Math.max(...heard.map(({ delayMillis }) => delayMillis)),
    };
    this.port.postMessage(sum);
  }
}

workletScope.registerProcessor("voice-mixer", VoiceMixer);
