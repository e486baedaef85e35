import { readServerMessage } from "../../../main/ts/meeting/control/serverMessage.ts";
import { MalformedMessage } from "../../../main/ts/shell/control/fields.ts";
import { ControlKind } from "../../../main/ts/wire/controlKind.ts";
import { assertEquals, assertThrows, assertTrue } from "../assert.ts";
import { person, welcome } from "../fakeServer.ts";

function read(kind: number, message: unknown) {
  return readServerMessage(kind, new TextEncoder().encode(JSON.stringify(message)));
}

function assertRefused(kind: number, bytes: Uint8Array, what: string): void {
  const error = assertThrows(() => readServerMessage(kind, bytes));
  assertTrue(error instanceof MalformedMessage, `${what}: ${error}`);
}

Deno.test("reads a welcome and leaves out what it does not know", () => {
  const message = read(ControlKind.WELCOME, welcome({ fromTheFuture: { deep: [1] } }));

  assertEquals(message, {
    kind: "welcome",
    tunnel: {
      tunnelId: "tunnel-id-0123456789",
      secret: "secret-0123456789abcdef",
      resumeMillis: 60_000,
      uplinkBytes: 2 ** 31,
    },
    serverEpoch: "0011223344556677",
    sender: 4,
    instance: "00112233445566778899aabbccddeeff",
    instanceAgeMillis: 5000,
    meeting: { number: "481-206-775", title: "Plant 2", organizer: "Ken Sato" },
    role: "participant",
    channels: [0, 1],
  });
  const silent = read(ControlKind.WELCOME, welcome({ rights: undefined }));
  assertEquals(silent?.kind === "welcome" && silent.channels, []);
});

Deno.test("passes over a kind that a later version may bring", () => {
  assertEquals(read(200, {}), null);
});

Deno.test("reads a roster with and without a share", () => {
  const share = {
    sender: 1,
    stream: 1,
    title: "",
    surface: "hologram",
    codec: "vp8",
    width: 2,
    height: 2,
  };

  const shared = read(ControlKind.ROSTER, {
    participants: [person(1, "Ken Sato", "organizer")],
    share,
  });
  const quiet = read(ControlKind.ROSTER, { participants: [], share: null });

  assertTrue(shared?.kind === "roster" && shared.share?.surface === "unknown");
  assertTrue(shared?.kind === "roster" && shared.participants[0]?.role === "organizer");
  assertTrue(quiet?.kind === "roster" && quiet.share === null);
});

Deno.test("refuses hostile messages with one kind of error", () => {
  const hostile: [number, unknown][] = [
    [ControlKind.WELCOME, null],
    [ControlKind.WELCOME, []],
    [ControlKind.WELCOME, "welcome"],
    [ControlKind.WELCOME, {}],
    [ControlKind.WELCOME, welcome({ sender: 0xffff })],
    [ControlKind.WELCOME, welcome({ sender: "4" })],
    [ControlKind.WELCOME, welcome({ sender: 1.5 })],
    [ControlKind.WELCOME, welcome({ tunnel: null })],
    [ControlKind.WELCOME, welcome({ instance: { ageMillis: -1 } })],
    [ControlKind.WELCOME, welcome({ limits: null })],
    [ControlKind.WELCOME, welcome({ limits: { resumeMillis: 60_000, uplinkBytes: 0 } })],
    [ControlKind.WELCOME, welcome({ serverEpoch: 7 })],
    [ControlKind.PARTICIPANT_STATE, { state: "reconnecting" }],
    [ControlKind.ROSTER, { participants: {}, share: null }],
    [ControlKind.ROSTER, { participants: [null], share: null }],
    [ControlKind.ROSTER, { participants: Array(5000).fill(person(1, "x")), share: null }],
    [ControlKind.JOINED, { participant: { index: 70000, name: "x" } }],
    [ControlKind.JOINED, { participant: { index: 1, name: "x".repeat(5000) } }],
    [ControlKind.JOINED, { participant: { index: 1, name: { toString: "x" } } }],
    [ControlKind.LEFT, { index: null }],
    [ControlKind.SHARE_BEGAN, {
      share: { sender: 1, stream: 1, codec: "vp8", width: 0, height: 9 },
    }],
    [ControlKind.SHARE_BEGAN, {
      share: { sender: 1, stream: 999, codec: "vp8", width: 1, height: 9 },
    }],
    [ControlKind.DONE, { request: -1 }],
    [ControlKind.REFUSED, { request: 1, problem: 5 }],
  ];
  for (const [kind, message] of hostile) {
    assertRefused(kind, new TextEncoder().encode(JSON.stringify(message)), JSON.stringify(message));
  }
});

// B-9
Deno.test("refuses bytes that are no JSON or no UTF-8", () => {
  assertRefused(ControlKind.LEFT, new Uint8Array(), "empty");
  assertRefused(ControlKind.LEFT, new Uint8Array([0xff, 0xfe, 0x7b, 0x7d]), "not UTF-8");
  assertRefused(ControlKind.LEFT, new TextEncoder().encode('{"index":1'), "cut off");
});

