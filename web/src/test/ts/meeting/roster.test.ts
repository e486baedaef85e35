import type {
  Participant,
  ServerMessage,
  Share,
} from "../../../main/ts/meeting/entity/messages.ts";
import {
  after,
  claimsOfOthers,
  EMPTY_ROSTER,
  givenUp,
  keptOut,
  readmitted,
  type Roster,
} from "../../../main/ts/meeting/entity/roster.ts";
import { initial, seats, tint } from "../../../main/ts/meeting/entity/seats.ts";
import { assertEquals, assertTrue } from "../assert.ts";

function participant(index: number, name: string): Participant {
  return {
    index,
    name,
    role: "participant",
    rights: 10,
    muted: false,
    hand: 0,
    camera: 0,
    guest: false,
    decodes: ["vp9", "h264"],
    reconnecting: false,
  };
}

const SHARE: Share = {
  sender: 3,
  stream: 1,
  title: "",
  surface: "monitor",
  codec: "vp8",
  width: 1280,
  height: 720,
};

function aRoster(...messages: ServerMessage[]): Roster {
  const participants = [participant(1, "Misaki"), participant(2, "emma"), participant(3, "Ken")];
  return [
    {
      kind: "roster",
      gone: [],
      chatLocked: false,
      lobby: false,
      cameras: false,
      participants,
      share: null,
      locked: false,
      end: null,
      continued: false,
    } as ServerMessage,
    ...messages,
  ]
    .reduce(after, EMPTY_ROSTER);
}

function names(roster: Roster): string[] {
  return seats(roster, 1, "en").map((seat) => seat.participant.name);
}

Deno.test("whoever comes to lead is told who is kept out, and forgets what was known before", () => {
  const told = keptOut(EMPTY_ROSTER, [{ index: 3, name: "Ken" }, { index: 7, name: "Aya" }]);

  const later = keptOut(told, [{ index: 7, name: "Aya" }]);

  assertEquals([...told.expelled.keys()], [3, 7]);
  assertEquals([...readmitted(later, 7).expelled.keys()], []);
});

Deno.test("seats people by name, whatever the order in which they came", () => {
  assertEquals(names(aRoster()), ["emma", "Ken", "Misaki"]);
  const joined = { kind: "joined", participant: participant(9, "Aya") } as const;
  assertEquals(names(aRoster(joined)), ["Aya", "emma", "Ken", "Misaki"]);
});

Deno.test("seats the presenter first", () => {
  const roster = aRoster({ kind: "shareBegan", share: { ...SHARE, sender: 1 } });

  assertEquals(names(roster), ["Misaki", "emma", "Ken"]);
});

Deno.test("keeps two people of one name in a stable order", () => {
  const twin = { kind: "joined", participant: participant(7, "Ken") } as const;

  const order = seats(aRoster(twin), 1, "en").map((seat) => seat.participant.index);

  assertEquals(order, [2, 3, 7, 1]);
});

Deno.test("marks the own seat", () => {
  const own = seats(aRoster(), 1, "en").filter((seat) => seat.me);

  assertEquals(own.map((seat) => seat.participant.name), ["Misaki"]);
});

Deno.test("ends the share with the presenter's leaving", () => {
  const began = aRoster({ kind: "shareBegan", share: SHARE });

  assertEquals(after(began, { kind: "left", index: 3, reason: "left" }).share, null);
});

Deno.test("passes over the end of a share that is no longer the one shown", () => {
  const began = aRoster({ kind: "shareBegan", share: SHARE });

  const other = after(began, {
    kind: "shareEnded",
    sender: 2,
    stream: 1,
    reason: "stopped",
    by: "",
  });

  assertEquals(other.share, SHARE);
});

Deno.test("keeps the seat of somebody whose connection was lost until they are back", () => {
  const lost = aRoster({ kind: "left", index: 2, reason: "connection-lost" });
  assertEquals(seats(lost, 1, "en").filter((seat) => seat.reconnecting).length, 1);

  const back = after(lost, { kind: "joined", participant: participant(8, "emma") });

  assertEquals(names(back), ["emma", "Ken", "Misaki"]);
  assertTrue(seats(back, 1, "en").every((seat) => !seat.reconnecting));
});

Deno.test("gives the seat up after a while, and at once to those who left", () => {
  const lost = aRoster({ kind: "left", index: 2, reason: "connection-lost" });

  assertEquals(names(givenUp(lost, 2)), ["Ken", "Misaki"]);
  assertEquals(names(aRoster({ kind: "left", index: 2, reason: "expelled" })), ["Ken", "Misaki"]);
});

Deno.test("takes the leaving of somebody unknown without a word", () => {
  const roster = aRoster();

  assertTrue(after(roster, { kind: "left", index: 99, reason: "left" }) === roster);
});

