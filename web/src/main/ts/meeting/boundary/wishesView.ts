import { element } from "../../shell/boundary/dom.ts";
import { button } from "../../shell/boundary/form.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { Actions } from "../entity/actions.ts";
import type { MeetingState } from "../entity/meetingState.ts";
import type { Participant } from "../entity/messages.ts";

/** Says to whoever presents or leads that somebody would like to present, with both answers; who asked first first. */
export class WishesView {
  readonly element: HTMLElement;
  private readonly text = element("p");
  private readonly give: HTMLButtonElement;
  private readonly notNow: HTMLButtonElement;
  private first: Participant | null = null;

  constructor(private readonly actions: Actions) {
    this.give = button("meeting.wishes.give", "primary", () => this.answer(true));
    this.notNow = button("meeting.wishes.notNow", "", () => this.answer(false));
    this.element = element(
      "div",
      { class: "blocked-sound invitation wishes", attributes: { role: "status", hidden: true } },
      icon("share"),
      this.text,
      this.give,
      this.notNow,
    );
  }

  show({ wishes, roster, phase }: MeetingState): void {
    const people = wishes.flatMap((index) => roster.participants.get(index) ?? []);
    this.first = people[0] ?? null;
    this.element.hidden = this.first === null || phase.name !== "present";
    if (this.first === null) return;
    const { name } = this.first;
    const more = people.length - 1;
    say(
      this.text,
      "text",
      more === 0 ? ["meeting.wishes.one", name] : ["meeting.wishes.many", name, more],
    );
    say(this.give, "aria-label", ["meeting.wishes.giveName", name]);
    say(this.notNow, "aria-label", ["meeting.wishes.notNowName", name]);
  }

  private answer(yes: boolean): void {
    if (this.first === null) return;
    const { index, name } = this.first;
    if (yes) this.actions.handOver(index, name);
    else this.actions.declineWish(index, name);
  }
}
