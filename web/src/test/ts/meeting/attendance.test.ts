import type { Grant } from "../../../main/ts/home/control/meetings.ts";
import { Attendance } from "../../../main/ts/meeting/control/attendance.ts";
import { RequestFailed } from "../../../main/ts/meeting/control/requests.ts";
import type { MeetingState } from "../../../main/ts/meeting/entity/meetingState.ts";
import { RequestRefused } from "../../../main/ts/shell/control/api.ts";
import { every } from "../../../main/ts/shell/entity/timers.ts";
import { ControlKind } from "../../../main/ts/wire/controlKind.ts";
import { assertEquals, assertTrue } from "../assert.ts";
import type { Transport } from "../../../main/ts/tunnel/entity/socket.ts";
import type { Direction } from "../../../main/ts/wire/hopUnit.ts";
import { type Delivery, FakeServer, type FakeSocket, person, welcome } from "../fakeServer.ts";
import { FakeTimers, settled } from "../fakeTimers.ts";
import { aChoice } from "../tunnel/aChoice.ts";

const GRANT: Grant = {
  ticket: "ticket-0123456789abcdef",
  tunnelPath: "/tunnel/ws",
  meeting: { number: "481-206-775", title: "Plant 2" },
};

/** A meeting page without page: a server per tunnel, and the states that it went through. */
class Stay {
  readonly timers = new FakeTimers();
  readonly servers: FakeServer[] = [];
  readonly phases: string[] = [];
  readonly lines: string[] = [];
  refusal: RequestRefused | null = null;
  readonly written: number[] = [];
  joins = 0;
  restarts = 0;
  readonly attendance: Attendance;

  constructor(private readonly delivery: Delivery = "whole") {
    this.attendance = new Attendance({
      timers: this.timers,
      clock: () => 1_700_000_000_000 + this.timers.now(),
      random: () => 1,
      join: () => {
        this.joins++;
        return this.refusal === null ? Promise.resolve(GRANT) : Promise.reject(this.refusal);
      },
      openSocket: () => (transport, direction, offer) => this.open(transport, direction, offer),
      transports: aChoice(),
      hello: () => ({ protocol: 1 }),
      changed: (state) => this.note(state),
      heard: () => {},
      screen: () => {},
      camera: () => {},
      voice: () => {},
      pointer: () => {},
      chat: (frame) => this.written.push(frame.header.kind),
      lineOpened: () => this.lines.push("opened"),
      lineLost: () => this.lines.push("lost"),
      drained: () => {},
      picturesLost: () => this.lines.push("pictures lost"),
      server: { epoch: null },
      guestName: (name) => `${name} (guest)`,
      restarted: () => this.restarts++,
    });
    this.attendance.enter(GRANT, "all");
  }

  get server(): FakeServer {
    return this.servers.at(-1)!;
  }

  get state(): MeetingState {
    return this.attendance.now();
  }

  enter(sender = 4, change: object = {}): void {
    this.server.say(ControlKind.WELCOME, welcome({ sender, role: "organizer", ...change }));
    this.server.uplink.stand();
    const participants = [person(sender, "Mayu Watanabe"), person(1, "Ken Sato")];
    this.server.say(ControlKind.ROSTER, { participants, share: null });
  }

  /** The connections break, and the server does not know the tunnel any more. */
  async forget(): Promise<void> {
    this.server.downlink.closed(1006, "");
    this.server.uplink.closed(1006, "");
    this.timers.advance(0);
    this.server.downlink.closed(401, "");
    await settled();
  }

  /** The connections break, and every attempt is refused at once. */
  async refuse(seconds: number): Promise<void> {
    const known = new Set<FakeSocket>();
    for (let tenth = 0; tenth < seconds * 10; tenth++) {
      for (const socket of this.server.sockets) {
        if (!known.has(socket)) socket.closed(1006, "");
        known.add(socket);
      }
      this.timers.advance(100);
      await settled();
    }
  }

  kinds(): number[] {
    return this.server.arrived().frames.map((frame) => frame.header.kind);
  }

  private open(transport: Transport, direction: Direction, offer: string) {
    if (offer.startsWith("ticket.")) this.servers.push(new FakeServer(this.delivery));
    return this.server.open(transport, direction, offer);
  }

  private note(state: MeetingState): void {
    if (this.phases.at(-1) !== state.phase.name) this.phases.push(state.phase.name);
  }
}

