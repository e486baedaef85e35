import { every } from "../../../main/ts/shell/entity/timers.ts";
import { Outgoing } from "../../../main/ts/tunnel/control/outgoing.ts";
import { Tunnel } from "../../../main/ts/tunnel/control/tunnel.ts";
import type { TunnelIdentity } from "../../../main/ts/tunnel/entity/tunnelIdentity.ts";
import { Channel } from "../../../main/ts/wire/channel.ts";
import { ControlKind } from "../../../main/ts/wire/controlKind.ts";
import { headerOf } from "../../../main/ts/wire/endToEndHeader.ts";
import { type Frame, frameOf } from "../../../main/ts/wire/frame.ts";
import { assertEquals, assertTrue } from "../assert.ts";
import { type Delivery, FakeServer, welcome } from "../fakeServer.ts";
import { FakeTimers, settled } from "../fakeTimers.ts";
import { aChoice } from "./aChoice.ts";

const TICKET = "ticket-0123456789abcdef";
const IDENTITY: TunnelIdentity = {
  tunnelId: "tunnel-id-0123456789",
  secret: "secret-0123456789abcdef",
  resumeMillis: 60_000,
  uplinkBytes: 2 ** 31,
};

function aTunnel(delivery: Delivery = "whole") {
  const timers = new FakeTimers();
  const server = new FakeServer(delivery);
  const seen = {
    frames: [] as Frame[],
    linked: 0,
    roundTrips: [] as number[],
    drained: 0,
    picturesLost: 0,
    states: [] as string[],
  };
  const closed: number[] = [];
  const tickets: string[] = [];
  const { open } = server;
  const ports = {
    open,
    timers,
    random: () => 1,
    choice: aChoice(),
    freshTicket: () => {
      tickets.push(`fresh-${tickets.length}`);
      return Promise.resolve(tickets.at(-1)!);
    },
  };
  const tunnel = new Tunnel(ports, TICKET, {
    frame: (frame) => seen.frames.push(frame),
    linked: () => seen.linked++,
    roundTrip: (milliseconds) => seen.roundTrips.push(milliseconds),
    drained: () => seen.drained++,
    picturesLost: () => seen.picturesLost++,
    changed: (state) => seen.states.push(state),
    closed: (code) => closed.push(code),
  });
  return { timers, server, seen, closed, tickets, tunnel };
}

function linked(delivery: Delivery = "whole", identity = IDENTITY) {
  const made = aTunnel(delivery);
  made.server.say(ControlKind.WELCOME, welcome());
  made.tunnel.link(identity);
  made.server.uplink.stand();
  return made;
}

function beat(server: FakeServer, echoMillis = 0): void {
  server.sendUnit({
    type: "heartbeat",
    acknowledged: 0,
    clockMillis: 1,
    echoMillis,
    heldMillis: 0,
  });
}

/** A server that answers each of our heartbeats. */
function alive(made: ReturnType<typeof linked>): void {
  every(made.timers, 9_000, () => beat(made.server, Math.floor(made.timers.now())));
}

function picture(number: number, bytes: number): Frame {
  const header = headerOf({ channel: Channel.SCREEN, flags: 1, sender: 4, stream: 1, number });
  return frameOf(header, new Uint8Array(bytes).fill(number));
}

function control(number: number): Frame {
  const kind = ControlKind.RECEIVER_REPORT;
  const header = headerOf({ channel: Channel.CONTROL, kind, sender: 4, number });
  return frameOf(header, new TextEncoder().encode("{}"));
}

function onHttps(server: FakeServer): boolean {
  return server.downlink.transport === "https" && server.uplink.transport === "https";
}

/** A network in which every further connection is refused at once. */
function refuseAll({ timers, server }: ReturnType<typeof linked>): void {
  const known = new Set(server.sockets);
  every(timers, 10, () => {
    for (const socket of server.sockets) {
      if (known.has(socket)) continue;
      known.add(socket);
      socket.closed(1006, "");
    }
  });
}

Deno.test("shows the ticket on the downlink and the secret on the uplink, never in an address", () => {
  const { server } = linked();

  assertEquals(server.downlink.offer, "ticket.ticket-0123456789abcdef");
  assertEquals(server.uplink.offer, "uplink.tunnel-id-0123456789.secret-0123456789abcdef.1.1");
});

