import type { MeetingState } from "../../meeting/entity/meetingState.ts";
import { Right } from "../../meeting/entity/messages.ts";
import { has } from "../../meeting/entity/seatActions.ts";
import { element, replaceChildren, setAttribute } from "../../shell/boundary/dom.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { Sentence } from "../../shell/entity/words.ts";

/** The button of the own camera; meetings without cameras have none. */
export class CameraTool {
  readonly element: HTMLButtonElement;
  private readonly sign = element("span");
  private readonly text = element("span");

  constructor(private readonly able: boolean, toggle: () => void) {
    this.element = element(
      "button",
      {
        class: "tool camera-tool",
        attributes: { type: "button", hidden: true, "aria-keyshortcuts": "V" },
        on: {
          click: () => {
            if (this.element.getAttribute("aria-disabled") !== "true") toggle();
          },
        },
      },
      this.sign,
      this.text,
    );
  }

  show(state: MeetingState): void {
    const { name } = state.camera;
    const on = name === "on" || name === "asking";
    const why = name === "off" ? this.whyNot(state) : null;
    this.element.hidden = !state.roster.cameras && name === "off";
    replaceChildren(this.sign, [icon(on ? "camera" : "cameraOff", "large")]);
    say(this.text, "text", `camera.tool.${on ? "on" : name === "opening" ? "opening" : "off"}`);
    say(this.element, "title", why ?? `camera.tool.${on ? "turnOff" : "turnOn"}`);
    this.element.setAttribute("aria-pressed", String(on));
    setAttribute(this.element, "aria-disabled", why !== null && "true");
  }

  private whyNot(state: MeetingState): Sentence | null {
    if (!this.able) return "camera.tool.unable";
    if (state.phase.name !== "present") return "meeting.toolbar.shareOffline";
    return has(state.rights, Right.CAMERA) ? null : "camera.tool.forbidden";
  }
}
