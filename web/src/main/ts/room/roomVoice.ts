import type { Line } from "../meeting/control/screenShare.ts";
import { announcer } from "../shell/boundary/announcer.ts";
import type { Timers } from "../shell/entity/timers.ts";
import { HearingFigures } from "../voice/control/hearingFigures.ts";
import { Listening } from "../voice/control/listening.ts";
import { Microphone, type VoiceWorker } from "../voice/control/microphone.ts";
import { openMicrophone } from "../voice/control/microphoneSource.ts";
import { SeatVoices } from "../voice/control/seatVoices.ts";
import { hasClicked, SoundOutput } from "../voice/control/soundOutput.ts";
import { canListen } from "../voice/control/voiceDecoding.ts";
import type { DeviceChoice } from "../voice/entity/deviceChoice.ts";
import type { MicrophoneState, VoiceState } from "../voice/entity/microphoneState.ts";
import type { Frame } from "../wire/frame.ts";

export interface RoomVoiceWish {
  readonly timers: Timers;
  readonly devices: DeviceChoice;
  readonly worker: () => VoiceWorker;
  /** Milliseconds since the meeting began, on this clock. */
  readonly meetingTime: () => number;
  /** The own sender index. */
  readonly me: () => number;
  changed(state: VoiceState): void;
}

/** A browser needs a moment before it says that it may play, and a device some more before it does. */
const BLOCKED_AFTER_MILLIS = 1500;
const NO_SPEAKER_AFTER_MILLIS = 5000;

/** Voice in one meeting: puts microphone, decoders, mixer and the signs on the seats together. */
export class RoomVoice {
  private state: VoiceState = {
    microphone: { name: "off" },
    seats: new Map(),
    blocked: canListen() ? "no" : "unable",
    thin: false,
    push: false,
  };
  private readonly microphone: Microphone;
  private readonly seats: SeatVoices;
  private readonly figures = new HearingFigures();
  private output: SoundOutput | null = null;
  private readonly listening: Listening;
  private cancelBlocked: (() => void) | null = null;

  constructor(private readonly wish: RoomVoiceWish) {
    const { timers } = wish;
    this.seats = new SeatVoices(timers, (seats) => this.become({ seats }));
    this.listening = new Listening({
      seats: this.seats,
      meetingTime: wish.meetingTime,
      mix: (message) => this.output?.mix(message),
    });
    this.microphone = new Microphone(
      {
        open: openMicrophone,
        worker: wish.worker,
        now: () => timers.now(),
        clock: () => Date.now(),
        changed: (microphone) => this.microphoneChanged(microphone),
        level: (loudness) => this.seats.hear(wish.me(), loudness),
        replaced: (label) => announcer.toast(["voice.said.replaced", label]),
        thin: (thin) => this.become({ thin }),
      },
      wish.devices.microphone,
    );
  }

  /** Sound comes out from now on, by the devices that are chosen now; nothing happens the second time. */
  begin(): void {
    if (this.output !== null) return;
    const { timers, devices } = this.wish;
    this.output = new SoundOutput({
      counted: (count) => this.figures.add(count, timers.now()),
      blocked: (blocked) => this.blocked(blocked),
    }, devices.speaker);
    void this.microphone.use(devices.microphone);
    this.microphone.usePush(devices.pushToTalk);
    this.become({ push: devices.pushToTalk });
  }

  now(): VoiceState {
    return this.state;
  }

  frame(frame: Frame): void {
    this.listening.frame(frame);
  }

  /** Only these are in the meeting. */
  keep(senders: ReadonlySet<number>): void {
    this.listening.keep(senders);
  }

  lineOpened(line: Line): void {
    this.microphone.lineOpened(line);
  }

  lineLost(): void {
    this.microphone.lineLost();
    this.listening.forgetAll();
    this.seats.clear();
  }

  /** Somebody turned this voice off: the microphone is released, so that nobody believes to be heard. */
  turnOff(): void {
    this.microphone.turnOff();
  }

  /** This participant may not send voice any more; the others are heard on. */
  silenced(): void {
    this.microphone.lineLost();
  }

  /** Whether the microphone is on or about to be. */
  isOn(): boolean {
    return ["on", "opening"].includes(this.state.microphone.name);
  }

  readonly actions = {
    toggleMicrophone: () => void this.microphone.toggle(),
    hold: () => void this.microphone.hold(),
    letGo: () => this.microphone.letGo(),
    choosePushToTalk: (push: boolean) => {
      this.wish.devices.choosePushToTalk(push);
      this.become({ push });
      this.microphone.usePush(push);
    },
    chooseMicrophone: (deviceId: string) => {
      this.wish.devices.choose("microphone", deviceId);
      void this.microphone.use(deviceId);
    },
    chooseSpeaker: (deviceId: string) => {
      this.wish.devices.choose("speaker", deviceId);
      void this.output?.use(deviceId).then((done) => {
        if (!done) announcer.toast("voice.said.speakerMissing");
      });
    },
    playTone: () => void this.output?.playTone(),
    hearing: () => this.figures.now(this.wish.timers.now()),
  };

  dispose(): void {
    this.microphone.lineLost();
    this.microphone.turnOff();
    this.cancelBlocked?.();
    this.seats.dispose();
    this.listening.forgetAll();
    this.output?.close();
  }

  private microphoneChanged(microphone: MicrophoneState): void {
    const before = this.state.microphone.name;
    const wasQuiet = isQuiet(this.state.microphone);
    if (microphone.name !== "on" || isQuiet(microphone)) this.seats.end(this.wish.me());
    this.become({ microphone });
    if (microphone.name === "on") {
      const { push } = this.state;
      if (before === "opening" && !push) announcer.polite("voice.said.on");
      const news = before === "opening" || isQuiet(microphone) !== wasQuiet;
      if (push && news) announcer.polite(`voice.push.said.${isQuiet(microphone) ? "off" : "on"}`);
    }
    if (microphone.name === "off" && before === "on") announcer.polite("voice.said.off");
    if (microphone.name === "failed") announcer.toast(`voice.fault.${microphone.why}.remedy`);
  }

  private blocked(blocked: boolean): void {
    this.cancelBlocked?.();
    this.cancelBlocked = null;
    if (this.state.blocked === "unable") return;
    if (!blocked) this.become({ blocked: "no" });
    else {
      const clicked = hasClicked();
      this.cancelBlocked = this.wish.timers.after(
        clicked ? NO_SPEAKER_AFTER_MILLIS : BLOCKED_AFTER_MILLIS,
        () => this.become({ blocked: clicked ? "noSpeaker" : "untilClick" }),
      );
    }
  }

  private become(change: Partial<VoiceState>): void {
    this.state = { ...this.state, ...change };
    this.wish.changed(this.state);
  }
}

function isQuiet(microphone: MicrophoneState): boolean {
  return microphone.name === "on" && microphone.quiet === true;
}
