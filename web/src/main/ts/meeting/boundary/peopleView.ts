import { element, replaceChildren, setAttribute } from "../../shell/boundary/dom.ts";
import { REACTION_SIGNS } from "../../chat/boundary/reactionButtons.ts";
import type { Reaction } from "../../chat/entity/chatState.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { language, say } from "../../shell/boundary/speech.ts";
import type { SeatVoice } from "../../voice/entity/microphoneState.ts";
import type { Actions } from "../entity/actions.ts";
import type { Participant } from "../entity/messages.ts";
import type { MeetingState } from "../entity/meetingState.ts";
import { type SeatAction, seatActions } from "../entity/seatActions.ts";
import { initial, type Seat, seats, tint } from "../entity/seats.ts";
import { ExpelledView } from "./expelledView.ts";
import { type SeatFacts, SeatMenu } from "./seatMenu.ts";
import { WaitingLine } from "./waitingView.ts";

/** The participants, one seat each; a seat whose facts did not change stays the same element. */
export class PeopleView {
  readonly element: HTMLElement;
  private readonly count = element("span", { class: "quiet" });
  private readonly list = element("ul", {
    class: "seats",
    attributes: { "aria-labelledby": "people-title" },
  });
  private drawn = new Map<string, Card>();
  private voices: ReadonlyMap<number, SeatVoice> = new Map();
  private reactions: ReadonlyMap<number, Reaction> = new Map();
  private readonly menu: SeatMenu;
  private readonly expelled: ExpelledView;
  private readonly rules: HTMLElement;
  private readonly waiting: WaitingLine;

  constructor(actions: Actions, close: () => void) {
    this.menu = new SeatMenu(actions);
    this.expelled = new ExpelledView(actions);
    this.waiting = new WaitingLine(actions);
    const showRules = () => actions.showRules();
    this.rules = iconButton("info", "meeting.rules.title", "icon-button", showRules);
    const header = element(
      "header",
      {},
      element("h2", { text: "meeting.people.title", attributes: { id: "people-title" } }),
      this.count,
      element("span", { class: "space" }),
      this.rules,
      iconButton("link", "meeting.people.copyLink", "icon-button", () => actions.copyLink()),
      iconButton("close", "meeting.people.close", "icon-button close-sheet", close),
    );
    this.element = element(
      "aside",
      { class: "people", attributes: { id: "people", "aria-labelledby": "people-title" } },
      header,
      this.waiting.element,
      this.list,
      this.expelled.element,
      this.menu.element,
    );
  }

  show(state: MeetingState): void {
    this.count.textContent = String(state.roster.participants.size);
    const next = new Map<string, Card>();
    for (const seat of seats(state.roster, state.me, language())) {
      const actions = seatActions(seat, state);
      const key = JSON.stringify([seat, actions]);
      next.set(key, this.drawn.get(key) ?? this.seat(seat, actions));
    }
    this.drawn = next;
    // The table of rights is told to people with an account.
    this.rules.hidden = state.roster.participants.get(state.me)?.guest === true;
    this.expelled.show(state);
    this.waiting.show(state);
    this.showVoices(this.voices);
    this.showReactions(this.reactions);
    this.place([...next.values()]);
    this.menu.refresh((index) => [...next.values()].find((card) => card.index === index) ?? null);
  }

  /** Moving an element takes the focus from what is in it: it goes back there, or to the same person's seat. */
  private place(cards: readonly Card[]): void {
    const focused = document.activeElement;
    const had = focused instanceof HTMLElement && this.list.contains(focused) ? focused : null;
    const index = had?.closest<HTMLElement>(".seat")?.dataset.index;
    replaceChildren(this.list, cards.map((card) => card.element));
    // Without a button in it, a list that is longer than its place is scrolled by the keyboard itself.
    setAttribute(this.list, "tabindex", cards.every(({ opener }) => opener === null) && "0");
    if (had === null) return;
    const now = cards.find((card) => card.element.dataset.index === index)?.opener;
    (had.isConnected ? had : now)?.focus();
  }

  dispose(): void {
    this.menu.dispose();
  }

  /** Who speaks and how loudly, by sender index. */
  showVoices(voices: ReadonlyMap<number, SeatVoice>): void {
    this.voices = voices;
    for (const card of this.drawn.values()) {
      const voice = card.index === null ? undefined : voices.get(card.index);
      card.element.classList.toggle("speaking", voice?.speaking === true);
      card.meter.style.setProperty("--level", String((voice?.loudness ?? 0) / 7));
      card.microphone.show(voice);
    }
  }