function present(delivery: Delivery = "whole"): Stay {
  const stay = new Stay(delivery);
  stay.enter();
  return stay;
}

Deno.test("is present once the server has sent the roster, also byte by byte", () => {
  for (const delivery of ["whole", "byte by byte"] as const) {
    const stay = present(delivery);

    assertEquals(stay.phases, ["connecting", "present"]);
    assertEquals(stay.state.me, 4);
    assertEquals(stay.state.roster.participants.size, 2);
    assertEquals(stay.kinds(), [ControlKind.HELLO]);
    assertEquals(stay.lines, ["opened"]);
  }
});

Deno.test("says nothing of a cut that is over within a second", () => {
  const stay = present();

  stay.server.downlink.closed(1006, "");
  stay.timers.advance(999);
  stay.server.say(ControlKind.ROSTER, { participants: [person(4, "Mayu Watanabe")], share: null });
  stay.timers.advance(5_000);

  assertEquals(stay.phases, ["connecting", "present"]);
  assertEquals(stay.lines, ["opened"]);
  assertEquals(stay.state.link?.resumes, 1);
});

Deno.test("keeps seat, line and requests while its connections are taken up again", async () => {
  const stay = present();
  const answers: string[] = [];

  stay.server.uplink.closed(1006, "");
  stay.server.downlink.closed(1006, "");
  stay.timers.advance(1_000);
  assertEquals(stay.state.phase.name, "reconnecting");
  stay.attendance.expel(1, "").then(() => answers.push("done"));
  stay.server.uplink.stand();
  stay.server.say(ControlKind.DONE, { request: 1 });
  await settled();

  assertEquals(stay.phases, ["connecting", "present", "reconnecting", "present"]);
  assertEquals(stay.lines, ["opened", "pictures lost"]);
  assertEquals(stay.kinds(), [ControlKind.HELLO, ControlKind.EXPEL]);
  assertEquals(answers, ["done"]);
  assertEquals(stay.joins, 0);
  assertEquals(stay.state.me, 4);
});

Deno.test("joins again without anybody's help when the server does not know the tunnel", async () => {
  const stay = present();

  await stay.forget();
  assertEquals(stay.state.phase.name, "reconnecting");
  assertEquals(stay.state.meeting.title, "Plant 2");
  stay.enter(9);

  assertEquals(stay.phases, ["connecting", "present", "reconnecting", "present"]);
  assertEquals(stay.state.me, 9);
  assertEquals(stay.lines, ["opened", "lost", "opened"]);
  assertEquals(stay.restarts, 0);
});

Deno.test("says that the server was restarted when its epoch is another one", async () => {
  const stay = present();

  await stay.forget();
  stay.enter(9, { serverEpoch: "8899aabbccddeeff" });

  assertEquals(stay.restarts, 1);
});

Deno.test("forgets the picture of a share that has ended, not of one that waits for its viewer", async () => {
  const stay = present();
  const coded = { codec: "vp8", width: 1280, height: 720 };
  const share = { sender: 1, stream: 1, title: "Plan", surface: "browser", ...coded };
  const picture = {
    sender: 1,
    number: 2,
    width: 1280,
    height: 720,
    latencyMillis: 80,
    at: 0,
    frozen: false,
    codec: "vp09.00.40.08",
  };
  stay.server.say(ControlKind.SHARE_BEGAN, { share });
  stay.attendance.update({ shown: picture });

  stay.server.downlink.closed(1006, "");
  stay.timers.advance(1000);
  await settled();
  assertEquals(stay.state.shown, picture);

  stay.enter(9);
  assertEquals(stay.state.shown, null);
});

Deno.test("asks the person after a minute of trying", async () => {
  const stay = present();
  stay.refusal = new RequestRefused(0, "offline", "");

  await stay.refuse(59);
  assertEquals(stay.state.phase.name, "reconnecting");
  await stay.refuse(4);

  assertEquals(ending(stay)?.reason, "connection-lost");
  assertTrue(stay.server.sockets.length > 20, `${stay.server.sockets.length} attempts`);
});

Deno.test("says that the server was stopped if it does not come back", async () => {
  const stay = present();
  stay.refusal = new RequestRefused(503, "server-stopping", "");

  stay.server.downlink.closed(4503, "");
  for (let second = 0; second < 62; second++) {
    stay.timers.advance(1000);
    await settled();
  }

  assertEquals(ending(stay)?.reason, "server-stopping");
});

