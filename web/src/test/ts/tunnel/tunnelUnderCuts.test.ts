import { Tunnel } from "../../../main/ts/tunnel/control/tunnel.ts";
import { Channel, isRepeated } from "../../../main/ts/wire/channel.ts";
import { ControlKind } from "../../../main/ts/wire/controlKind.ts";
import { Flag, headerOf, SENDER_SERVER } from "../../../main/ts/wire/endToEndHeader.ts";
import { type Frame, frameOf } from "../../../main/ts/wire/frame.ts";
import { assertEquals, assertTrue } from "../assert.ts";
import { FakeTimers } from "../fakeTimers.ts";
import { aChoice } from "./aChoice.ts";
import { PatientServer } from "./patientServer.ts";
import { RoughNetwork } from "./roughNetwork.ts";

const CHANNELS = [Channel.CONTROL, Channel.CHAT, Channel.SCREEN, Channel.REMOTE_INPUT] as const;
const MOST_BYTES = [300, 16_000, 90_000, 60];
const IDENTITY = { tunnelId: "tunnel-id-0123456789", secret: "secret-0123456789abcdef" };

function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = state * 48271 % 2147483647) / 2147483647;
}

/** A tunnel between a client and a server that both send all the time, over a network that breaks. */
class Rough {
  readonly timers = new FakeTimers();
  readonly random: () => number;
  readonly network: RoughNetwork;
  readonly server: PatientServer;
  readonly tunnel: Tunnel;
  readonly down: Frame[] = [];
  readonly closed: number[] = [];
  readonly sentUp: Frame[] = [];
  readonly sentDown: Frame[] = [];
  private readonly numbers = new Map<string, number>();

  constructor(seed: number, uplinkBytes: number) {
    this.random = seeded(seed);
    this.network = new RoughNetwork(this.timers, this.random, () => this.server);
    this.server = new PatientServer(this.network, uplinkBytes);
    const choice = aChoice();
    const { timers, random } = this;
    const freshTicket = () => Promise.resolve("ticket-0123456789abcdef");
    const ports = { open: this.network.open, timers, random, choice, freshTicket };
    this.tunnel = new Tunnel(ports, "ticket-0123456789abcdef", {
      frame: (frame) => this.take(frame, uplinkBytes),
      linked: () => {},
      roundTrip: () => {},
      drained: () => {},
      picturesLost: () => {},
      changed: () => {},
      closed: (code) => this.closed.push(code),
    });
    timers.advance(500);
  }

  /** Both ends say something now and then, and something happens to the network. */
  step(cuts: boolean): void {
    if (this.random() < 0.25) this.sendUp();
    if (this.random() < 0.25) this.sendDown();
    if (cuts) this.disturb();
    this.timers.advance(1 + this.network.below(60));
  }

  /** Everything that can still arrive does. */
  settle(): void {
    this.network.down = false;
    this.network.blocked.clear();
    this.timers.advance(120_000);
  }

  arrivedUp(): Frame[] {
    return this.server.frames;
  }

  private take(frame: Frame, uplinkBytes: number): void {
    if (frame.header.channel === Channel.CONTROL && frame.header.kind === ControlKind.WELCOME) {
      this.tunnel.link({ ...IDENTITY, resumeMillis: 60_000, uplinkBytes });
    } else {
      this.down.push(frame);
    }
  }

  private disturb(): void {
    const chance = this.random();
    if (chance < 0.015) this.network.cut(true);
    else if (chance < 0.02) this.network.cut(false);
    else if (chance < 0.023) this.blackout();
    else if (chance < 0.026) this.network.blocked.add("websocket");
    else if (chance < 0.028) this.network.blocked.add("https");
    else if (chance < 0.05) this.network.blocked.clear();
  }

  private blackout(): void {
    this.network.down = true;
    this.network.cut(false);
    this.timers.after(this.network.below(20_000), () => this.network.down = false);
  }

