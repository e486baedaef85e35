import type { Choices } from "../../shell/boundary/choices.ts";
import { element, replaceChildren } from "../../shell/boundary/dom.ts";
import { button } from "../../shell/boundary/form.ts";
import { handbookLink } from "../../shell/boundary/handbookLink.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { Actions } from "../entity/actions.ts";
import type { MeetingState } from "../entity/meetingState.ts";
import { notice } from "./noticeView.ts";

/** The lobby: a calm page in the place of the meeting, until somebody who leads says yes or no. */
export class LobbyView {
  readonly element: HTMLElement;
  private readonly meeting = element("p", { class: "lobby-meeting" });
  private readonly text = element("p");
  private readonly link = element("p", {
    class: "hint",
    text: "meeting.reconnecting.title",
    attributes: { role: "status", hidden: true },
  });
  private readonly title = element("h1", {
    text: "meeting.lobby.title",
    attributes: { tabindex: "-1" },
  });
  private shown = false;

  constructor(choices: Choices, actions: Actions) {
    this.element = notice(
      choices,
      this.title,
      this.meeting,
      this.text,
      element("p", { class: "hint", text: "meeting.lobby.hint" }),
      element("p", { class: "hint" }, handbookLink()),
      this.link,
      element("div", { class: "buttons" }, button("meeting.lobby.leave", "", actions.leave)),
    );
    this.element.classList.add("lobby");
    this.element.hidden = true;
  }

  show(state: MeetingState): void {
    const { waiting, meeting, phase } = state;
    this.element.hidden = !waiting;
    if (!waiting) {
      this.shown = false;
      return;
    }
    replaceChildren(this.meeting, [element("b", { literal: meeting.title })]);
    say(this.text, "text", ["meeting.lobby.text", meeting.organizer]);
    this.link.hidden = phase.name !== "reconnecting";
    if (!this.shown) this.title.focus();
    this.shown = true;
  }
}