//
Deno.test("gives nothing to every object, whatever a message calls its fields", () => {
  const hostile =
    '{"__proto__":{"polluted":1,"index":1},"constructor":{"prototype":{"polluted":1}}}';
  for (let kind = 1; kind < 60; kind++) {
    try {
      readServerMessage(kind, new TextEncoder().encode(hostile));
    } catch (error) {
      assertTrue(error instanceof MalformedMessage, String(error));
    }
  }
  const told = JSON.stringify(welcome()).replace("{", '{"__proto__":{"polluted":1},');
  const message = readServerMessage(ControlKind.WELCOME, new TextEncoder().encode(told));

  assertEquals(message?.kind, "welcome");
  assertEquals("polluted" in message!, false);
  assertEquals("polluted" in {}, false);
});

//
Deno.test("does not read fields that every object inherits", () => {
  assertRefused(ControlKind.CLOSING, new TextEncoder().encode('{"constructor":1}'), "inherited");
});

// B-19
Deno.test("survives random bytes in every kind", () => {
  let seed = 7;
  const random = () => (seed = seed * 48271 % 2147483647) / 2147483647;
  for (let turn = 0; turn < 3000; turn++) {
    const bytes = Uint8Array.from({ length: Math.floor(random() * 60) }, () => random() * 256);
    try {
      readServerMessage(1 + turn % 19, bytes);
    } catch (error) {
      assertTrue(error instanceof MalformedMessage, String(error));
    }
  }
});

Deno.test("reads what became of somebody, of the door, and who asks to present", () => {
  const viewer = { ...person(2, "Emma", "viewer"), roleBits: 0, hand: 4, muted: true };
  const changed = read(ControlKind.PARTICIPANT_CHANGED, { participant: viewer, by: "Ken" });

  assertEquals(changed, {
    kind: "participantChanged",
    participant: {
      index: 2,
      name: "Emma",
      role: "viewer",
      rights: 0,
      muted: true,
      hand: 4,
      camera: 0,
      guest: false,
      decodes: ["vp9", "h264"],
      reconnecting: false,
    },
    by: "Ken",
  });
  const locked = read(ControlKind.MEETING_CHANGED, { locked: true });
  const lock = {
    chatLocked: false,
    lobby: false,
    cameras: false,
    planned: false,
    end: null,
    notice: false,
  };
  assertEquals(locked, { kind: "meetingChanged", locked: true, by: "", ...lock });
  const end = { inMillis: 600_000, forAll: true };
  const near = read(ControlKind.MEETING_CHANGED, { planned: true, end, notice: true });
  assertEquals(near, {
    kind: "meetingChanged",
    locked: false,
    chatLocked: false,
    lobby: false,
    cameras: false,
    planned: true,
    end,
    notice: true,
    by: "",
  });
  const asked = read(ControlKind.ASKED_TO_PRESENT, { by: "Ken" });
  assertEquals(asked, { kind: "askedToPresent", by: "Ken" });
  const declined = read(ControlKind.ASKED_TO_PRESENT, { index: 2, by: "Emma", declined: true });
  assertEquals(declined, { kind: "declinedToPresent", index: 2 });
  const ordered = read(ControlKind.ASKED_TO_PRESENT, { by: "Ken", administration: true });
  assertEquals(ordered, { kind: "askedToPresent", by: "Ken", administration: true });
  const odd = read(ControlKind.ASKED_TO_PRESENT, { by: "Ken", administration: "yes" });
  assertEquals(odd, asked);
  const wishes = read(ControlKind.WISHES_TO_PRESENT, { wishes: [3, 1] });
  assertEquals(wishes, { kind: "wishesToPresent", wishes: [3, 1] });
  for (const bad of [{ wishes: "3" }, { wishes: Array(2049).fill(1) }]) {
    assertThrows(() => read(ControlKind.WISHES_TO_PRESENT, bad));
  }
  assertEquals(read(ControlKind.WISH_ANSWER, { index: 1, by: "Ken" }), { kind: "wishOver", by: 1 });
  assertEquals(read(ControlKind.WISH_ANSWER, {}), { kind: "wishOver", by: null });
  assertThrows(() => read(ControlKind.WISH_ANSWER, { index: 70_000 }));
  const waiting = read(ControlKind.LOBBY, { waiting: true, line: "whatever" });
  assertEquals(waiting, { kind: "lobby", waiting: true, line: [], continued: false });
  assertThrows(() => read(ControlKind.LOBBY, { line: [{ index: 70_000, name: "Taro" }] }));
});

Deno.test("a refused frame of the chat is told from a refused request", () => {
  const refused = read(
    ControlKind.REFUSED,
    { channel: 6, number: 7, problem: "too-many-requests" },
  );

  assertEquals(refused, { kind: "chatRefused", number: 7, problem: "too-many-requests" });
});

Deno.test("a roster names writers who have left", () => {
  const roster = read(
    ControlKind.ROSTER,
    {
      participants: [],
      gone: [{ index: 3, name: "Ken", guest: true }],
      share: null,
      locked: false,
      chatLocked: true,
      lobby: false,
      cameras: false,
      continued: false,
    },
  );

  assertEquals(roster, {
    kind: "roster",
    participants: [],
    gone: [{ index: 3, name: "Ken", guest: true }],
    share: null,
    locked: false,
    chatLocked: true,
    lobby: false,
    cameras: false,
    end: null,
    continued: false,
  });
});