Deno.test("does not come back after what the server ended on purpose", () => {
  const purposes: [number, string][] = [
    [4411, "expelled"],
    [4410, "meeting-ended"],
    [4409, "replaced"],
    [4412, "session-ended"],
    [4400, "refused"],
    [4403, "refused"],
  ];
  for (const [code, reason] of purposes) {
    const stay = present();

    stay.server.downlink.closed(code, "");
    stay.timers.advance(100_000);

    assertEquals(ending(stay)?.reason, reason);
    assertEquals(stay.joins, 0);
  }
});

Deno.test("keeps the last words of the server: who did it and why", () => {
  const stay = present();

  stay.server.say(ControlKind.CLOSING, {
    problem: "expelled",
    detail: "Wrong meeting",
    by: "Ken Sato",
  });
  stay.server.downlink.closed(1006, "");

  assertEquals(ending(stay), { reason: "expelled", by: "Ken Sato", detail: "Wrong meeting" });
});

Deno.test("stops trying when the session has ended meanwhile", async () => {
  const stay = present();
  stay.refusal = new RequestRefused(401, "not-signed-in", "");

  await stay.forget();

  assertEquals(ending(stay)?.reason, "session-ended");
});

Deno.test("says leave and closes both connections", () => {
  const stay = present();

  stay.attendance.leave();

  assertEquals(stay.kinds(), [ControlKind.HELLO, ControlKind.LEAVE]);
  assertEquals(stay.server.uplink.closedByClient, 1000);
  assertEquals(stay.server.downlink.closedByClient, 1000);
  assertEquals(ending(stay)?.reason, "left");
});

Deno.test("expels somebody and waits for the server's answer", async () => {
  const stay = present();
  const answers: string[] = [];

  stay.attendance.expel(1, "Wrong meeting").then(() => answers.push("done"));
  const asked = stay.server.arrived().frames.at(-1)!;
  await settled();
  assertEquals(answers, []);
  assertEquals(JSON.parse(new TextDecoder().decode(asked.payload)), {
    request: 1,
    index: 1,
    reason: "Wrong meeting",
  });

  stay.server.say(ControlKind.DONE, { request: 1 });
  await settled();
  assertEquals(answers, ["done"]);
});

Deno.test("says why the server refused a request, and does not wait for ever", async () => {
  const stay = present();
  const problems: string[] = [];
  const note = (error: Error) => problems.push(error.message);

  stay.attendance.endMeeting().catch(note);
  stay.server.say(ControlKind.REFUSED, { request: 1, problem: "forbidden" });
  stay.attendance.endMeeting().catch(note);
  await stay.forget();

  assertEquals(problems, ["forbidden", "connection-lost"]);
});

Deno.test("closes the tunnel over a malformed message of the server", () => {
  const stay = present();

  stay.server.say(ControlKind.LEFT, { index: "first" });

  assertEquals(ending(stay), { reason: "refused", by: "", detail: "4400" });
});

Deno.test("keeps no seat for ever for somebody who does not come back", () => {
  const stay = present();
  every(stay.timers, 10_000, () =>
    stay.server.sendUnit({
      type: "heartbeat",
      acknowledged: 0,
      clockMillis: 1,
      echoMillis: 0,
      heldMillis: 0,
    }));

  stay.server.say(ControlKind.LEFT, { index: 1, reason: "connection-lost" });
  assertEquals(stay.state.roster.awaited.size, 1);
  stay.timers.advance(60_000);

  assertEquals(stay.state.roster.awaited.size, 0);
});

function ending(stay: Stay) {
  const { phase } = stay.state;
  return phase.name === "over" ? phase.ending : null;
}

Deno.test("follows what the server makes of this participant", () => {
  const stay = present();
  const own = (change: object) => ({ ...person(4, "Mayu Watanabe"), ...change });
  const tell = (change: object) =>
    stay.server.say(ControlKind.PARTICIPANT_CHANGED, { participant: own(change), by: "Ken Sato" });
  assertEquals([stay.state.role, stay.state.rights, stay.state.maySpeak], [
    "participant",
    10,
    true,
  ]);

  tell({ muted: true, hand: 3 });
  assertEquals([stay.state.muted, stay.state.handRaised], [true, true]);
  tell({ role: "viewer", roleBits: 0 });
  assertEquals([stay.state.role, stay.state.maySpeak, stay.state.muted], ["viewer", false, false]);
  stay.server.say(ControlKind.MEETING_CHANGED, { locked: true });
  assertEquals(stay.state.roster.locked, true);
});

