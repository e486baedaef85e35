import { element } from "../../shell/boundary/dom.ts";
import { button } from "../../shell/boundary/form.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import { canChooseSpeaker } from "../control/soundOutput.ts";
import type { DeviceChoice } from "../entity/deviceChoice.ts";
import type { Hearing } from "../entity/hearing.ts";
import { DeviceSelect } from "./deviceSelect.ts";

/** What a person can do about sound in a meeting. */
export interface SoundActions {
  toggleMicrophone(): void;
  /** With push to talk: the person is heard until `letGo`. */
  hold(): void;
  letGo(): void;
  choosePushToTalk(push: boolean): void;
  chooseMicrophone(deviceId: string): void;
  chooseSpeaker(deviceId: string): void;
  playTone(): void;
  /** How the others' voices are heard at the moment. */
  hearing(): Hearing | null;
}

/** The menu about sound: devices, a tone to try, and how well the others are heard. */
export class SoundMenu {
  readonly element: HTMLElement;
  private readonly microphones: DeviceSelect;
  private readonly speakers: DeviceSelect;
  private readonly figures = element("p", { class: "hint figures" });
  private readonly thin = element("p", {
    class: "hint",
    text: "voice.menu.thin",
    attributes: { hidden: true },
  });

  constructor(private readonly actions: SoundActions, devices: DeviceChoice) {
    this.microphones = new DeviceSelect(
      "microphone",
      "voice.device.microphone",
      () => devices.microphone,
      (deviceId) => actions.chooseMicrophone(deviceId),
    );
    this.speakers = new DeviceSelect(
      "speaker",
      "voice.device.speaker",
      () => devices.speaker,
      (deviceId) => actions.chooseSpeaker(deviceId),
    );
    const tone = button("voice.check.tone", "small", () => actions.playTone());
    tone.prepend(icon("play", "small"));
    const push = element("input", {
      attributes: { "type": "checkbox", "id": "push-to-talk", "aria-describedby": "push-hint" },
      on: { change: () => actions.choosePushToTalk(push.checked) },
    });
    push.checked = devices.pushToTalk;
    this.element = element(
      "div",
      {
        class: "menu sound-menu",
        label: "voice.menu.label",
        attributes: { id: "sound-menu", role: "group", hidden: true },
      },
      this.microphones.element,
      canChooseSpeaker()
        ? this.speakers.element
        : element("p", { class: "hint", text: "voice.device.noChoice" }),
      element(
        "div",
        { class: "push-choice" },
        push,
        element("label", { text: "voice.push.label", attributes: { for: "push-to-talk" } }),
        element("p", { class: "hint", text: "voice.push.hint", attributes: { id: "push-hint" } }),
      ),
      tone,
      this.figures,
      this.thin,
      element("p", { class: "hint", text: "voice.menu.shortcut" }),
    );
  }

  /** The lists and figures as they are now. */
  refresh(): void {
    void this.microphones.refresh();
    void this.speakers.refresh();
    this.tick();
  }

  /** The figures step each second while the menu is open. */
  tick(): void {
    if (this.element.hidden) return;
    const hearing = this.actions.hearing();
    if (hearing === null) {
      say(this.figures, "text", "voice.menu.quiet");
    } else {
      const percent = Math.floor(hearing.onTimeShare * 100);
      say(this.figures, "text", ["voice.menu.hearing", percent, hearing.delayMillis]);
      this.figures.dataset["onTimePercent"] = String(percent);
      this.figures.dataset["delayMillis"] = String(hearing.delayMillis);
    }
  }

  showThin(thin: boolean): void {
    this.thin.hidden = !thin;
  }

  dispose(): void {
    this.microphones.dispose();
    this.speakers.dispose();
  }
}
