/** Why the microphone does not work; each has its own words. */
export type MicrophoneFault =
  | "refused"
  | "missing"
  | "busy"
  | "unplugged"
  | "unsupported"
  | "failed";

/** The own microphone. Off means released: the browser's own sign is gone as well. */
export type MicrophoneState =
  | { readonly name: "off" }
  | { readonly name: "opening" }
  | {
    readonly name: "on";
    readonly label: string;
    /** Whether nothing is sent, because the person does not hold the button. */
    readonly quiet?: boolean;
  }
  | { readonly name: "failed"; readonly why: MicrophoneFault };

/** The sign on a seat and how full its meter is. */
export interface SeatVoice {
  /** The microphone is on, as far as anybody can hear. */
  readonly open: boolean;
  readonly speaking: boolean;
  /** Loudness class, 0 to 7. */
  readonly loudness: number;
}

/** Why nothing is heard: a click is missing, a device that plays sound, or what decodes voice in this browser. */
export type SoundBlock = "no" | "untilClick" | "noSpeaker" | "unable";

/** Everything about sound that the meeting page draws. */
export interface VoiceState {
  readonly microphone: MicrophoneState;
  /** Sender index to what is heard from there, the own one too. */
  readonly seats: ReadonlyMap<number, SeatVoice>;
  readonly blocked: SoundBlock;
  /** Whether the line lets only long packets through. */
  readonly thin: boolean;
  /** Whether the person is heard only while holding the button or the space bar. */
  readonly push: boolean;
}
