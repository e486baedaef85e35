import { every } from "../../../main/ts/shell/entity/timers.ts";
import { Tunnel } from "../../../main/ts/tunnel/control/tunnel.ts";
import { Channel } from "../../../main/ts/wire/channel.ts";
import { ControlKind } from "../../../main/ts/wire/controlKind.ts";
import { headerOf } from "../../../main/ts/wire/endToEndHeader.ts";
import { type Frame, frameOf } from "../../../main/ts/wire/frame.ts";
import { assertEquals, assertTrue } from "../assert.ts";
import { type Delivery, FakeServer, welcome } from "../fakeServer.ts";
import { FakeTimers } from "../fakeTimers.ts";

function aTunnel(delivery: Delivery = "whole") {
  const timers = new FakeTimers();
  const server = new FakeServer(delivery);
  const seen = { frames: [] as Frame[], linked: 0, roundTrips: [] as number[], drained: 0 };
  const closed: number[] = [];
  const tunnel = new Tunnel(server.open, "ticket-0123456789abcdef", timers, {
    frame: (frame) => seen.frames.push(frame),
    linked: () => seen.linked++,
    roundTrip: (milliseconds) => seen.roundTrips.push(milliseconds),
    drained: () => seen.drained++,
    closed: (code) => closed.push(code),
  });
  return { timers, server, seen, closed, tunnel };
}

function linked(delivery: Delivery = "whole") {
  const made = aTunnel(delivery);
  made.server.say(ControlKind.WELCOME, welcome());
  made.tunnel.link("tunnel-id-0123456789", "secret-0123456789abcdef");
  made.server.uplink.opened();
  return made;
}

function picture(number: number, bytes: number): Frame {
  const header = headerOf({ channel: Channel.SCREEN, flags: 1, sender: 4, stream: 1, number });
  return frameOf(header, new Uint8Array(bytes).fill(number));
}

Deno.test("shows the ticket on the downlink and the secret on the uplink, never in an address", () => {
  const { server } = linked();

  assertEquals(server.downlink.protocols, ["tsudoi.1", "ticket.ticket-0123456789abcdef"]);
  assertEquals(server.uplink.protocols, [
    "tsudoi.1",
    "uplink.tunnel-id-0123456789.secret-0123456789abcdef.1.1",
  ]);
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

Deno.test("acknowledges what arrived within fifty milliseconds", () => {
  const { server, timers } = linked();
  server.say(ControlKind.ROSTER, { participants: [], share: null });

  timers.advance(50);

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

Deno.test("closes when the server is silent for thirty seconds", () => {
  const { timers, closed, server } = linked();

  timers.advance(30_000);
  assertEquals(closed, []);

  timers.advance(10_000);
  assertEquals(closed, [4408]);
  assertEquals(server.downlink.closedByClient, 4408);
});

Deno.test("stays while the server gives signs of life", () => {
  const { timers, closed, server } = linked();
  const beat = { type: "heartbeat", acknowledged: 0, clockMillis: 1, echoMillis: 0 } as const;
  every(timers, 10_000, () => server.sendUnit({ ...beat, heldMillis: 0 }));

  timers.advance(300_000);

  assertEquals(closed, []);
});

Deno.test("closes both connections when one is lost, and says so once", () => {
  const { timers, closed, server } = linked();

  server.uplink.closed(1006, "");
  timers.advance(1000);
  server.downlink.closed(1006, "");

  assertEquals(closed, [1006]);
  assertEquals(server.downlink.closedByClient, 1000);
});

Deno.test("takes the server's word over a broken connection", () => {
  const { timers, closed, server } = linked();

  server.uplink.closed(1006, "");
  server.downlink.closed(4411, "expelled");
  timers.advance(1000);

  assertEquals(closed, [4411]);
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

Deno.test("gives up a tunnel that does not open within fifteen seconds", () => {
  const { timers, closed } = aTunnel();

  timers.advance(15_000);

  assertEquals(closed, [1006]);
});
