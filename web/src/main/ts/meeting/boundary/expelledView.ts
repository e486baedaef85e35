import { element, replaceChildren } from "../../shell/boundary/dom.ts";
import { button } from "../../shell/boundary/form.ts";
import type { Actions } from "../entity/actions.ts";
import type { MeetingState } from "../entity/meetingState.ts";
import { Right } from "../entity/messages.ts";
import type { Expelled } from "../entity/roster.ts";
import { has } from "../entity/seatActions.ts";

/** Who was expelled, for those who may let them back in; below the seats. */
export class ExpelledView {
  readonly element: HTMLElement;
  private readonly list = element("ul");
  private drawn: ReadonlyMap<number, Expelled> | null = null;

  constructor(private readonly actions: Actions) {
    this.element = element(
      "section",
      { class: "expelled", attributes: { hidden: true } },
      element("h3", { text: "meeting.people.expelled" }),
      this.list,
    );
  }

  show(state: MeetingState): void {
    const { expelled } = state.roster;
    const leads = has(state.rights, Right.LEAD) && state.phase.name === "present";
    this.element.hidden = expelled.size === 0 || !leads;
    if (expelled === this.drawn) return;
    this.drawn = expelled;
    replaceChildren(this.list, [...expelled.values()].map((person) => this.line(person)));
  }

  private line({ index, name }: Expelled): HTMLElement {
    const back = button("meeting.readmit.submit", "", () => this.actions.readmit(index, name));
    return element("li", {}, element("span", { class: "name", literal: name }), back);
  }
}