Deno.test("takes a welcome that arrives byte by byte", () => {
  const { seen } = linked("byte by byte");

  assertEquals(seen.frames.length, 1);
  assertEquals(seen.frames[0]?.header.kind, ControlKind.WELCOME);
  assertEquals(seen.linked, 1);
});

Deno.test("sends a large picture only as fast as the server takes it in", () => {
  const { server, tunnel, seen } = linked();

  tunnel.send(picture(1, 300_000));
  const before = server.arrived().units.filter((unit) => unit.type === "piece").length;

  assertTrue(before * 8192 <= 64 * 1024, `${before} pieces without acknowledgement`);
  assertEquals(seen.drained, 0);

  for (let turn = 0; turn < 100 && seen.drained === 0; turn++) server.acknowledge();
  assertEquals(seen.drained, 1);
  assertEquals(server.arrived().frames.at(-1)?.payload.length, 300_000);
});

Deno.test("lets a control message pass between the pieces of a picture", () => {
  const { server, tunnel } = linked();
  tunnel.send(picture(1, 300_000));

  tunnel.send(frameOf(
    headerOf({ channel: Channel.CONTROL, kind: ControlKind.LEAVE, sender: 4, number: 1 }),
    new TextEncoder().encode("{}"),
  ));
  for (let turn = 0; turn < 100; turn++) server.acknowledge();

  const channels = server.arrived().frames.map((frame) => frame.header.channel);
  assertEquals(channels, [Channel.CONTROL, Channel.SCREEN]);
});

Deno.test("acknowledges what arrived within two hundred milliseconds", () => {
  const { server, timers } = linked();
  server.say(ControlKind.ROSTER, { participants: [], share: null });

  timers.advance(199);
  assertTrue(server.arrived().units.at(-1)?.type !== "acknowledgement");
  timers.advance(1);

  const last = server.arrived().units.at(-1);
  assertEquals(last?.type, "acknowledgement");
  assertEquals(last?.acknowledged, 2);
});

Deno.test("acknowledges at once what asks for it", () => {
  const { server } = linked();
  const payload = new Uint8Array(16);
  const whole = { handle: 2, index: 0, first: true, last: true, fields: {} };

  server.sendUnit({ type: "piece", number: 2, acknowledged: 0, ...whole, asking: true, payload });

  const last = server.arrived().units.at(-1);
  assertEquals(last?.type, "acknowledgement");
  assertEquals(last?.acknowledged, 2);
});

Deno.test("measures the round trip with heartbeats", () => {
  const { server, timers, seen } = linked();
  timers.advance(10_000);
  const beat = server.arrived().units.filter((unit) => unit.type === "heartbeat").at(-1);
  assertTrue(beat?.type === "heartbeat");

  timers.advance(38);
  const clockMillis = 1;
  const echoMillis = beat?.type === "heartbeat" ? beat.clockMillis : 0;
  server.sendUnit({ type: "heartbeat", acknowledged: 0, clockMillis, echoMillis, heldMillis: 20 });

  assertEquals(seen.roundTrips, [18]);
});

Deno.test("takes both connections up again when the server is silent for thirty seconds", () => {
  const { timers, closed, server, seen } = linked();

  timers.advance(30_000);
  assertEquals(server.sockets.length, 2);

  timers.advance(10_000);
  assertEquals(server.sockets.map(({ closedByClient }) => closedByClient), [
    3001,
    3001,
    null,
    null,
  ]);
  assertEquals(server.downlink.offer.split(".").slice(3), ["2", "1"]);
  assertEquals(server.uplink.offer.split(".").slice(3), ["2", "1"]);
  assertEquals(seen.states, ["open", "resuming"]);
  assertEquals(closed, []);
});

Deno.test("stays while the server gives signs of life", () => {
  const made = linked();
  alive(made);

  made.timers.advance(300_000);

  assertEquals(made.server.sockets.length, 2);
  assertEquals(made.closed, []);
});

Deno.test("takes the uplink up again when the server does not hear it any more", () => {
  const { timers, server } = linked();
  every(timers, 10_000, () => beat(server));

  timers.advance(40_000);

  assertEquals(server.sockets.map(({ direction }) => direction), ["downlink", "uplink", "uplink"]);
  assertEquals(server.sockets[0]?.closedByClient, null);
});

