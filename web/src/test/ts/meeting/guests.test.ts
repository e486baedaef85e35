import { withGuestsMarked } from "../../../main/ts/meeting/entity/guests.ts";
import type { Participant, ServerMessage } from "../../../main/ts/meeting/entity/messages.ts";
import { assertEquals } from "../assert.ts";

const mark = (name: string) => `${name} (guest)`;

function participant(name: string, guest: boolean): Participant {
  return {
    index: 1,
    name,
    role: "participant",
    rights: 0,
    muted: false,
    hand: 0,
    camera: 0,
    guest,
    reconnecting: false,
    decodes: [],
  };
}

Deno.test("marks guests and nobody else wherever the server names people", () => {
  const roster: ServerMessage = {
    kind: "roster",
    participants: [participant("Hanako", false), participant("Visitor", true)],
    gone: [{ index: 3, name: "Ken", guest: true }, { index: 4, name: "Aya", guest: false }],
    share: null,
    locked: false,
    chatLocked: false,
    lobby: false,
    cameras: false,
    end: null,
    continued: false,
  };

  const marked = withGuestsMarked(roster, mark);

  if (marked.kind !== "roster") throw new Error(marked.kind);
  assertEquals(marked.participants.map(({ name }) => name), ["Hanako", "Visitor (guest)"]);
  assertEquals(marked.gone.map(({ name }) => name), ["Ken (guest)", "Aya"]);
});

Deno.test("marks guests who come, change and wait", () => {
  const visitor = participant("Visitor", true);
  const joined = withGuestsMarked({ kind: "joined", participant: visitor }, mark);
  const changed = withGuestsMarked(
    { kind: "participantChanged", participant: visitor, by: "Hanako" },
    mark,
  );
  const lobby = withGuestsMarked({
    kind: "lobby",
    waiting: false,
    line: [{ index: 2, name: "Visitor", guest: true }],
    continued: false,
  }, mark);

  if (joined.kind !== "joined" || changed.kind !== "participantChanged" || lobby.kind !== "lobby") {
    throw new Error("another message");
  }
  assertEquals(joined.participant.name, "Visitor (guest)");
  assertEquals(changed.participant.name, "Visitor (guest)");
  assertEquals(lobby.line.map(({ name }) => name), ["Visitor (guest)"]);
});
