import { element } from "../../shell/boundary/dom.ts";
import { button } from "../../shell/boundary/form.ts";
import { say } from "../../shell/boundary/speech.ts";
import { clockWithZone } from "../entity/clockText.ts";
import type { SessionEnd } from "../entity/sessionEnd.ts";

/** What a person can do about the end of a session. */
export interface SessionEndActions {
  stay(): void;
  signIn(): void;
  /** The person has read it and goes on. */
  closed(): void;
}

/** Says outside a meeting when and why the session ends; waits for the person, who may be typing. */
export class SessionEndDialog {
  private readonly title = element("h2", { attributes: { id: "session-end-title" } });
  private readonly text = element("p", { attributes: { id: "session-end-text" } });
  private readonly stay: HTMLButtonElement;
  private readonly signIn: HTMLButtonElement;
  private readonly later: HTMLButtonElement;
  private readonly dialog: HTMLDialogElement;
  private byPerson = true;

  constructor(actions: SessionEndActions) {
    this.stay = button("account.ending.stay", "primary", () => actions.stay());
    this.signIn = button("account.ending.signIn", "primary", () => actions.signIn());
    this.later = button("account.ending.later", "", () => this.dialog.close());
    this.dialog = element(
      "dialog",
      {
        attributes: {
          role: "alertdialog",
          "aria-labelledby": "session-end-title",
          "aria-describedby": "session-end-text",
        },
        on: {
          close: () => {
            this.dialog.remove();
            if (this.byPerson) actions.closed();
          },
        },
      },
      element("div", { class: "dialog-body" }, this.title, this.text),
      element("div", { class: "dialog-buttons" }, this.later, this.stay, this.signIn),
    );
  }

  show(end: SessionEnd): void {
    const { cause } = end;
    say(this.title, "text", [`account.ending.${cause}.title`, clockOf(end)]);
    say(this.text, "text", `account.ending.${cause}.text`);
    this.stay.hidden = cause !== "idle";
    this.later.hidden = cause === "idle";
    this.signIn.hidden = cause !== "lifetime";
    if (this.dialog.open) return;
    this.byPerson = true;
    document.body.append(this.dialog);
    this.dialog.showModal();
  }

  /** It is no longer so. */
  hide(): void {
    if (!this.dialog.open) return;
    this.byPerson = false;
    this.dialog.close();
  }
}

/** The moment of the end as the person reads it, in whatever language the page speaks. */
export function clockOf(end: SessionEnd): (language: string) => string {
  return (language) => clockWithZone(end.at, language, end.timeZone);
}
