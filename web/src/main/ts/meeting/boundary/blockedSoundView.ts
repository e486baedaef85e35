import { element } from "../../shell/boundary/dom.ts";
import { button } from "../../shell/boundary/form.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { JoinMode } from "../entity/joinMode.ts";
import type { SoundBlock } from "../../voice/entity/microphoneState.ts";

const TEXTS: Readonly<Record<Exclude<SoundBlock, "no">, string>> = {
  untilClick: "voice.blocked.text",
  noSpeaker: "voice.blocked.noSpeaker",
  unable: "voice.blocked.unable",
};

/**
 * Says why nothing is heard: the person joined to watch only, the browser waits for a click (any will do), finds no
 * speaker, or cannot play voice.
 */
export class BlockedSoundView {
  readonly element: HTMLElement;
  private readonly text = element("p");
  private readonly hear = button("meeting.mode.hear", "", () => this.takeAll());
  private readonly play = button("voice.blocked.play", "", () => {});

  constructor(private readonly takeAll: () => void) {
    this.element = element(
      "div",
      { class: "blocked-sound", attributes: { role: "status", hidden: true } },
      icon("speaker"),
      this.text,
      this.play,
      this.hear,
    );
  }

  show(blocked: SoundBlock, mode: JoinMode): void {
    const chosen = mode === "view";
    this.element.hidden = blocked === "no" && !chosen;
    this.hear.hidden = !chosen;
    this.play.hidden = chosen || blocked !== "untilClick";
    if (chosen) say(this.text, "text", "meeting.mode.noSound");
    else if (blocked !== "no") say(this.text, "text", TEXTS[blocked]);
  }
}
