import { element } from "../../shell/boundary/dom.ts";
import { button } from "../../shell/boundary/form.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { Actions } from "../entity/actions.ts";
import type { MeetingState } from "../entity/meetingState.ts";
import { Right } from "../entity/messages.ts";
import { has } from "../entity/seatActions.ts";

const MINUTE = 60_000;

/** Says that the planned end is near; whoever leads can put it off. */
export class EndNotice {
  readonly element: HTMLElement;
  private readonly text = element("p");
  private readonly longer: readonly HTMLButtonElement[];

  constructor(actions: Actions) {
    this.longer = [15, 30].map((minutes) =>
      button(["meeting.planned.extend", minutes], "", () => actions.extend(minutes))
    );
    this.element = element(
      "div",
      {
        class: "blocked-sound invitation end-notice",
        attributes: { role: "status", hidden: true },
      },
      icon("clock"),
      this.text,
      ...this.longer,
      button("meeting.planned.close", "", () => actions.closeEndNotice()),
    );
  }

  show({ end, endNear, phase, rights }: MeetingState, now: number): void {
    const near = endNear && end !== null && end.at > now && phase.name === "present";
    this.element.hidden = !near;
    if (!near) return;
    const text = `meeting.planned.${end.forAll ? "ends" : "goesOn"}`;
    say(this.text, "text", [text, Math.ceil((end.at - now) / MINUTE)]);
    for (const one of this.longer) one.hidden = !has(rights, Right.LEAD);
  }
}
