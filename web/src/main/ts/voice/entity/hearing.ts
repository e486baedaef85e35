/** A decoded packet of one participant. */
export interface HeardPacket {
  readonly number: number;
  /** When its first sample was spoken, in milliseconds since the meeting began. */
  readonly time: number;
  /** From then until it arrived at this page, as far as both clocks agree. */
  readonly underwayMillis: number;
  readonly samples: Float32Array<ArrayBuffer>;
}

/** What the page tells the mixer in the audio thread. */
export type ToMixer =
  | { readonly kind: "packet"; readonly sender: number; readonly packet: HeardPacket }
  | { readonly kind: "forget"; readonly sender: number };

/** How well voice is heard, counted over a span of time. */
export interface HearingCount {
  /** Packets that came to be played, or should have. */
  readonly expected: number;
  /** Of these, those for which the ear did not have to wait. */
  readonly onTime: number;
  /** From the mouth to the ear, in milliseconds; 0 while nothing is heard. */
  readonly delayMillis: number;
}

/** How voice is heard at the moment; `null` when nobody spoke for a while. */
export interface Hearing {
  /** From 0 to 1. */
  readonly onTimeShare: number;
  readonly delayMillis: number;
}
