import { goByArrows } from "../../shell/boundary/arrowKeys.ts";
import { element, putLiteral, replaceChildren } from "../../shell/boundary/dom.ts";
import { icon, type IconName } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { Actions } from "../entity/actions.ts";
import type { Participant } from "../entity/messages.ts";
import type { SeatAction } from "../entity/seatActions.ts";

const SIGNS: Readonly<Record<SeatAction, IconName>> = {
  mute: "micOff",
  askToPresent: "share",
  stopShare: "stopShare",
  stopCamera: "cameraOff",
  lowerHand: "hand",
  makeCoOrganizer: "people",
  makeParticipant: "people",
  makeViewer: "view",
  expel: "expel",
};
const EDGE = 8;

/** What can be done about one person; one menu for all seats, so that it outlives a seat that is drawn anew. */
export class SeatMenu {
  readonly element: HTMLElement;
  private readonly name = element("p", { class: "menu-title" });
  private readonly items = element("div");
  private opener: HTMLElement | null = null;
  private subject: Participant | null = null;
  private shown = "";

  constructor(private readonly actions: Actions) {
    this.element = element(
      "div",
      { class: "menu seat-menu", attributes: { id: "seat-menu", role: "group", hidden: true } },
      this.name,
      this.items,
    );
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close(true);
    });
    goByArrows(this.items, "button", "both");
    this.element.addEventListener("focusout", ({ relatedTarget: next }) => {
      const stays = next instanceof Node && (this.element.contains(next) || next === this.opener);
      if (next !== null && !stays) this.close(false);
    });
    document.addEventListener("pointerdown", this.elsewhere);
    addEventListener("resize", this.resized);
  }

  dispose(): void {
    document.removeEventListener("pointerdown", this.elsewhere);
    removeEventListener("resize", this.resized);
  }

  /** Opens at this button, or closes if it is open there. */
  toggle(opener: HTMLElement, subject: Participant, actions: readonly SeatAction[]): void {
    const again = this.opener === opener;
    this.close(false);
    if (again) return;
    this.opener = opener;
    this.fill(subject, actions);
    opener.setAttribute("aria-expanded", "true");
    this.element.hidden = false;
    this.place(opener);
    this.items.querySelector("button")?.focus();
  }

  /** Follows what has changed meanwhile; `null` when there is no such seat any more. */
  refresh(find: (index: number) => SeatFacts | null): void {
    if (this.subject === null) return;
    const facts = find(this.subject.index);
    if (facts === null || facts.actions.length === 0) {
      this.close(false);
      return;
    }
    this.opener = facts.opener;
    this.opener?.setAttribute("aria-expanded", "true");
    this.fill(facts.subject, facts.actions);
  }

  private fill(subject: Participant, actions: readonly SeatAction[]): void {
    this.subject = subject;
    putLiteral(this.name, subject.name);
    say(this.element, "aria-label", ["meeting.people.actions", subject.name]);
    const key = `${subject.index} ${actions.join(" ")}`;
    if (key === this.shown) return;
    const hadFocus = this.items.contains(document.activeElement);
    this.shown = key;
    replaceChildren(this.items, actions.map((action) => this.item(action)));
    if (hadFocus) this.items.querySelector("button")?.focus();
  }

  private item(action: SeatAction): HTMLElement {
    return element(
      "button",
      {
        class: action === "expel" ? "danger" : "",
        attributes: { type: "button" },
        on: { click: () => this.chosen(action) },
      },
      icon(SIGNS[action]),
      element("span", { text: `meeting.seat.${action}` }),
    );
  }

  private chosen(action: SeatAction): void {
    const { subject, actions } = this;
    this.close(true);
    if (subject === null) return;
    const { index, name } = subject;
    switch (action) {
      case "makeCoOrganizer":
        return actions.changeRole(index, name, "co-organizer");
      case "makeParticipant":
        return actions.changeRole(index, name, "participant");
      case "makeViewer":
        return actions.changeRole(index, name, "viewer");
      default:
        return actions[action](index, name);
    }
  }

  private place(opener: HTMLElement): void {
    const at = opener.getBoundingClientRect();
    const { offsetHeight: height } = this.element;
    const below = at.bottom + height + EDGE <= innerHeight;
    const top = below ? at.bottom : Math.max(EDGE, at.top - height);
    this.element.style.setProperty("top", `${top}px`);
    this.element.style.setProperty("right", `${Math.max(EDGE, innerWidth - at.right)}px`);
  }

  private close(back: boolean): void {
    const { opener } = this;
    this.opener = null;
    this.subject = null;
    this.shown = "";
    this.element.hidden = true;
    opener?.setAttribute("aria-expanded", "false");
    if (back) opener?.focus();
  }

  private readonly resized = () => {
    if (this.opener !== null) this.place(this.opener);
  };

  private readonly elsewhere = ({ target }: Event) => {
    const inside = target instanceof Node &&
      (this.element.contains(target) || this.opener?.contains(target) === true);
    if (!inside) this.close(false);
  };
}

/** A seat as the menu needs it. */
export interface SeatFacts {
  readonly subject: Participant;
  readonly actions: readonly SeatAction[];
  readonly opener: HTMLElement | null;
}