Deno.test("forgets an invitation when somebody shares", () => {
  const stay = present();
  const share = { sender: 1, stream: 1, surface: "monitor", codec: "vp8", width: 2, height: 2 };

  stay.server.say(ControlKind.ASKED_TO_PRESENT, { by: "Ken Sato" });
  assertEquals(stay.state.invitedBy, { by: "Ken Sato" });
  stay.server.say(ControlKind.SHARE_BEGAN, { share });
  assertEquals(stay.state.invitedBy, null);
});

Deno.test("asks to present until somebody says not now, hands over, or the server says that it is void", async () => {
  const stay = present();
  const sent = () => {
    const { header, payload } = stay.server.arrived().frames.at(-1)!;
    return [header.kind, JSON.parse(new TextDecoder().decode(payload))];
  };

  void stay.attendance.wantToPresent(true);
  assertEquals(sent(), [ControlKind.WANT_TO_PRESENT, { request: 1, wanted: true }]);
  assertEquals(stay.state.wish, true);
  stay.server.say(ControlKind.DONE, { request: 1 });
  stay.server.say(ControlKind.WISH_ANSWER, { index: 1, by: "Ken Sato" });
  await settled();
  assertEquals(stay.state.wish, false);

  void stay.attendance.wantToPresent(true);
  stay.server.say(ControlKind.WISH_ANSWER, {});
  assertEquals(stay.state.wish, false);

  void stay.attendance.wantToPresent(true);
  stay.server.say(ControlKind.ASKED_TO_PRESENT, { by: "Ken Sato" });
  assertEquals(stay.state.invitedBy, { by: "Ken Sato", asWished: true });
  assertEquals(stay.state.wish, false);

  void stay.attendance.wantToPresent(true);
  void stay.attendance.wantToPresent(false);
  assertEquals(sent(), [ControlKind.WANT_TO_PRESENT, { request: 5, wanted: false }]);
  assertEquals(stay.state.wish, false);
});

Deno.test("asks to present no more when the server refuses it", async () => {
  const stay = present();

  const asked = stay.attendance.wantToPresent(true);
  stay.server.say(ControlKind.REFUSED, { request: 1, problem: "conflict" });

  const refusal = await asked.then(() => null, (error: Error) => error);
  assertTrue(refusal instanceof RequestFailed && refusal.problem === "conflict", `${refusal}`);
  assertEquals(stay.state.wish, false);
});

Deno.test("knows who would like to present and forgets it with a new tunnel", () => {
  const stay = present();
  stay.server.say(ControlKind.WISHES_TO_PRESENT, { wishes: [2, 1] });
  assertEquals(stay.state.wishes, [2, 1]);

  void stay.attendance.declineWish(2);
  const { header, payload } = stay.server.arrived().frames.at(-1)!;
  assertEquals(header.kind, ControlKind.WISH_ANSWER);
  assertEquals(JSON.parse(new TextDecoder().decode(payload)), { request: 1, index: 2 });
  stay.server.say(ControlKind.WISHES_TO_PRESENT, { wishes: [1] });
  assertEquals(stay.state.wishes, [1]);

  stay.server.say(ControlKind.WELCOME, welcome({ sender: 9 }));
  assertEquals([stay.state.wish, stay.state.wishes], [false, []]);
});

Deno.test("tells whoever asked that this person does not want to present", () => {
  const { attendance, server } = present();
  server.say(ControlKind.ASKED_TO_PRESENT, { by: "Ken Sato" });

  attendance.declineInvitation();

  const { header, payload } = server.arrived().frames.at(-1)!;
  assertEquals(header.kind, ControlKind.ASKED_TO_PRESENT);
  assertEquals(JSON.parse(new TextDecoder().decode(payload)), { declined: true });
  assertEquals(attendance.now().invitedBy, null);
});

