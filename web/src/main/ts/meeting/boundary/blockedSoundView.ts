import { element } from "../../shell/boundary/dom.ts";
import { button } from "../../shell/boundary/form.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { VoiceState } from "../../voice/entity/microphoneState.ts";

/** Says that the browser holds sound back until the person clicks (any click will do), or cannot play voice. */
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

  show(blocked: VoiceState["blocked"]): void {
    this.element.hidden = blocked === "no";
    this.play.hidden = blocked !== "untilClick";
    say(this.text, "text", blocked === "unable" ? "voice.blocked.unable" : "voice.blocked.text");
  }
}
