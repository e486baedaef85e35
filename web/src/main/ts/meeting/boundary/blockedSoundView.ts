import { element } from "../../shell/boundary/dom.ts";
import { button } from "../../shell/boundary/form.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { SoundBlock } from "../../voice/entity/microphoneState.ts";

const TEXTS: Readonly<Record<Exclude<SoundBlock, "no">, string>> = {
  untilClick: "voice.blocked.text",
  noSpeaker: "voice.blocked.noSpeaker",
  unable: "voice.blocked.unable",
};

/** Says why nothing is heard: the browser waits for a click (any will do), finds no speaker, or cannot play voice. */
export class BlockedSoundView {
  readonly element: HTMLElement;
  private readonly text = element("p");
  private readonly play = button("voice.blocked.play", "", () => {});

  constructor() {
    this.element = element(
      "div",
      { class: "blocked-sound", attributes: { role: "status", hidden: true } },
      icon("speaker"),
      this.text,
      this.play,
    );
  }

  show(blocked: SoundBlock): void {
    this.element.hidden = blocked === "no";
    this.play.hidden = blocked !== "untilClick";
    if (blocked !== "no") say(this.text, "text", TEXTS[blocked]);
  }
}