  /** Who has just reacted, by sender index. */
  showReactions(reactions: ReadonlyMap<number, Reaction>): void {
    this.reactions = reactions;
    for (const card of this.drawn.values()) {
      const reaction = card.index === null ? undefined : reactions.get(card.index);
      card.reaction.hidden = reaction === undefined;
      card.reaction.className = `seat-reaction ${reaction ?? ""}`;
      if (card.reaction.dataset.shown === (reaction ?? "")) continue;
      card.reaction.dataset.shown = reaction ?? "";
      const sign = reaction !== undefined && icon(REACTION_SIGNS[reaction], "small");
      replaceChildren(card.reaction, [sign]);
    }
  }

  private opener(subject: Participant, actions: readonly SeatAction[]): HTMLButtonElement {
    const label = ["meeting.people.actions", subject.name] as const;
    const opener = iconButton("more", label, "icon-button", () => {
      this.menu.toggle(opener, subject, actions);
    });
    opener.setAttribute("aria-expanded", "false");
    opener.setAttribute("aria-controls", "seat-menu");
    return opener;
  }

  private seat(seat: Seat, actions: readonly SeatAction[]): Card {
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
    const opener = actions.length === 0 ? null : this.opener(seat.participant, actions);
    const look = seat.reconnecting ? "seat away" : "seat";
    const attributes = { "data-index": String(index) };
    const microphone = new SeatMicrophone(seat.participant.muted);
    const reaction = element("span", {
      class: "seat-reaction",
      attributes: { "aria-hidden": "true", hidden: true },
    });
    const meter = element("i", { class: "meter", attributes: { "aria-hidden": "true" } });
    return {
      index: seat.reconnecting ? null : index,
      subject: seat.participant,
      actions,
      opener,
      element: element(
        "li",
        { class: look, attributes },
        avatar,
        said,
        element("span", { class: "seat-signs" }, cameraSign(seat), microphone.element),
        opener,
        meter,
        reaction,
      ),
      microphone,
      meter,
      reaction,
    };
  }
}

/** One seat on the page, as the menu needs it too; `index` is whose voice moves its meter. */
interface Card extends SeatFacts {
  readonly index: number | null;
  readonly element: HTMLElement;
  readonly microphone: SeatMicrophone;
  readonly meter: HTMLElement;
  readonly reaction: HTMLElement;
}

/** The microphone sign of a seat, with a word for those who cannot see it. */
class SeatMicrophone {
  readonly element = element("span", { class: "seat-microphone", attributes: { role: "img" } });
  private shown = "";

  constructor(private readonly muted: boolean) {
    this.show(undefined);
  }

  show(voice: SeatVoice | undefined): void {
    const word = this.muted
      ? "muted"
      : voice === undefined
      ? "off"
      : voice.speaking
      ? "speaking"
      : "on";
    if (word === this.shown) return;
    this.shown = word;
    replaceChildren(this.element, [icon(word === "off" || word === "muted" ? "micOff" : "mic")]);
    say(this.element, "aria-label", `voice.seat.${word}`);
    say(this.element, "title", `voice.seat.${word}`);
  }
}

function cameraSign(seat: Seat): HTMLElement | false {
  const on = seat.participant.camera > 0;
  const given = { class: "seat-camera", label: "camera.seat.on", attributes: { role: "img" } };
  return on && element("span", given, icon("camera", "small"));
}

function stateLine(seat: Seat): HTMLElement | null {
  const { role, hand } = seat.participant;
  if (seat.reconnecting) {
    return element("div", { class: "state", text: "meeting.people.reconnecting" });
  }
  if (seat.presenting) {
    const text = role === "organizer"
      ? "meeting.people.sharingOrganizer"
      : "meeting.people.sharing";
    return element(
      "div",
      { class: "state sharing" },
      icon("share", "small"),
      element("span", { text }),
    );
  }
  const word = role === "participant" ? null : `meeting.people.${role}`;
  if (hand > 0) {
    const said = element("span", { text: "meeting.people.hand" });
    const what = word === null ? null : element("span", { text: word });
    return element("div", { class: "state hand" }, icon("hand", "small"), said, what);
  }
  return word === null ? null : element("div", { class: "state", text: word });
}

function iconButton(
  name: "link" | "close" | "more" | "info",
  label: string | readonly [string, string],
  look: string,
  act: () => void,
): HTMLButtonElement {
  const given = {
    class: look,
    label,
    hint: label,
    attributes: { type: "button" },
    on: { click: act },
  };
  return element("button", given, icon(name));
}