Deno.test("takes up a lost downlink at once, with what has arrived", () => {
  const { timers, server, seen, tunnel } = linked();
  server.say(ControlKind.ROSTER, { participants: [], share: null });

  server.downlink.closed(1006, "");
  timers.advance(0);
  assertEquals(server.downlink.offer.split(".").slice(3), ["2", "2"]);
  beat(server);

  assertEquals(seen.states, ["open", "resuming", "open"]);
  assertEquals(seen.picturesLost, 0);
  assertEquals(tunnel.figures().resumes, 1);
});

Deno.test("sends again what has not arrived, with gaps for pictures, and asks for a new picture", () => {
  const { timers, server, seen, tunnel } = linked();
  tunnel.send(picture(1, 20_000));
  tunnel.send(control(2));
  tunnel.send(picture(2, 100_000));
  const lost = server.arrived().units.length;

  server.uplink.closed(1006, "");
  timers.advance(0);
  server.uplink.stand();

  const again = server.arrived().units.slice(lost).map((unit) =>
    unit.type === "gap"
      ? `gap ${unit.from}-${unit.to}`
      : unit.type === "piece"
      ? `piece ${unit.number}`
      : unit.type
  );
  assertEquals(again, ["heartbeat", "gap 1-3", "piece 4", "gap 5-9"]);
  assertEquals(seen.picturesLost, 1);
  assertEquals(seen.drained, 1);
  assertEquals(tunnel.figures().unacknowledgedBytes, 16 + 16 + 2);

  tunnel.send(picture(3, 100));
  assertEquals(server.arrived().frames.map((frame) => frame.header.number), [1, 2, 3]);
});

Deno.test("tries a lost connection for as long as the server waits, then ends", () => {
  const made = linked("whole", { ...IDENTITY, resumeMillis: 20_000 });
  const { timers, server, closed } = made;
  refuseAll(made);

  server.downlink.closed(1006, "");
  timers.advance(19_999);
  assertEquals(closed, []);
  timers.advance(5_001);

  assertEquals(closed, [1006]);
});

Deno.test("ends when the server does not know the tunnel any more", () => {
  const { timers, server, closed, seen } = linked();

  server.downlink.closed(1006, "");
  timers.advance(0);
  server.downlink.closed(401, "");

  assertEquals(closed, [401]);
  assertEquals(seen.states, ["open", "resuming", "closed"]);
  assertTrue(server.sockets.every(({ closedByClient }) => closedByClient !== 1000));
});

Deno.test("goes over to HTTPS when a lost WebSocket does not come back in two tries", () => {
  const { timers, server, tunnel } = linked();

  server.uplink.closed(1006, "");
  server.downlink.closed(1006, "");
  for (let turn = 0; turn < 40 && !onHttps(server); turn++) {
    timers.advance(100);
    for (const socket of server.sockets.slice(2)) {
      if (socket.transport === "websocket") socket.closed(1006, "");
    }
  }
  timers.advance(1000);
  server.uplink.stand();
  beat(server);

  assertEquals(server.downlink.transport, "https");
  assertEquals(server.uplink.transport, "https");
  assertEquals(tunnel.figures().transport, "https");
  assertEquals(tunnel.figures().switches, 1);
});

Deno.test("tries a WebSocket again after a minute, beside what runs, and goes on if that fails", () => {
  const made = aTunnel();
  const { server, timers, tunnel } = made;
  server.downlink.closed(1006, "");
  return settled().then(() => {
    server.say(ControlKind.WELCOME, welcome());
    tunnel.link(IDENTITY);
    server.uplink.stand();
    alive(made);
    const running = server.sockets.slice(1);
    assertEquals(running.map(({ transport }) => transport), ["https", "https"]);

    timers.advance(59_999);
    assertEquals(server.sockets.length, 3);
    timers.advance(1);
    assertEquals(server.downlink.transport, "websocket");
    server.sockets.at(-1)!.closed(1006, "");
    assertEquals(running.map(({ closedByClient }) => closedByClient), [null, null]);
    assertEquals(tunnel.figures().transport, "https");

    timers.advance(120_000);
    beat(server);
    server.uplink.stand();
    assertEquals(server.uplink.transport, "websocket");
    assertEquals(running.map(({ closedByClient }) => closedByClient), [3001, 3001]);
    assertEquals(tunnel.figures().transport, "websocket");
    assertEquals(tunnel.figures().resumes, 0);
    assertEquals(made.seen.states.includes("resuming"), false);
    assertEquals(made.closed, []);
  });
});

