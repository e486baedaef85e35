import type { ServerMessage } from "./messages.ts";

interface Named {
  readonly name: string;
  readonly guest: boolean;
}

/**
 * The message with a mark behind the name of every guest: wherever a name is shown or said, nobody can take a guest for a
 * colleague of that name.
 */
export function withGuestsMarked(
  message: ServerMessage,
  mark: (name: string) => string,
): ServerMessage {
  const marked = <T extends Named>(one: T): T => one.guest ? { ...one, name: mark(one.name) } : one;
  switch (message.kind) {
    case "roster":
      return {
        ...message,
        participants: message.participants.map(marked),
        gone: message.gone.map(marked),
      };
    case "joined":
    case "participantChanged":
      return { ...message, participant: marked(message.participant) };
    case "lobby":
      return { ...message, line: message.line.map(marked) };
    default:
      return message;
  }
}
