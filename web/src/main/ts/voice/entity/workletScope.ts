/** The inside of an audio worklet; the library of types for pages does not name it. */
export interface WorkletProcessor {
  readonly port: MessagePort;
}

interface WorkletScope {
  readonly AudioWorkletProcessor: new () => WorkletProcessor;
  readonly sampleRate: number;
  /** Seconds on the clock of the sound. */
  readonly currentTime: number;
  registerProcessor(name: string, processor: new () => WorkletProcessor): void;
}

export const workletScope = globalThis as unknown as WorkletScope;