  private sendUp(): void {
    const frame = this.frame("up", 4);
    this.sentUp.push(frame);
    this.tunnel.send(frame);
  }

  private sendDown(): void {
    const frame = this.frame("down", SENDER_SERVER);
    this.sentDown.push(frame);
    this.server.say(frame);
  }

  private frame(way: string, sender: number): Frame {
    const which = this.network.below(CHANNELS.length);
    const channel = CHANNELS[which]!;
    const key = `${way} ${channel}`;
    const number = (this.numbers.get(key) ?? 1) + 1;
    this.numbers.set(key, number);
    const flags = channel === Channel.SCREEN ? Flag.KEY_FRAME : 0;
    const kind = ControlKind.RECEIVER_REPORT;
    const payload = new Uint8Array(1 + this.network.below(MOST_BYTES[which]!)).fill(number & 0xff);
    return frameOf(headerOf({ channel, kind, flags, sender, number }), payload);
  }
}

function shape(frames: readonly Frame[], channel: Channel): string[] {
  return frames
    .filter(({ header }) => header.channel === channel)
    .map(({ header, payload }) => `${header.number}:${payload.length}:${payload[0]}`);
}

/** What must arrive is there once and in order; of the rest some, whole and in order. */
function assertDelivered(arrived: readonly Frame[], sent: readonly Frame[], way: string): void {
  for (const channel of CHANNELS) {
    const [there, said] = [shape(arrived, channel), shape(sent, channel)];
    if (isRepeated(channel)) {
      assertEquals(there, said, `${way}, channel ${channel}`);
    } else {
      let at = -1;
      for (const one of there) {
        const next = said.indexOf(one, at + 1);
        assertTrue(next > at, `${way}, channel ${channel}: ${one} after ${said[at]}`);
        at = next;
      }
    }
  }
}

for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
  Deno.test(`loses, repeats and reorders nothing that must arrive, however it is cut: ${seed}`, () => {
    const rough = new Rough(seed * 7919, 2 ** 31);

    for (let step = 0; step < 2500; step++) rough.step(true);
    rough.settle();

    assertEquals(rough.closed, []);
    assertTrue(rough.tunnel.figures().resumes > 4, `${rough.tunnel.figures().resumes} resumes`);
    assertDelivered(rough.arrivedUp(), rough.sentUp, "up");
    assertDelivered(rough.down, rough.sentDown, "down");
    assertTrue(shape(rough.arrivedUp(), Channel.SCREEN).length > 0, "no picture arrived");
    assertTrue(rough.server.isIdle, "the server still waits for acknowledgements");
  });

  Deno.test(`replaces its uplink in time while everything breaks: ${seed}`, () => {
    const limit = 300_000;
    const rough = new Rough(seed * 104_729, limit);

    for (let step = 0; step < 1500; step++) rough.step(true);
    rough.settle();

    assertEquals(rough.closed, []);
    assertTrue(rough.tunnel.figures().rollovers > 0, `${rough.tunnel.figures().rollovers}`);
    assertTrue([...rough.server.carried.values()].every((bytes) => bytes <= limit));
    assertDelivered(rough.arrivedUp(), rough.sentUp, "up");
    assertDelivered(rough.down, rough.sentDown, "down");
  });
}

Deno.test("replaces its uplink on a quiet network without losing a picture", () => {
  const limit = 200_000;
  const rough = new Rough(11, limit);

  for (let step = 0; step < 1000; step++) rough.step(false);
  rough.settle();

  assertEquals(rough.tunnel.figures().resumes, 0);
  assertTrue(rough.server.marks > 4, `${rough.server.marks} marks`);
  assertEquals(rough.tunnel.figures().rollovers, rough.server.carried.size - 1);
  const full = [...rough.server.carried.values()].slice(0, -1);
  assertTrue(full.every((bytes) => bytes >= limit * 0.95 && bytes <= limit), String(full));
  for (const channel of CHANNELS) {
    assertEquals(shape(rough.arrivedUp(), channel), shape(rough.sentUp, channel));
  }
});
