import type { CodecName } from "../../screen/entity/codecs.ts";
import { type Participant, Right, type ServerMessage, type Share } from "./messages.ts";

/** Somebody who was expelled. */
export type Expelled = Pick<Participant, "index" | "name">;

/** Who is in the meeting and whose screen is shared. Never changed: each message makes a new one. */
export interface Roster {
  readonly participants: ReadonlyMap<number, Participant>;
  /** Those whose connection was lost a moment ago; they are expected back and keep their seat for a while. */
  readonly awaited: ReadonlyMap<number, Participant>;
  /** Those who were expelled and not let in again, as far as this participant was told. */
  readonly expelled: ReadonlyMap<number, Expelled>;
  readonly share: Share | null;
  /** Whether nobody new is let in. */
  readonly locked: boolean;
  /** Whether only those who lead write. */
  readonly chatLocked: boolean;
  /** Whether people wait in the lobby who come now. */
  readonly lobby: boolean;
  /** Whether people may show themselves. */
  readonly cameras: boolean;
  /** The names of those who wrote and left before this participant came. */
  readonly gone: ReadonlyMap<number, string>;
}

export const EMPTY_ROSTER: Roster = {
  participants: new Map(),
  awaited: new Map(),
  expelled: new Map(),
  share: null,
  locked: false,
  chatLocked: false,
  lobby: false,
  cameras: false,
  gone: new Map(),
};

/** The roster after a message of the server; the same one if the message says nothing about it. */
export function after(roster: Roster, message: ServerMessage): Roster {
  switch (message.kind) {
    case "roster":
      return {
        participants: new Map([
          ...(message.continued ? roster.participants : []),
          ...message.participants.map((participant) => [participant.index, participant] as const),
        ]),
        awaited: message.continued ? roster.awaited : new Map(),
        expelled: roster.expelled,
        share: message.share,
        locked: message.locked,
        chatLocked: message.chatLocked,
        lobby: message.lobby,
        cameras: message.cameras,
        gone: new Map([
          ...(message.continued ? roster.gone : []),
          ...message.gone.map(({ index, name }) => [index, name] as const),
        ]),
      };
    case "joined":
      return withParticipant(roster, message.participant);
    case "left":
      return without(roster, message.index, message.reason);
    case "participantState":
      return withState(roster, message.index, message.reconnecting);
    case "participantChanged":
      return withChanged(roster, message.participant);
    case "everybodyMuted":
      return withMuted(roster, new Set(message.except));
    case "meetingChanged":
      return {
        ...roster,
        locked: message.locked,
        chatLocked: message.chatLocked,
        lobby: message.lobby,
        cameras: message.cameras,
      };
    case "shareBegan":
      return { ...roster, share: message.share };
    case "shareEnded":
      return isShared(roster, message.sender, message.stream) ? { ...roster, share: null } : roster;
    default:
      return roster;
  }
}

/** What the others decode who take pictures, whoever came first first. */
export function claimsOfOthers(roster: Roster, me: number): (readonly CodecName[])[] {
  return [...roster.participants.values()]
    .filter((someone) => someone.index !== me && someone.decodes.length > 0)
    .sort((one, other) => one.index - other.index)
    .map((someone) => someone.decodes);
}

/** The roster once nobody waits any longer for this participant. */
export function givenUp(roster: Roster, index: number): Roster {
  if (!roster.awaited.has(index)) return roster;
  const awaited = new Map(roster.awaited);
  awaited.delete(index);
  return { ...roster, awaited };
}

/** The roster once the server has said who is kept out. */
export function keptOut(roster: Roster, expelled: readonly Expelled[]): Roster {
  return { ...roster, expelled: new Map(expelled.map((one) => [one.index, one])) };
}

/** The roster once this participant may come back. */
export function readmitted(roster: Roster, index: number): Roster {
  const expelled = new Map(roster.expelled);
  expelled.delete(index);
  return { ...roster, expelled };
}

function withParticipant(roster: Roster, participant: Participant): Roster {
  const participants = new Map(roster.participants).set(participant.index, participant);
  const back = [...roster.awaited.values()].find((awaited) => awaited.name === participant.name);
  const awaited = new Map(roster.awaited);
  if (back !== undefined) awaited.delete(back.index);
  return { ...roster, participants, awaited };
}

function withChanged(roster: Roster, participant: Participant): Roster {
  if (!roster.participants.has(participant.index)) return roster;
  const participants = new Map(roster.participants).set(participant.index, participant);
  return { ...roster, participants };
}

function withMuted(roster: Roster, except: ReadonlySet<number>): Roster {
  const participants = [...roster.participants].map(([index, known]) => {
    const muted = known.muted || !except.has(index) && (known.rights & Right.SPEAK) !== 0;
    return [index, muted === known.muted ? known : { ...known, muted }] as const;
  });
  return { ...roster, participants: new Map(participants) };
}

function withState(roster: Roster, index: number, reconnecting: boolean): Roster {
  const known = roster.participants.get(index);
  if (known === undefined || known.reconnecting === reconnecting) return roster;
  const participants = new Map(roster.participants).set(index, { ...known, reconnecting });
  return { ...roster, participants };
}

function without(roster: Roster, index: number, reason: string): Roster {
  const leaving = roster.participants.get(index);
  if (leaving === undefined) return roster;
  const participants = new Map(roster.participants);
  participants.delete(index);
  return {
    ...roster,
    participants,
    awaited: reason === "connection-lost"
      ? new Map(roster.awaited).set(index, leaving)
      : roster.awaited,
    expelled: reason === "expelled"
      ? new Map(roster.expelled).set(index, leaving)
      : roster.expelled,
    share: roster.share?.sender === index ? null : roster.share,
  };
}

function isShared(roster: Roster, sender: number, stream: number): boolean {
  return roster.share?.sender === sender && roster.share.stream === stream;
}
