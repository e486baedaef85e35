import type { HearingCount, ToMixer } from "../entity/hearing.ts";
import { SAMPLES_A_MILLISECOND } from "../entity/speaking.ts";

const TONE_HERTZ = [523.25, 659.25];
const TONE_SECONDS = 0.35;

/** The part of an audio context that the library of types does not know yet. */
type SinkContext = AudioContext & { setSinkId?: (deviceId: string) => Promise<void> };

/** Whether this browser lets people choose where sound comes out. */
export function canChooseSpeaker(): boolean {
  return typeof AudioContext === "function" && "setSinkId" in AudioContext.prototype;
}

/** Whether the person has done something in the page, so that no browser holds sound back any more. */
export function hasClicked(): boolean {
  return navigator.userActivation?.hasBeenActive === true;
}

/** What sound tells its owner. */
export interface SoundEvents {
  counted(count: HearingCount): void;
  /** The browser plays nothing, before the person clicks or for want of a device; or it plays now. */
  blocked(blocked: boolean): void;
}

/** The one way of all sound to the speaker. Sound that comes while the browser blocks it is lost, not kept. */
export class SoundOutput {
  private readonly context: SinkContext = new AudioContext({
    sampleRate: SAMPLES_A_MILLISECOND * 1000,
    latencyHint: "interactive",
  });
  private mixer: AudioWorkletNode | null = null;
  private readonly wake = () => {
    if (this.context.state === "suspended") this.stateChanged();
  };

  constructor(private readonly events: SoundEvents, deviceId: string) {
    this.context.addEventListener("statechange", () => this.stateChanged());
    addEventListener("pointerup", this.wake);
    addEventListener("keydown", this.wake);
    if (deviceId !== "") void this.use(deviceId);
    this.begin().catch(() => events.blocked(true));
  }

  /** Hands a message to the mixer, unless nothing can be heard anyway. */
  mix(message: ToMixer): void {
    if (this.context.state !== "running" && message.kind === "packet") return;
    const transfer = message.kind === "packet" ? [message.packet.samples.buffer] : [];
    this.mixer?.port.postMessage(message, transfer);
  }

  /** Lets sound come out there; answers whether the browser could. */
  async use(deviceId: string): Promise<boolean> {
    try {
      await this.context.setSinkId?.(deviceId);
      return true;
    } catch {
      // The device of last time is not here today: the system's own stays.
      return false;
    }
  }

  /** Plays two short tones, so that a person hears where sound comes out. */
  async playTone(): Promise<void> {
    await this.resume();
    TONE_HERTZ.forEach((frequency, index) => {
      const tone = new OscillatorNode(this.context, { frequency });
      const volume = new GainNode(this.context, { gain: 0 });
      const begin = this.context.currentTime + index * TONE_SECONDS;
      volume.gain.setValueAtTime(0, begin);
      volume.gain.linearRampToValueAtTime(0.2, begin + 0.02);
      volume.gain.linearRampToValueAtTime(0, begin + TONE_SECONDS);
      tone.connect(volume).connect(this.context.destination);
      tone.start(begin);
      tone.stop(begin + TONE_SECONDS);
    });
  }

  close(): void {
    removeEventListener("pointerup", this.wake);
    removeEventListener("keydown", this.wake);
    void this.context.close();
  }

  private async begin(): Promise<void> {
    await this.context.audioWorklet.addModule(new URL("voiceMixWorklet.js", document.baseURI).href);
    const mixer = new AudioWorkletNode(this.context, "voice-mixer", {
      numberOfInputs: 0,
      outputChannelCount: [1],
    });
    mixer.port.onmessage = (event: MessageEvent<HearingCount>) => this.events.counted(event.data);
    mixer.connect(this.context.destination);
    this.mixer = mixer;
    this.stateChanged();
  }

  private async resume(): Promise<void> {
    if (this.context.state === "suspended") await this.context.resume();
  }

  /** Without a click the browser keeps it suspended; after one, Firefox does while no device plays sound. */
  private stateChanged(): void {
    const suspended = this.context.state === "suspended";
    this.events.blocked(suspended);
    if (suspended) void this.resume();
  }
}
