import { element, replaceChildren } from "../../shell/boundary/dom.ts";
import { button } from "../../shell/boundary/form.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { Sentence } from "../../shell/entity/words.ts";
import { Microphone, type VoiceWorker } from "../control/microphone.ts";
import { canSpeak, openMicrophone } from "../control/microphoneSource.ts";
import { canChooseSpeaker, SoundOutput } from "../control/soundOutput.ts";
import type { DeviceChoice } from "../entity/deviceChoice.ts";
import type { MicrophoneState } from "../entity/microphoneState.ts";
import { DeviceSelect } from "./deviceSelect.ts";

const STEPS = 14;
const HEARD_CLASS = 2;

/**
 * Microphone and speaker in the device check.
 *
 * The microphone opens when the person asks for it, never by itself, and is released with {@link dispose}; nothing of
 * what it hears leaves the browser here.
 */
export class SoundChecks {
  readonly elements: readonly HTMLElement[];
  private readonly microphone: Microphone;
  private readonly microphones: DeviceSelect;
  private readonly speakers: DeviceSelect;
  private readonly sign = element("span", { class: "sign idle" });
  private readonly status = element("span", { class: "status off", text: "voice.check.notYet" });
  private readonly hint = element("p", { class: "hint", text: "voice.check.private" });
  private readonly meter = element("div", { class: "segments", attributes: { hidden: true } });
  private readonly start: HTMLButtonElement;
  private output: SoundOutput | null = null;
  private heard = false;

  constructor(private readonly devices: DeviceChoice, worker: () => VoiceWorker) {
    this.microphone = new Microphone({
      open: openMicrophone,
      worker,
      now: () => performance.now(),
      clock: () => Date.now(),
      changed: (state) => this.show(state),
      level: (loudness) => this.level(loudness),
      replaced: () => {},
      thin: () => {},
    }, devices.microphone);
    this.microphones = new DeviceSelect(
      "microphone",
      "voice.device.microphone",
      () => devices.microphone,
      (deviceId) => {
        devices.choose("microphone", deviceId);
        void this.microphone.use(deviceId);
      },
    );
    this.speakers = new DeviceSelect(
      "speaker",
      "voice.device.speaker",
      () => devices.speaker,
      (deviceId) => {
        devices.choose("speaker", deviceId);
        void this.output?.use(deviceId);
      },
    );
    this.start = button("voice.check.start", "small", () => void this.microphone.toggle());
    for (let step = 0; step < STEPS; step++) this.meter.append(element("i"));
    replaceChildren(this.sign, [icon("mic", "small")]);
    this.elements = [this.microphoneCheck(), this.speakerCheck()];
    if (!canSpeak()) this.show({ name: "failed", why: "unsupported" });
  }

  dispose(): void {
    this.microphone.turnOff();
    this.microphones.dispose();
    this.speakers.dispose();
    this.output?.close();
  }

  private microphoneCheck(): HTMLElement {
    return element(
      "li",
      {},
      this.sign,
      element(
        "div",
        { class: "said" },
        element("div", { class: "line" }, element("b", { text: "voice.check.mic" }), this.status),
        canSpeak() && this.microphones.element,
        this.meter,
        element("div", { class: "with-button" }, this.hint, canSpeak() && this.start),
      ),
    );
  }

  private speakerCheck(): HTMLElement {
    const tone = button("voice.check.tone", "small", () => void this.playTone());
    tone.prepend(icon("play", "small"));
    const sign = element("span", { class: "sign idle" }, icon("speaker", "small"));
    const choice = canChooseSpeaker()
      ? this.speakers.element
      : element("p", { class: "hint", text: "voice.device.noChoice" });
    return element(
      "li",
      {},
      sign,
      element(
        "div",
        { class: "said" },
        element("div", { class: "line" }, element("b", { text: "voice.check.speaker" })),
        element("div", { class: "with-button" }, choice, tone),
      ),
    );
  }

  private async playTone(): Promise<void> {
    this.output ??= new SoundOutput(
      { counted: () => {}, blocked: () => {} },
      this.devices.speaker,
    );
    await this.output.playTone();
  }

  private show(state: MicrophoneState): void {
    const on = state.name === "on";
    const failed = state.name === "failed";
    this.heard = false;
    this.meter.hidden = !on;
    if (on) void this.microphones.refresh();
    if (on) void this.speakers.refresh();
    say(this.start, "text", on ? "voice.check.stop" : "voice.check.start");
    this.signs(failed ? "bad" : "idle", failed ? "warning" : "mic");
    const texts: Readonly<Record<MicrophoneState["name"], [Sentence, Sentence]>> = {
      off: ["voice.check.notYet", "voice.check.private"],
      opening: ["voice.check.opening", "voice.check.openingHint"],
      on: ["voice.check.silent", "voice.check.speak"],
      failed: failed
        ? [`voice.fault.${state.why}.name`, `voice.fault.${state.why}.remedy`]
        : ["", ""],
    };
    const [name, hint] = texts[state.name];
    this.status.className = failed ? "status bad" : "status off";
    say(this.status, "text", name);
    say(this.hint, "text", hint);
  }

  private level(loudness: number): void {
    const lit = Math.round(loudness * STEPS / 7);
    [...this.meter.children].forEach((step, index) => step.classList.toggle("lit", index < lit));
    if (this.heard || loudness < HEARD_CLASS) return;
    this.heard = true;
    this.signs("good", "check");
    this.status.className = "status";
    say(this.status, "text", "voice.check.heard");
  }

  private signs(look: "idle" | "good" | "bad", name: "mic" | "warning" | "check"): void {
    this.sign.className = look === "good" ? "sign" : `sign ${look}`;
    replaceChildren(this.sign, [icon(name, "small")]);
  }
}
