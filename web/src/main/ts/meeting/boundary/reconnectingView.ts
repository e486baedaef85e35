import { element } from "../../shell/boundary/dom.ts";
import { button } from "../../shell/boundary/form.ts";
import { say } from "../../shell/boundary/speech.ts";
import { RECONNECT_MILLIS } from "../../tunnel/control/reconnectPolicy.ts";
import type { Actions } from "../entity/actions.ts";
import type { MeetingState } from "../entity/meetingState.ts";

/** Says that the connection is lost, that nothing needs to be done, and for how long already. */
export class ReconnectingView {
  readonly element: HTMLElement;
  private readonly title = element("b");
  private readonly hint = element("p");

  constructor(actions: Actions) {
    this.element = element(
      "div",
      { class: "reconnecting", attributes: { hidden: true } },
      element("span", { class: "turning", attributes: { "aria-hidden": "true" } }),
      element("div", {}, this.title, this.hint),
      button("meeting.toolbar.leave", "", () => actions.leave()),
    );
  }

  /** `now` is on the clock of the timers. */
  show(state: MeetingState, now: number): void {
    const { phase } = state;
    this.element.hidden = phase.name !== "reconnecting";
    if (phase.name !== "reconnecting") return;
    const key = phase.stopping ? "stopping" : "title";
    say(this.title, "text", `meeting.reconnecting.${key}`);
    const seconds = Math.floor((now - phase.since) / 1000);
    say(this.hint, "text", ["meeting.reconnecting.hint", seconds, RECONNECT_MILLIS / 1000]);
  }
}