Deno.test("orders what whoever leads can order", () => {
  const { attendance, server } = present();

  void attendance.stopShare(1);
  void attendance.mute(1);
  void attendance.mute(null);
  void attendance.lock(true);
  void attendance.changeRole(1, "viewer");
  void attendance.askToPresent(1);
  void attendance.lowerHands(null);
  attendance.unmute();
  attendance.raiseHand(true);

  const sent = server.arrived().frames.slice(1).map(({ header, payload }) => [
    header.kind,
    JSON.parse(new TextDecoder().decode(payload)),
  ]);
  assertEquals(sent, [
    [ControlKind.STOP_SHARE, { request: 1, index: 1 }],
    [ControlKind.MUTE, { request: 2, index: 1 }],
    [ControlKind.MUTE, { request: 3 }],
    [ControlKind.LOCK, { request: 4, locked: true }],
    [ControlKind.CHANGE_ROLE, { request: 5, index: 1, role: "viewer" }],
    [ControlKind.ASK_TO_PRESENT, { request: 6, index: 1 }],
    [ControlKind.LOWER_HANDS, { request: 7 }],
    [ControlKind.UNMUTE, {}],
    [ControlKind.RAISE_HAND, { raised: true }],
  ]);
});

Deno.test("waits in the lobby without a line until the roster comes", () => {
  const stay = new Stay();
  const rights = { channels: [0], share: false, expel: false, end: false };
  stay.server.say(ControlKind.WELCOME, welcome({ sender: 4, rights }));
  stay.server.uplink.stand();
  stay.server.say(ControlKind.LOBBY, { waiting: true });

  assertTrue(stay.state.waiting);
  assertEquals(stay.phases, ["connecting"]);
  assertEquals(stay.lines, []);
  assertEquals(stay.kinds(), [ControlKind.HELLO]);

  const participants = [person(4, "Mayu Watanabe"), person(1, "Ken Sato")];
  stay.server.say(ControlKind.ROSTER, { participants, share: null });

  assertTrue(!stay.state.waiting);
  assertTrue(stay.state.maySpeak);
  assertEquals(stay.phases, ["connecting", "present"]);
  assertEquals(stay.lines, ["opened"]);
});

Deno.test("leaves the lobby as somebody who was not in the meeting", () => {
  const stay = new Stay();
  stay.server.say(ControlKind.WELCOME, welcome({ sender: 4 }));
  stay.server.uplink.stand();
  stay.server.say(ControlKind.LOBBY, { waiting: true });

  stay.attendance.leave();

  const { phase } = stay.state;
  assertEquals(phase.name === "over" && phase.ending.reason, "left-lobby");
  assertEquals(stay.kinds(), [ControlKind.HELLO, ControlKind.LEAVE]);
});

Deno.test("knows who waits, also when that takes several messages, and lets people in", async () => {
  const stay = present();
  const waiting = (index: number) => ({ index, name: `Guest ${index}`, guest: false });
  stay.server.say(ControlKind.LOBBY, { line: [waiting(7), waiting(8)], continued: false });
  stay.server.say(ControlKind.LOBBY, { line: [waiting(9)], continued: true });

  assertEquals(stay.state.line.map(({ index }) => index), [7, 8, 9]);

  const admitted = stay.attendance.admit(7);
  stay.server.say(ControlKind.LOBBY, { line: [waiting(8), waiting(9)], continued: false });
  stay.server.say(ControlKind.DONE, { request: 1 });
  await admitted;
  void stay.attendance.refuse(8, "Not today").catch(() => {});

  assertEquals(stay.state.line.map(({ index }) => index), [8, 9]);
  assertEquals(stay.kinds(), [ControlKind.HELLO, ControlKind.ADMIT, ControlKind.ADMIT]);
});

Deno.test("knows when the meeting is planned to end, and is told when that is near or put off", () => {
  const stay = new Stay();
  stay.server.say(ControlKind.WELCOME, welcome({ sender: 4 }));
  stay.server.uplink.stand();
  const participants = [person(4, "Mayu Watanabe"), person(1, "Ken Sato")];
  const end = { inMillis: 3_600_000, forAll: true };
  stay.server.say(ControlKind.ROSTER, { participants, share: null, end });
  const now = 1_700_000_000_000 + stay.timers.now();

  assertEquals(stay.state.end, { at: now + 3_600_000, forAll: true });
  assertTrue(!stay.state.endNear);

  const near = { inMillis: 600_000, forAll: true };
  stay.server.say(ControlKind.MEETING_CHANGED, { planned: true, notice: true, end: near });
  assertTrue(stay.state.endNear);
  stay.server.say(ControlKind.MEETING_CHANGED, { locked: true });
  assertEquals(stay.state.end, { at: now + 600_000, forAll: true });

  const later = { inMillis: 1_500_000, forAll: true };
  stay.server.say(ControlKind.MEETING_CHANGED, { planned: true, locked: true, end: later });
  assertTrue(!stay.state.endNear);
  assertTrue(stay.state.roster.locked);
});
