import { type PacketMillis, SAMPLES_A_MILLISECOND } from "../entity/speaking.ts";

/** Codes blocks into packets, one packet for each block, in their order. */
export interface Coder {
  code(samples: Float32Array<ArrayBuffer>): void;
  /** Gives out what is under way, then ends. */
  close(): void;
}

/** What a coder gives to its owner. */
export interface CoderEvents {
  packet(bytes: Uint8Array<ArrayBuffer>): void;
  failed(reason: string): void;
}

export type MakeCoder = (millis: PacketMillis, events: CoderEvents) => Coder;

const BITS_A_SECOND: Readonly<Record<PacketMillis, number>> = { 20: 24_000, 60: 16_000 };

/** The part of the configuration that the library of types does not know yet. */
interface OpusConfig extends AudioEncoderConfig {
  readonly opus: {
    readonly application: "voip";
    readonly signal: "voice";
    readonly frameDuration: number;
    readonly usedtx: boolean;
    readonly useinbandfec: boolean;
  };
}

/**
 * Opus for speech. Without its own silence detection, which drops packets and lets the time stamps run ahead, and without
 * repair of losses, since a tunnel loses nothing.
 */
export const opusCoder: MakeCoder = (millis, events) => {
  const encoder = new AudioEncoder({
    output: (chunk) => {
      const bytes = new Uint8Array(chunk.byteLength);
      chunk.copyTo(bytes);
      events.packet(bytes);
    },
    error: (error) => events.failed(error.message),
  });
  const config: OpusConfig = {
    codec: "opus",
    sampleRate: SAMPLES_A_MILLISECOND * 1000,
    numberOfChannels: 1,
    bitrate: BITS_A_SECOND[millis],
    opus: {
      application: "voip",
      signal: "voice",
      frameDuration: millis * 1000,
      usedtx: false,
      useinbandfec: false,
    },
  };
  encoder.configure(config);
  let coded = 0;
  return {
    code(samples) {
      if (encoder.state !== "configured") return;
      const data = new AudioData({
        format: "f32-planar",
        sampleRate: config.sampleRate,
        numberOfFrames: samples.length,
        numberOfChannels: 1,
        timestamp: coded * millis * 1000,
        data: samples,
      });
      coded += 1;
      encoder.encode(data);
      data.close();
    },
    close() {
      if (encoder.state !== "configured") return;
      encoder.flush().then(() => encoder.close(), () => {
        // It broke or was closed while it was giving out the rest: there is nothing left to end.
      });
    },
  };
};
