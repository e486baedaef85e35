import { element } from "../../shell/boundary/dom.ts";
import { button } from "../../shell/boundary/form.ts";
import { icon } from "../../shell/boundary/icons.ts";

/** Says that the browser holds sound back until the person clicks; any click will do. */
export class BlockedSoundView {
  readonly element: HTMLElement;

  constructor() {
    this.element = element(
      "div",
      { class: "blocked-sound", attributes: { role: "status", hidden: true } },
      icon("speaker"),
      element("p", { text: "voice.blocked.text" }),
      button("voice.blocked.play", "", () => {}),
    );
  }

  show(blocked: boolean): void {
    this.element.hidden = !blocked;
  }
}
