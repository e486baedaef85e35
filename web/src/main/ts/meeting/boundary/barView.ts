import { type Choices, languageChoice, themeChoice } from "../../shell/boundary/choices.ts";
import { element, putLiteral } from "../../shell/boundary/dom.ts";
import { handbookSign } from "../../shell/boundary/handbookLink.ts";
import { icon, type IconName, mark } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import { clockText } from "../../shell/entity/times.ts";
import type { MeetingState } from "../entity/meetingState.ts";
import { LinkView } from "./linkView.ts";

/** The bar of the meeting: which one, how it is connected, how long it has been going on. */
export class BarView {
  readonly element: HTMLElement;
  private readonly title = element("h1");
  private readonly number = element("span", { class: "fact number" });
  private readonly summary = element("span", { class: "summary" });
  private readonly link = new LinkView();
  private readonly duration = element("span");
  private readonly locked = fact("lock", element("span", { text: "meeting.bar.locked" }));

  constructor(choices: Choices) {
    const encrypted = fact("lock", element("span", { text: "meeting.bar.encrypted" }));
    encrypted.classList.add("encrypted");
    const clock = fact("clock", this.duration);
    say(clock, "title", "meeting.bar.duration");
    this.locked.classList.add("locked");
    say(this.locked, "title", "meeting.bar.lockedHint");
    this.element = element(
      "header",
      { class: "bar" },
      mark(24),
      element("div", { class: "titles" }, this.title, this.summary),
      this.number,
      this.locked,
      element("span", { class: "divider" }),
      encrypted,
      this.link.element,
      element("span", { class: "space" }),
      clock,
      handbookSign(),
      languageChoice(choices),
      themeChoice(choices),
    );
  }

  show(state: MeetingState): void {
    putLiteral(this.title, state.meeting.title);
    this.number.textContent = state.meeting.number;
    this.locked.hidden = !state.roster.locked;
    this.link.show(state);
  }

  /** The clock steps each second. */
  tick(state: MeetingState, now: number): void {
    const passed = state.beganAt === null ? "–" : clockText(now - state.beganAt);
    this.duration.textContent = passed;
    say(this.summary, "text", ["meeting.bar.summary", state.roster.participants.size, passed]);
  }
}

function fact(name: IconName, text: HTMLElement): HTMLElement {
  return element("span", { class: "fact" }, icon(name, "small"), text);
}
