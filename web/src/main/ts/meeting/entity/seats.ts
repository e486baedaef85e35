import type { Participant } from "./messages.ts";
import type { Roster } from "./roster.ts";

/** One card of the participant list. */
export interface Seat {
  readonly participant: Participant;
  readonly presenting: boolean;
  readonly me: boolean;
  readonly reconnecting: boolean;
}

/** The seats in their order: the presenter, raised hands as they were raised, then by name, those of one name by their index. */
export function seats(roster: Roster, me: number, language: string): Seat[] {
  const names = new Intl.Collator(language, { sensitivity: "base", numeric: true });
  const present = [...roster.participants.values()].map((participant) =>
    seat(roster, participant, me, participant.reconnecting)
  );
  const awaited = [...roster.awaited.values()].map((participant) =>
    seat(roster, participant, me, true)
  );
  return [...present, ...awaited].sort((one, other) =>
    Number(other.presenting) - Number(one.presenting) ||
    queue(one) - queue(other) ||
    names.compare(one.participant.name, other.participant.name) ||
    one.participant.index - other.participant.index
  );
}

/** Whose turn it is among raised hands; a hand that is down comes last. */
function queue(seat: Seat): number {
  return seat.participant.hand > 0 ? seat.participant.hand : Number.MAX_SAFE_INTEGER;
}

/** The sign on an avatar: the first character of the family name in Japanese, of the name otherwise. */
export function initial(name: string): string {
  const first = [...name.trim()][0];
  return first === undefined ? "?" : first.toUpperCase();
}

/** One of the four earth tints, the same for a name each time. */
export function tint(name: string): number {
  let sum = 0;
  for (const sign of name) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return sum % 4 + 1;
}

function seat(roster: Roster, participant: Participant, me: number, reconnecting: boolean): Seat {
  return {
    participant,
    presenting: !reconnecting && roster.share?.sender === participant.index,
    me: roster.participants.has(participant.index) && participant.index === me,
    reconnecting,
  };
}