Deno.test("signs an avatar with the first character and a steady tint", () => {
  assertEquals(initial("佐藤 健"), "佐");
  assertEquals(initial(" emma"), "E");
  assertEquals(initial("𠮷田"), "𠮷");
  assertEquals(initial(""), "?");
  assertEquals(tint("Ken Sato"), tint("Ken Sato"));
});

Deno.test("puts a roster together that comes in several messages, and begins anew with the next", () => {
  const more: ServerMessage = {
    kind: "roster",
    gone: [],
    chatLocked: false,
    lobby: false,
    cameras: false,
    participants: [participant(4, "Yui"), participant(5, "Liam")],
    share: null,
    locked: false,
    end: null,
    continued: true,
  };

  const whole = after(aRoster(), more);
  const anew = after(whole, { ...more, continued: false });

  assertEquals([...whole.participants.keys()], [1, 2, 3, 4, 5]);
  assertEquals([...anew.participants.keys()], [4, 5]);
});

Deno.test("shows whose connection is missing at the moment, and keeps seat and share", () => {
  const roster = after(EMPTY_ROSTER, {
    kind: "roster",
    gone: [],
    chatLocked: false,
    lobby: false,
    cameras: false,
    participants: [participant(1, "Ken Sato"), participant(2, "Mayu Watanabe")],
    share: null,
    locked: false,
    end: null,
    continued: false,
  });

  const missing = after(roster, { kind: "participantState", index: 2, reconnecting: true });
  const back = after(missing, { kind: "participantState", index: 2, reconnecting: false });
  const stranger = after(roster, { kind: "participantState", index: 9, reconnecting: true });

  const away = (which: typeof roster) =>
    seats(which, 2, "en").filter((seat) => seat.reconnecting).map((seat) => seat.participant.index);
  assertEquals(away(missing), [2]);
  assertEquals(seats(missing, 2, "en").filter((seat) => seat.me).length, 1);
  assertEquals(missing.participants.size, 2);
  assertEquals(away(back), []);
  assertTrue(stranger === roster);
});

Deno.test("follows what became of somebody, and of nobody who is not there", () => {
  const muted = { ...participant(2, "emma"), muted: true, role: "viewer" as const };
  const roster = aRoster({ kind: "participantChanged", participant: muted, by: "Ken" });

  assertEquals(roster.participants.get(2), muted);
  const stranger = participant(99, "Nobody");
  const same = after(roster, { kind: "participantChanged", participant: stranger, by: "" });
  assertTrue(same === roster);
});

Deno.test("knows whether the door is locked, by the roster and by what follows", () => {
  assertEquals(aRoster().locked, false);
  const locked = aRoster({
    kind: "meetingChanged",
    locked: true,
    chatLocked: false,
    lobby: false,
    cameras: false,
    planned: false,
    end: null,
    notice: false,
    by: "Ken",
  });
  assertEquals(locked.locked, true);
  assertEquals(after(locked, { kind: "left", index: 2, reason: "left" }).locked, true);
});

Deno.test("seats raised hands before the others, in their order", () => {
  const hands = [[3, 2], [1, 5]].map(([index, hand]) => ({
    kind: "participantChanged" as const,
    participant: { ...participant(index!, index === 3 ? "Ken" : "Misaki"), hand: hand! },
    by: "",
  }));

  assertEquals(names(aRoster(...hands)), ["Ken", "Misaki", "emma"]);
});

Deno.test("mutes everybody who may speak, apart from those who are spared", () => {
  const viewer = { ...participant(2, "emma"), role: "viewer" as const, rights: 0 };
  const roster = aRoster(
    { kind: "participantChanged", participant: viewer, by: "" },
    { kind: "everybodyMuted", except: [3], by: "Ken" },
  );

  assertEquals([1, 2, 3].map((index) => roster.participants.get(index)?.muted), [
    true,
    false,
    false,
  ]);
});

Deno.test("remembers who was expelled until that person may come back", () => {
  const roster = aRoster({ kind: "left", index: 2, reason: "expelled" });
  assertEquals([...roster.expelled.keys()], [2]);

  const anew = after(roster, {
    kind: "roster",
    gone: [],
    chatLocked: false,
    lobby: false,
    cameras: false,
    participants: [],
    share: null,
    locked: false,
    end: null,
    continued: false,
  });
  assertEquals([...anew.expelled.keys()], [2]);
  assertEquals(readmitted(anew, 2).expelled.size, 0);
});

Deno.test("tells presenters what the others decode who take pictures, whoever came first first", () => {
  const people = [
    { ...participant(9, "Aya"), decodes: ["h264"] as const },
    { ...participant(2, "Ken"), decodes: ["av1", "vp9"] as const },
    { ...participant(4, "Yui"), decodes: [] },
    { ...participant(1, "Emma"), decodes: ["vp9"] as const },
  ];
  const roster = { ...EMPTY_ROSTER, participants: new Map(people.map((one) => [one.index, one])) };

  assertEquals(claimsOfOthers(roster, 1), [["av1", "vp9"], ["h264"]]);
});
