import { clockOf, type SessionEndActions } from "../../account/boundary/sessionEndDialog.ts";
import type { SessionEnd } from "../../account/entity/sessionEnd.ts";
import { element } from "../../shell/boundary/dom.ts";
import { button } from "../../shell/boundary/form.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";

/** Says during a meeting, without standing in its way, when and why this person will leave it. */
export class SessionEndView {
  readonly element: HTMLElement;
  private readonly title = element("b");
  private readonly text = element("p");
  private readonly stay: HTMLButtonElement;

  constructor(actions: SessionEndActions) {
    this.stay = button("account.ending.stay", "", () => actions.stay());
    this.element = element(
      "div",
      { class: "session-end", attributes: { hidden: true, role: "alert" } },
      icon("warning", "large"),
      element("div", {}, this.title, this.text),
      this.stay,
      element(
        "button",
        {
          class: "icon-button",
          label: "account.ending.close",
          attributes: { type: "button" },
          on: {
            click: () => {
              this.element.hidden = true;
              actions.closed();
            },
          },
        },
        icon("close"),
      ),
    );
  }

  show(end: SessionEnd | null): void {
    this.element.hidden = end === null;
    if (end === null) return;
    const { cause } = end;
    say(this.title, "text", ["meeting.ending.title", clockOf(end)]);
    say(this.text, "text", `meeting.ending.${cause}`);
    this.stay.hidden = cause !== "idle";
  }
}
