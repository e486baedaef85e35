import { element, replaceChildren } from "../../shell/boundary/dom.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { language } from "../../shell/boundary/speech.ts";
import type { Actions } from "../entity/actions.ts";
import type { MeetingState } from "../entity/meetingState.ts";
import { initial, type Seat, seats, tint } from "../entity/seats.ts";

/** The participants, one seat each; a seat whose facts did not change stays the same element. */
export class PeopleView {
  readonly element: HTMLElement;
  private readonly count = element("span", { class: "quiet" });
  private readonly list = element("ul", { class: "seats" });
  private drawn = new Map<string, HTMLElement>();

  constructor(private readonly actions: Actions, close: () => void) {
    const header = element(
      "header",
      {},
      element("h2", { text: "meeting.people.title", attributes: { id: "people-title" } }),
      this.count,
      element("span", { class: "space" }),
      iconButton("link", "meeting.people.copyLink", "icon-button", () => actions.copyLink()),
      iconButton("close", "meeting.people.close", "icon-button close-sheet", close),
    );
    this.element = element(
      "aside",
      { class: "people", attributes: { id: "people", "aria-labelledby": "people-title" } },
      header,
      this.list,
    );
  }

  show(state: MeetingState): void {
    this.count.textContent = String(state.roster.participants.size);
    const mayExpel = state.role === "organizer" && state.phase.name === "present";
    const next = new Map<string, HTMLElement>();
    for (const seat of seats(state.roster, state.me, language())) {
      const expel = mayExpel && !seat.me && !seat.reconnecting;
      const key = JSON.stringify([seat, expel]);
      next.set(key, this.drawn.get(key) ?? this.seat(seat, expel));
    }
    this.drawn = next;
    // Moving an element takes the focus from what is in it; put it back.
    const focused = document.activeElement;
    replaceChildren(this.list, [...next.values()]);
    if (focused instanceof HTMLElement && this.list.contains(focused)) focused.focus();
  }

  private seat(seat: Seat, expel: boolean): HTMLElement {
    const { name, index } = seat.participant;
    const avatar = element("span", {
      class: `avatar earth-${tint(name)}`,
      literal: initial(name),
      attributes: { "aria-hidden": "true" },
    });
    const own = seat.me && element("span", { class: "quiet", text: "meeting.people.you" });
    const said = element(
      "div",
      {},
      element("div", { class: "name" }, element("span", { literal: name }), own),
      stateLine(seat),
    );
    const button = expel &&
      iconButton("expel", ["meeting.people.expel", name], "icon-button", () => {
        this.actions.expel(index, name);
      });
    const look = seat.reconnecting ? "seat away" : "seat";
    const attributes = { "data-index": String(index) };
    return element("li", { class: look, attributes }, avatar, said, button);
  }
}

function stateLine(seat: Seat): HTMLElement | null {
  const organizer = seat.participant.role === "organizer";
  if (seat.reconnecting) {
    return element("div", { class: "state", text: "meeting.people.reconnecting" });
  }
  if (seat.presenting) {
    const text = organizer ? "meeting.people.sharingOrganizer" : "meeting.people.sharing";
    return element(
      "div",
      { class: "state sharing" },
      icon("share", "small"),
      element("span", { text }),
    );
  }
  if (organizer) return element("div", { class: "state", text: "meeting.people.organizer" });
  if (seat.participant.guest) {
    return element("div", { class: "state", text: "meeting.people.guest" });
  }
  return null;
}

function iconButton(
  name: "link" | "close" | "expel",
  label: string | readonly [string, string],
  look: string,
  act: () => void,
): HTMLElement {
  const given = {
    class: look,
    label,
    hint: label,
    attributes: { type: "button" },
    on: { click: act },
  };
  return element("button", given, icon(name));
}
