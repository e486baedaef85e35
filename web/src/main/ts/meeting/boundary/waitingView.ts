import { element, replaceChildren } from "../../shell/boundary/dom.ts";
import { button } from "../../shell/boundary/form.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { Actions } from "../entity/actions.ts";
import type { MeetingState } from "../entity/meetingState.ts";
import type { Waiting } from "../entity/messages.ts";

/** Says to those who lead that somebody waits in the lobby; without a sound. */
export class WaitingNews {
  readonly element: HTMLElement;
  private readonly text = element("p");
  private readonly admit: HTMLButtonElement;
  private line: readonly Waiting[] = [];

  constructor(private readonly actions: Actions, openPeople: () => void) {
    this.admit = button("meeting.lobby.admit", "primary", () => this.letIn());
    const look = button("meeting.lobby.look", "", openPeople);
    this.element = element(
      "div",
      {
        class: "blocked-sound invitation waiting-news",
        attributes: { role: "status", hidden: true },
      },
      icon("people"),
      this.text,
      this.admit,
      look,
    );
  }

  show({ line, phase }: MeetingState): void {
    this.element.hidden = line.length === 0 || phase.name !== "present";
    if (line === this.line || line.length === 0) return;
    this.line = line;
    const first = line[0]?.name ?? "";
    say(
      this.text,
      "text",
      line.length === 1 ? ["meeting.lobby.one", first] : ["meeting.lobby.many", line.length, first],
    );
    say(this.admit, "text", line.length === 1 ? "meeting.lobby.admit" : "meeting.lobby.admitAll");
  }

  private letIn(): void {
    const [first] = this.line;
    if (this.line.length === 1 && first !== undefined) this.actions.admit(first.index, first.name);
    else this.actions.admitAll();
  }
}

/** Who waits in the lobby, in order, with an answer for each; above the seats. */
export class WaitingLine {
  readonly element: HTMLElement;
  private readonly list = element("ol");
  private readonly all: HTMLButtonElement;
  private drawn: readonly Waiting[] | null = null;

  constructor(private readonly actions: Actions) {
    this.all = button("meeting.lobby.admitAll", "", () => actions.admitAll());
    this.element = element(
      "section",
      { class: "waiting-line", attributes: { hidden: true } },
      element("header", {}, element("h3", { text: "meeting.lobby.people" }), this.all),
      this.list,
    );
  }

  show({ line, phase }: MeetingState): void {
    this.element.hidden = line.length === 0 || phase.name !== "present";
    this.all.hidden = line.length < 2;
    if (line === this.drawn) return;
    this.drawn = line;
    replaceChildren(this.list, line.map((person) => this.person(person)));
  }

  private person({ index, name }: Waiting): HTMLElement {
    const admit = button("meeting.lobby.admit", "primary", () => this.actions.admit(index, name));
    const refuse = button("meeting.lobby.refuse", "", () => this.actions.refuse(index, name));
    say(admit, "aria-label", ["meeting.lobby.admitName", name]);
    say(refuse, "aria-label", ["meeting.lobby.refuseName", name]);
    return element(
      "li",
      {},
      element("span", { class: "name", literal: name }),
      element("span", { class: "answers" }, admit, refuse),
    );
  }
}
