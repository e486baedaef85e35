/** Samples per millisecond; everything here is 48 kHz, one channel. */
export const SAMPLES_A_MILLISECOND = 48;

/** How much voice one packet holds: short ones for little delay, long ones for thin lines. */
export type PacketMillis = 20 | 60;

/** What the page tells the voice worker. */
export type ToVoice =
  | {
    readonly kind: "start";
    /** The captured sound; `null` where it comes as samples through the port. */
    readonly frames: ReadableStream<AudioData> | null;
    readonly port: MessagePort | null;
  }
  | { readonly kind: "packets"; readonly millis: PacketMillis }
  | { readonly kind: "stop" };

/** Samples of the second way of capture, from its worklet to the voice worker. */
export interface CapturedSamples {
  readonly samples: Float32Array<ArrayBuffer>;
  readonly sampleRate: number;
}

/** One coded packet with what its header needs to say. */
export interface VoicePacket {
  readonly kind: "packet";
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly millis: PacketMillis;
  /** When its first sample was spoken, in milliseconds since 1970. */
  readonly capturedAt: number;
  /** Loudness class, 0 to 7. */
  readonly loudness: number;
}

/** What the voice worker tells the page. */
export type FromVoice =
  | VoicePacket
  | { readonly kind: "level"; readonly loudness: number }
  | { readonly kind: "ended" }
  | { readonly kind: "failed"; readonly reason: string };
