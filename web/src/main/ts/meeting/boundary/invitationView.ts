import { element } from "../../shell/boundary/dom.ts";
import { button } from "../../shell/boundary/form.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { Actions } from "../entity/actions.ts";
import type { MeetingState } from "../entity/meetingState.ts";
import { signature } from "./signature.ts";

/** Somebody asks this participant to present; a browser wants a click of the person's own for its picker. */
export class InvitationView {
  readonly element: HTMLElement;
  private readonly text = element("p");

  constructor(actions: Actions, private readonly canShare: boolean) {
    const accept = button("meeting.toolbar.share", "primary", () => actions.answerInvitation(true));
    const decline = button("meeting.invitation.decline", "", () => actions.answerInvitation(false));
    this.element = element(
      "div",
      { class: "blocked-sound invitation", attributes: { role: "status", hidden: true } },
      icon("share"),
      this.text,
      canShare && accept,
      decline,
    );
  }

  show(state: MeetingState): void {
    const { invitedBy } = state;
    this.element.hidden = invitedBy === null || state.presenting.name !== "nothing";
    if (invitedBy === null) return;
    const asked = invitedBy.asWished ? "given" : "text";
    const text = `meeting.invitation.${this.canShare ? asked : "unable"}`;
    say(this.text, "text", [text, signature(invitedBy)]);
  }
}
