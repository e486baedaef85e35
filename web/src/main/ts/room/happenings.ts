import type { MeetingState } from "../meeting/entity/meetingState.ts";
import type { ServerMessage } from "../meeting/entity/messages.ts";
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
      if (name !== null && message.sender !== before.me) {
        announcer.polite(["meeting.said.shareEnded", name]);
      }
      break;
    }
    default:
      break;
  }
}

function nameOf(state: MeetingState, index: number): string | null {
  return state.roster.participants.get(index)?.name ?? null;
}
