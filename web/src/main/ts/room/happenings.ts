import type { MeetingState } from "../meeting/entity/meetingState.ts";
import type { EndTold, OrderedBy, Participant, ServerMessage } from "../meeting/entity/messages.ts";
import { ordered, signature, signed } from "../meeting/boundary/signature.ts";
import { announcer } from "../shell/boundary/announcer.ts";

const LEFT_TEXTS: Readonly<Record<string, string>> = {
  "expelled": "meeting.said.expelled",
  "connection-lost": "meeting.said.lost",
};

/** Tells people what has just happened in the meeting; `before` is the state without it. */
export function tellAbout(message: ServerMessage, before: MeetingState): void {
  switch (message.kind) {
    case "joined": {
      const { index, name } = message.participant;
      if (index !== before.me) announcer.polite(["meeting.said.joined", name]);
      break;
    }
    case "left": {
      const name = nameOf(before, message.index);
      const text = LEFT_TEXTS[message.reason] ?? "meeting.said.left";
      if (name !== null && message.index !== before.me) announcer.polite([text, name]);
      break;
    }
    case "participantState": {
      const name = nameOf(before, message.index);
      const text = message.reconnecting ? "meeting.said.reconnecting" : "meeting.said.returned";
      if (name !== null && message.index !== before.me) announcer.polite([text, name]);
      break;
    }
    case "shareBegan": {
      const { sender } = message.share;
      const name = nameOf(before, sender);
      if (sender === before.me) announcer.polite("meeting.said.sharing");
      else if (name !== null) announcer.polite(["meeting.said.shareBegan", name]);
      break;
    }
    case "shareEnded": {
      const name = nameOf(before, message.sender);
      const mine = message.sender === before.me;
      if (mine && ordered(message)) {
        announcer.toast([`meeting.said.mine.${message.reason}`, signature(message)]);
      }
      if (name !== null && !mine) {
        announcer.polite(["meeting.said.shareEnded", name]);
      }
      break;
    }
    case "participantChanged":
      tellAboutChange(message.participant, message, before);
      break;
    case "everybodyMuted":
      if (before.maySpeak && !before.muted && !message.except.includes(before.me)) {
        announcer.toast(["meeting.said.muted", signature(message)]);
      }
      break;
    case "meetingChanged":
      if (message.planned) tellAboutEnd(message.end, message, message.notice);
      tellAboutLocks(message, before);
      break;
    case "lobby":
      tellAboutLobby(message, before);
      break;
    case "declinedToPresent":
      announcer.toast([
        "meeting.askToPresent.declined",
        nameOf(before, message.index) ?? "–",
      ]);
      break;
    case "askedToPresent":
      announcer.polite([
        before.wish ? "meeting.invitation.given" : "meeting.invitation.text",
        signature(message),
      ]);
      break;
    case "wishesToPresent": {
      const first = message.wishes.find((index) => !before.wishes.includes(index));
      const name = first === undefined ? null : nameOf(before, first);
      if (name !== null) announcer.polite(["meeting.wishes.one", name]);
      break;
    }
    case "wishOver":
      if (message.by !== null) {
        announcer.toast(["meeting.want.declined", nameOf(before, message.by) ?? "–"]);
      }
      break;
    default:
      break;
  }
}

function tellAboutChange(now: Participant, order: OrderedBy, before: MeetingState): void {
  const known = before.roster.participants.get(now.index);
  if (known === undefined) return;
  const mine = now.index === before.me;
  if (known.role !== now.role) {
    if (mine) announcer.toast(signed(`meeting.said.role.mine.${now.role}`, order));
    else announcer.polite([`meeting.said.role.${now.role}`, now.name]);
  }
  if (mine && now.muted && !known.muted) announcer.toast(["meeting.said.muted", signature(order)]);
  tellAboutCamera(known, now, order, mine);
  if (!mine && now.hand > 0 && known.hand === 0) announcer.polite(["meeting.said.hand", now.name]);
  if (mine && now.hand === 0 && known.hand > 0) {
    announcer.polite(signed("meeting.said.handLowered", order));
  }
}

function tellAboutCamera(
  known: Participant,
  now: Participant,
  order: OrderedBy,
  mine: boolean,
): void {
  const on = now.camera > 0;
  if (on === known.camera > 0) return;
  if (mine && !on && ordered(order)) announcer.toast(["camera.said.stopped", signature(order)]);
  else if (mine) announcer.polite(`camera.said.mine.${on ? "on" : "off"}`);
  else announcer.polite([`camera.said.${on ? "on" : "off"}`, now.name]);
}

function tellAboutLobby(message: ServerMessage & { kind: "lobby" }, before: MeetingState): void {
  if (message.waiting) announcer.polite("meeting.lobby.title");
  const known = new Set(before.line.map(({ index }) => index));
  const [first] = message.line.filter(({ index }) => !known.has(index));
  if (first !== undefined && !message.continued) {
    announcer.polite(["meeting.lobby.one", first.name]);
  }
}

function tellAboutEnd(end: EndTold | null, order: OrderedBy, notice: boolean): void {
  if (end === null) return;
  const minutes = Math.ceil(end.inMillis / 60_000);
  if (notice) announcer.polite([`meeting.planned.${end.forAll ? "ends" : "goesOn"}`, minutes]);
  else if (ordered(order)) {
    announcer.toast(["meeting.planned.extended", signature(order), minutes]);
  }
}

function tellAboutLocks(
  now: OrderedBy & Pick<MeetingState["roster"], "locked" | "chatLocked" | "lobby" | "cameras">,
  before: MeetingState,
): void {
  const { locked, chatLocked, lobby } = before.roster;
  if (now.locked !== locked) {
    announcer.toast(signed(`meeting.said.${now.locked ? "locked" : "unlocked"}`, now));
  }
  if (now.cameras !== before.roster.cameras) {
    announcer.toast(`camera.said.${now.cameras ? "allowed" : "forbidden"}`);
  }
  if (now.lobby !== lobby) {
    announcer.toast(signed(`meeting.said.lobby${now.lobby ? "On" : "Off"}`, now));
  }
  if (now.chatLocked !== chatLocked) {
    announcer.toast(signed(`chat.said.${now.chatLocked ? "locked" : "unlocked"}`, now));
  }
}

function nameOf(state: MeetingState, index: number): string | null {
  return state.roster.participants.get(index)?.name ?? null;
}