Deno.test("begins over HTTPS with a new ticket when no WebSocket stands", async () => {
  const { server, tickets, timers } = aTunnel();

  timers.advance(5_000);
  await settled();

  assertEquals(server.sockets.map(({ transport }) => transport), ["websocket", "https"]);
  assertEquals(server.downlink.offer, "ticket.fresh-0");
  timers.advance(5_000);
  await settled();
  assertEquals(server.downlink.transport, "https-polling");
  assertEquals(tickets.length, 2);
});

Deno.test("asks again after each answer to a poll, each time as a new downlink", async () => {
  const made = aTunnel();
  const { server, timers } = made;
  timers.advance(5_000);
  await settled();
  timers.advance(5_000);
  await settled();
  server.say(ControlKind.WELCOME, welcome());
  made.tunnel.link(IDENTITY);
  server.uplink.stand();

  server.downlink.closed(200, "");
  assertEquals(server.downlink.offer.split(".").slice(3), ["2", "1"]);
  server.say(ControlKind.ROSTER, { participants: [], share: null });
  server.downlink.closed(200, "");

  assertEquals(server.downlink.offer.split(".").slice(3), ["3", "2"]);
  assertEquals(made.seen.frames.length, 2);
  assertEquals(made.seen.states, ["open"]);
  assertEquals(made.tunnel.figures().transport, "https-polling");
});

Deno.test("pauses a little after an answer that came at once and held a heartbeat only", async () => {
  const made = aTunnel();
  const { server, timers } = made;
  timers.advance(5_000);
  await settled();
  timers.advance(5_000);
  await settled();
  server.say(ControlKind.WELCOME, welcome());
  made.tunnel.link(IDENTITY);
  server.uplink.stand();
  server.downlink.closed(200, "");
  const second = server.downlink;

  beat(server);
  second.closed(200, "");
  assertTrue(server.downlink === second);
  timers.advance(199);
  assertTrue(server.downlink === second);
  timers.advance(1);

  assertEquals(server.downlink.offer.split(".").slice(3), ["3", "1"]);
  assertEquals(made.seen.states, ["open"]);
});

Deno.test("does not poll on while a WebSocket is tried, since the newest downlink counts", async () => {
  const made = aTunnel();
  const { server, timers } = made;
  timers.advance(5_000);
  await settled();
  timers.advance(5_000);
  await settled();
  server.say(ControlKind.WELCOME, welcome());
  made.tunnel.link(IDENTITY);
  server.uplink.stand();
  const answer = () => {
    const poll = server.downlink;
    beat(server, Math.floor(timers.now()));
    poll.closed(200, "");
  };
  for (let second = 0; second < 54; second += 6) {
    answer();
    timers.advance(6_000);
  }
  answer();
  const poll = server.downlink;
  timers.advance(6_000);
  const tried = server.downlink;
  assertEquals(tried.transport, "websocket");

  const before = server.sockets.length;
  poll.closed(200, "");
  assertEquals(server.sockets.length, before);
  tried.closed(1006, "");

  assertEquals(server.sockets.length, before + 1);
  assertEquals(server.downlink.transport, "https-polling");
  assertEquals(made.closed, []);
});

