import { element, replaceChildren, setAttribute } from "../../shell/boundary/dom.ts";
import { button } from "../../shell/boundary/form.ts";
import { icon, type IconName } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { Sentence } from "../../shell/entity/words.ts";
import type { Actions } from "../entity/actions.ts";
import type { MeetingState } from "../entity/meetingState.ts";

/** The tools of the meeting, each with its word; what is not possible now says why. */
export class ToolsView {
  readonly element: HTMLElement;
  private readonly shareText = element("span");
  private readonly shareIcon = element("span");
  private readonly share: HTMLButtonElement;
  private readonly people: HTMLButtonElement;
  private readonly more: HTMLButtonElement;
  private readonly menu: HTMLElement;
  private sharing = false;

  constructor(
    private readonly actions: Actions,
    private readonly canShare: boolean,
    togglePeople: () => void,
  ) {
    this.share = element(
      "button",
      { class: "tool", attributes: { type: "button" }, on: { click: () => this.shareClicked() } },
      this.shareIcon,
      this.shareText,
    );
    this.people = tool("people", "meeting.toolbar.people", togglePeople);
    this.people.classList.add("people-tool");
    this.people.setAttribute("aria-controls", "people");
    this.more = tool("more", "meeting.toolbar.more", () => this.openMenu(this.menu.hidden));
    this.more.setAttribute("aria-expanded", "false");
    this.more.setAttribute("aria-controls", "more-menu");
    this.menu = this.moreMenu();
    const leave = tool("leave", "meeting.toolbar.leave", () => actions.leave());
    leave.classList.add("leave");
    const leaveButton = button("meeting.toolbar.leave", "danger", () => actions.leave());
    leaveButton.prepend(icon("leave"));
    const group = element(
      "div",
      { class: "tool-group" },
      this.share,
      element("span", { class: "tool-divider" }),
      this.people,
      this.more,
      leave,
    );
    this.element = element(
      "footer",
      { class: "tools", label: "meeting.toolbar.label", attributes: { role: "toolbar" } },
      group,
      this.menu,
      leaveButton,
    );
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.menu.hidden) return;
      this.openMenu(false);
      this.more.focus();
    });
    this.element.addEventListener("focusout", (event) => {
      const next = event.relatedTarget;
      if (next instanceof Node && !this.menu.contains(next) && next !== this.more) {
        this.openMenu(false);
      }
    });
  }

  show(state: MeetingState, peopleOpen: boolean): void {
    this.showShare(state);
    this.people.setAttribute("aria-pressed", String(peopleOpen));
    const mayEnd = state.role === "organizer" && state.phase.name === "present";
    this.more.hidden = !mayEnd;
    if (!mayEnd) this.openMenu(false);
  }

  private showShare(state: MeetingState): void {
    this.sharing = state.presenting.name === "on" || state.presenting.name === "asking";
    const name = this.sharing ? "meeting.toolbar.stop" : "meeting.toolbar.share";
    say(this.shareText, "text", name);
    replaceChildren(this.shareIcon, [icon(this.sharing ? "stopShare" : "share", "large")]);
    this.share.classList.toggle("sharing", this.sharing);
    const why = this.sharing ? null : this.whyNot(state);
    setAttribute(this.share, "aria-disabled", why !== null && "true");
    say(this.share, "title", why ?? name);
  }

  private whyNot(state: MeetingState): Sentence | null {
    if (!this.canShare) return "meeting.toolbar.shareMissing";
    if (state.phase.name !== "present") return "meeting.toolbar.shareOffline";
    const { share, participants } = state.roster;
    if (share === null || share.sender === state.me) return null;
    return ["meeting.toolbar.shareTaken", participants.get(share.sender)?.name ?? "–"];
  }

  private shareClicked(): void {
    if (this.share.getAttribute("aria-disabled") === "true") return;
    if (this.sharing) this.actions.stopSharing();
    else this.actions.share();
  }

  private moreMenu(): HTMLElement {
    const end = element(
      "button",
      {
        class: "danger",
        attributes: { type: "button" },
        on: {
          click: () => {
            this.openMenu(false);
            this.actions.endMeeting();
          },
        },
      },
      icon("close"),
      element("span", { text: "meeting.more.end" }),
    );
    return element("div", { class: "menu", attributes: { id: "more-menu", hidden: true } }, end);
  }

  private openMenu(open: boolean): void {
    this.menu.hidden = !open;
    this.more.setAttribute("aria-expanded", String(open));
    if (open) this.menu.querySelector("button")?.focus();
  }
}

function tool(name: IconName, text: string, act: () => void): HTMLButtonElement {
  return element(
    "button",
    { class: "tool", attributes: { type: "button" }, on: { click: act } },
    icon(name, "large"),
    element("span", { text }),
  );
}
