import { BEFORE, type MeetingState } from "../../../main/ts/meeting/entity/meetingState.ts";
import type { Participant, Role } from "../../../main/ts/meeting/entity/messages.ts";
import { seatActions } from "../../../main/ts/meeting/entity/seatActions.ts";
import { assertEquals } from "../assert.ts";

const RIGHTS: Readonly<Record<Role, number>> = {
  "organizer": 31,
  "co-organizer": 14,
  "participant": 10,
  "viewer": 0,
};

function someone(role: Role, change: Partial<Participant> = {}): Participant {
  const index = 2;
  const rest = { muted: false, hand: 0, camera: 0, guest: false, decodes: [], reconnecting: false };
  return { index, name: "Emma", role, rights: RIGHTS[role], ...rest, ...change };
}

function as(role: Role, change: Partial<MeetingState> = {}): MeetingState {
  return { ...BEFORE, phase: { name: "present" }, me: 1, role, rights: RIGHTS[role], ...change };
}

function actions(state: MeetingState, participant: Participant, presenting = false): string[] {
  const reconnecting = participant.reconnecting;
  return seatActions({ participant, presenting, me: false, reconnecting }, state);
}

Deno.test("offers an organizer everything about a participant", () => {
  assertEquals(actions(as("organizer"), someone("participant")), [
    "mute",
    "askToPresent",
    "makeCoOrganizer",
    "makeViewer",
    "expel",
  ]);
  assertEquals(actions(as("organizer"), someone("viewer", { hand: 3 })), [
    "lowerHand",
    "makeCoOrganizer",
    "makeParticipant",
    "expel",
  ]);
});

Deno.test("offers to stop a share instead of asking for one", () => {
  const offered = actions(as("co-organizer"), someone("participant", { muted: true }), true);

  assertEquals(offered, ["stopShare", "makeViewer", "expel"]);
});

Deno.test("offers a co-organizer nothing that would unmake who leads", () => {
  for (const leader of ["organizer", "co-organizer"] as const) {
    assertEquals(actions(as("co-organizer"), someone(leader)), ["mute", "askToPresent"]);
  }
});

Deno.test("offers whoever presents to hand over, and others nothing", () => {
  const share = { sender: 1, stream: 1, title: "", surface: "monitor", codec: "vp8" } as const;
  const roster = { ...as("participant").roster, share: { ...share, width: 2, height: 2 } };

  assertEquals(actions(as("participant", { roster }), someone("participant")), ["askToPresent"]);
  assertEquals(actions(as("participant", { roster }), someone("viewer")), []);
  assertEquals(actions(as("participant"), someone("participant")), []);
  assertEquals(actions(as("viewer"), someone("participant")), []);
});

Deno.test("offers nothing about whoever is away", () => {
  assertEquals(actions(as("organizer"), someone("participant", { reconnecting: true })), []);
});