Deno.test("replaces the uplink at 95 percent, with the mark as the last unit of the old one", () => {
  const limit = 400_000;
  const { server, tunnel, seen } = linked("whole", { ...IDENTITY, uplinkBytes: limit });
  const old = server.uplink;
  const bytes = (socket: typeof old) => socket.sent.reduce((sum, one) => sum + one.length, 0);
  for (let number = 1; server.uplink === old; number++) {
    tunnel.send(picture(number, 5_000));
    server.acknowledgeOn(server.sockets[0]!);
  }
  const begun = bytes(old);
  tunnel.send(picture(900, 5_000));
  const successor = server.uplink;
  assertEquals(successor.offer.split(".")[3], "2");
  assertTrue(begun >= limit * 0.95 && begun < limit * 0.95 + 8224, `${begun}`);

  successor.stand();
  tunnel.send(picture(901, 5_000));
  const mark = old.sent.at(-1)!;
  assertEquals([...mark.slice(0, 5)], [0, 0, 0, 20, 0x80]);
  assertEquals([...mark.slice(16)], [0, 0, 0, 2]);
  assertEquals(bytes(successor), 28);
  server.acknowledgeOn(server.sockets[0]!);

  assertEquals(bytes(successor), 28 + 16 + 16 + 5_000);
  assertTrue(bytes(old) <= limit);
  assertEquals(tunnel.figures().rollovers, 1);
  assertEquals(seen.picturesLost, 0);
  assertEquals(server.arrived().frames.at(-1)?.header.number, 901);
});

Deno.test("never carries more than the limit while the successor does not open", () => {
  const limit = 400_000;
  const { server, tunnel, timers } = linked("whole", { ...IDENTITY, uplinkBytes: limit });
  const old = server.uplink;
  for (let number = 1; number < 200; number++) {
    tunnel.send(picture(number, 5_000));
    server.acknowledgeOn(server.sockets[0]!);
    if (server.uplink !== old) server.uplink.closed(1006, "");
    timers.advance(10);
  }

  const carried = old.sent.reduce((sum, one) => sum + one.length, 0);
  assertTrue(carried > limit - 16_000 && carried + 20 <= limit, `${carried}`);
});

Deno.test("repeats on the successor what the old uplink took with it when it broke", () => {
  const limit = 400_000;
  const { server, tunnel, timers } = linked("whole", { ...IDENTITY, uplinkBytes: limit });
  const old = server.uplink;
  for (let number = 1; server.uplink === old; number++) {
    tunnel.send(picture(number, 5_000));
    server.acknowledgeOn(server.sockets[0]!);
  }
  tunnel.send(control(1));
  const successor = server.uplink;
  successor.stand();
  tunnel.send(control(2));
  assertEquals(successor.sent.length, 1);

  old.closed(1006, "");
  timers.advance(1_000);

  assertEquals(successor.sent.length, 3);
});

Deno.test("goes on in a new tunnel when no number is left", () => {
  const outgoing = new Outgoing(0xffff_fffd);
  outgoing.add(control(1));

  assertTrue(outgoing.next(0, 0) !== null);
  assertTrue(outgoing.isExhausted);
});

Deno.test("before it was let in, a lost connection ends the tunnel", () => {
  const { closed, server, tunnel } = aTunnel();
  server.say(ControlKind.WELCOME, welcome());
  tunnel.link(IDENTITY);

  server.downlink.closed(1006, "");

  assertEquals(closed, [1006]);
});

Deno.test("takes the server's word over a broken connection", () => {
  const { timers, closed, server } = linked();

  server.uplink.closed(1006, "");
  server.downlink.closed(4411, "expelled");
  timers.advance(1000);

  assertEquals(closed, [4411]);
});

Deno.test("takes a connection up again that the server closed as replaced", () => {
  const { timers, closed, server, seen } = linked();

  server.uplink.closed(1000, "");
  timers.advance(0);
  server.uplink.stand();

  assertEquals(seen.states, ["open", "resuming", "open"]);
  assertEquals(closed, []);
});

Deno.test("takes nothing up again after the last words of the server", () => {
  const { closed, server, tunnel } = linked();

  tunnel.expectEnd();
  server.downlink.closed(1006, "");

  assertEquals(closed, [1006]);
  assertEquals(server.sockets.length, 2);
});

Deno.test("ends the tunnel over bytes that are not the protocol", () => {
  for (
    const bytes of [[0, 0, 0, 1], [255, 255, 255, 255], [0, 0, 0, 16, 0xe0, ...Array(11).fill(0)]]
  ) {
    const { closed, server } = linked();

    server.downlink.received(new Uint8Array(bytes));

    assertEquals(closed, [4400], String(bytes));
  }
});

Deno.test("gives up a tunnel that opens on no transport", async () => {
  const { timers, closed } = aTunnel();

  for (let second = 0; second < 30; second++) {
    timers.advance(1_000);
    await settled();
  }

  assertEquals(closed, [1006]);
});
