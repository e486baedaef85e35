import { element } from "../../shell/boundary/dom.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { MeetingState } from "../entity/meetingState.ts";

/** Without new pictures for so long the screen rests, and what is shown is as sharp as it gets. */
const REST_MILLIS = 8_000;

/**
 * Says, once each time, that pictures suffer from a slow line, why, and that a still picture becomes sharp again.
 * Who watches cannot tell whose line it is: a picture says when it was captured, not when the server had it.
 *
 * It goes by itself when the line is good again, and can be closed before.
 */
export class SlowLineView {
  readonly element: HTMLElement;
  private readonly title = element("b");
  private readonly text = element("p");
  private closed = false;

  constructor() {
    this.element = element(
      "div",
      { class: "slow-line", attributes: { hidden: true, role: "status" } },
      icon("signal", "large"),
      element("div", {}, this.title, this.text),
      element(
        "button",
        {
          class: "icon-button",
          label: "meeting.slow.close",
          attributes: { type: "button" },
          on: { click: () => this.close() },
        },
        icon("close"),
      ),
    );
  }

  /** `clock` is milliseconds since 1970. */
  show(state: MeetingState, clock: number): void {
    const way = slowWay(state, clock);
    if (way === null) this.closed = false;
    this.element.hidden = way === null || this.closed;
    if (way === null) return;
    say(this.title, "text", `meeting.slow.${way}.title`);
    say(this.text, "text", `meeting.slow.${way}`);
  }

  private close(): void {
    this.closed = true;
    this.element.hidden = true;
  }
}

function slowWay(state: MeetingState, clock: number): "up" | "down" | null {
  const { phase, presenting, roster, shown, slow } = state;
  if (phase.name !== "present") return null;
  if (slow.up && presenting.name === "on") return "up";
  const watching = roster.share !== null && shown !== null && clock - shown.at < REST_MILLIS;
  return slow.down && watching ? "down" : null;
}
