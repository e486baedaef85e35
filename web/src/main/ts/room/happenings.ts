import type { MeetingState } from "../meeting/entity/meetingState.ts";
import type { EndTold, Participant, ServerMessage } from "../meeting/entity/messages.ts";
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
      const ordered = message.by !== "" && message.sender === before.me;
      if (ordered) announcer.toast([`meeting.said.mine.${message.reason}`, message.by]);
      else if (name !== null && message.sender !== before.me) {
        announcer.polite(["meeting.said.shareEnded", name]);
      }
      break;
    }
    case "participantChanged":
      tellAboutChange(message.participant, message.by, before);
      break;
    case "everybodyMuted":
      if (before.maySpeak && !before.muted && !message.except.includes(before.me)) {
        announcer.toast(["meeting.said.muted", message.by]);
      }
      break;
    case "meetingChanged":
      if (message.planned) tellAboutEnd(message.end, message.by, message.notice);
      tellAboutLocks(message, before);
      break;
    case "lobby":
      tellAboutLobby(message, before);
      break;
    case "askedToPresent":
      announcer.polite(["meeting.invitation.text", message.by]);
      break;
    default:
      break;
  }
}

function tellAboutChange(now: Participant, by: string, before: MeetingState): void {
  const known = before.roster.participants.get(now.index);
  if (known === undefined) return;
  const mine = now.index === before.me;
  if (known.role !== now.role) {
    if (mine) announcer.toast(`meeting.said.role.mine.${now.role}`);
    else announcer.polite([`meeting.said.role.${now.role}`, now.name]);
  }
  if (mine && now.muted && !known.muted) announcer.toast(["meeting.said.muted", by]);
  if (!mine && now.hand > 0 && known.hand === 0) announcer.polite(["meeting.said.hand", now.name]);
  if (mine && now.hand === 0 && known.hand > 0) announcer.polite("meeting.said.handLowered");
}

function tellAboutLobby(message: ServerMessage & { kind: "lobby" }, before: MeetingState): void {
  if (message.waiting) announcer.polite("meeting.lobby.title");
  const known = new Set(before.line.map(({ index }) => index));
  const [first] = message.line.filter(({ index }) => !known.has(index));
  if (first !== undefined && !message.continued) {
    announcer.polite(["meeting.lobby.one", first.name]);
  }
}

function tellAboutEnd(end: EndTold | null, by: string, notice: boolean): void {
  if (end === null) return;
  const minutes = Math.ceil(end.inMillis / 60_000);
  if (notice) announcer.polite([`meeting.planned.${end.forAll ? "ends" : "goesOn"}`, minutes]);
  else if (by !== "") announcer.toast(["meeting.planned.extended", by, minutes]);
}

function tellAboutLocks(
  now: { readonly locked: boolean; readonly chatLocked: boolean; readonly lobby: boolean },
  before: MeetingState,
): void {
  const { locked, chatLocked, lobby } = before.roster;
  if (now.locked !== locked) announcer.toast(`meeting.said.${now.locked ? "locked" : "unlocked"}`);
  if (now.lobby !== lobby) announcer.toast(`meeting.said.lobby${now.lobby ? "On" : "Off"}`);
  if (now.chatLocked !== chatLocked) {
    announcer.toast(`chat.said.${now.chatLocked ? "locked" : "unlocked"}`);
  }
}

function nameOf(state: MeetingState, index: number): string | null {
  return state.roster.participants.get(index)?.name ?? null;
}
