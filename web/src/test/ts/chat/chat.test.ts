import { Chat } from "../../../main/ts/chat/control/chat.ts";
import { Gathering } from "../../../main/ts/chat/control/gathering.ts";
import type { ChatState, Reacted } from "../../../main/ts/chat/entity/chatState.ts";
import { OwnFrames } from "../../../main/ts/meeting/control/ownFrames.ts";
import { Channel } from "../../../main/ts/wire/channel.ts";
import { headerOf } from "../../../main/ts/wire/endToEndHeader.ts";
import { type Frame, frameOf } from "../../../main/ts/wire/frame.ts";
import { assertEquals } from "../assert.ts";
import { FakeTimers } from "../fakeTimers.ts";

const NOW = 1_900_000_000_000;

/** A chat without page, and what goes out of it. */
class Writing {
  readonly sent: Frame[] = [];
  readonly arrived: [string | null, boolean][] = [];
  readonly reacted: Reacted[] = [];
  readonly refusals: string[] = [];
  readonly chat = new Chat({
    clock: () => NOW,
    changed: () => {},
    arrived: (entry, late) => this.arrived.push([entry.text, late]),
    reacted: (reacted) => this.reacted.push(reacted),
    refused: (problem) => this.refusals.push(problem),
  });

  constructor() {
    this.open(1, "one");
    this.chat.know(new Map([[1, "Ken"], [2, "Misaki"]]));
  }

  open(sender: number, instance: string): void {
    const frames = new OwnFrames(sender, NOW, () => NOW);
    this.chat.lineOpened({ frames, send: (frame) => this.sent.push(frame) }, instance);
  }

  get state(): ChatState {
    return this.chat.now();
  }

  get told(): string[] {
    return this.state.entries.map(({ name, text, state }) => `${name}: ${text} ${state.name}`);
  }
}

function stamped(frame: Frame, at = NOW): Frame {
  return { ...frame, hopFields: { receivedAtMillis: BigInt(at) } };
}

function written(text: string, number: number, sender = 2, kind = 0, at = NOW): Frame {
  const header = headerOf({ channel: Channel.CHAT, kind, sender, number });
  return stamped(frameOf(header, new TextEncoder().encode(text)), at);
}

Deno.test("a message waits until the server sends it back", () => {
  const writing = new Writing();

  assertEquals(writing.chat.write(" Hello\u202e "), true);
  assertEquals(writing.told, ["Ken: Hello waiting"]);
  writing.chat.frame(written("first", 1));
  writing.chat.frame(stamped(writing.sent[0]!, NOW + 5));

  assertEquals(writing.told, ["Misaki: first sent", "Ken: Hello sent"]);
  assertEquals(writing.state.entries[1]!.at, NOW + 5);
  assertEquals(writing.arrived, [["first", false]]);
});

Deno.test("nothing empty and nothing too long is sent", () => {
  const writing = new Writing();

  assertEquals(writing.chat.write(" \n "), false);
  assertEquals(writing.chat.write("x".repeat(2001)), false);
  assertEquals(writing.sent.length, 0);
});

Deno.test("a refused message says so and can be taken back", () => {
  const writing = new Writing();
  writing.chat.write("too much");

  writing.chat.refused(1, "too-many-requests");

  assertEquals(writing.told, ["Ken: too much refused"]);
  assertEquals(writing.refusals, ["too-many-requests"]);
  assertEquals(writing.chat.takeBack(writing.state.entries[0]!.key), "too much");
  assertEquals(writing.told, []);
});

Deno.test("what was on its way when the tunnel ended is shown once, wherever it got", () => {
  const writing = new Writing();
  writing.chat.write("taken");
  writing.chat.write("lost");
  writing.chat.frame(written("of Misaki", 1));
  writing.chat.lineLost();
  assertEquals(writing.told, ["Misaki: of Misaki sent", "Ken: taken refused", "Ken: lost refused"]);

  writing.open(7, "one");
  writing.chat.frame(written("of Misaki", 1));
  writing.chat.frame(stamped(writing.sent[0]!));

  assertEquals(writing.told, ["Misaki: of Misaki sent", "Ken: lost refused", "Ken: taken sent"]);
  assertEquals(writing.state.entries.map(({ own }) => own), [false, true, true]);
  assertEquals(writing.arrived.length, 1);
});

Deno.test("the same index of another gathering is somebody else", () => {
  const writing = new Writing();
  writing.chat.write("before");
  writing.chat.frame(stamped(writing.sent[0]!));
  writing.chat.restarted();
  writing.chat.lineLost();

  writing.open(3, "two");
  writing.chat.know(new Map([[1, "Ryo"]]));
  writing.chat.frame(written("after", 1, 1));

  assertEquals(writing.told, ["Ken: before sent", "Ryo: after sent"]);
  assertEquals(writing.state.entries[1]!.own, false);
  assertEquals(writing.state.restartedAfter, 1);
});

Deno.test("what was written before this page came is not announced as news", () => {
  const writing = new Writing();

  writing.chat.frame(written("long ago", 1, 2, 0, NOW - 60_000));

  assertEquals(writing.arrived, [["long ago", true]]);
});

Deno.test("bytes that are no text are shown as unreadable", () => {
  const writing = new Writing();
  const header = headerOf({ channel: Channel.CHAT, sender: 9, number: 1 });

  writing.chat.frame(frameOf(header, new Uint8Array([0xff, 0xfe])));

  assertEquals(writing.told, ["null: null sent"]);
});

Deno.test("a reaction has a kind and no text; unknown ones are passed over", () => {
  const writing = new Writing();
  writing.chat.react("heart");
  assertEquals(writing.sent.map(({ header, payload }) => [header.kind, payload.length]), [[4, 0]]);

  writing.chat.frame(written("", 1, 2, 2));
  writing.chat.frame(written("", 2, 2, 99));

  assertEquals(writing.reacted, [{ sender: 2, name: "Misaki", own: false, reaction: "applause" }]);
  assertEquals(writing.told, []);
});

Deno.test("the page keeps the newest thousand", () => {
  const writing = new Writing();

  for (let number = 1; number <= 1005; number++) writing.chat.frame(written(`${number}`, number));

  assertEquals(writing.state.entries.length, 1000);
  assertEquals(writing.state.entries[0]!.text, "6");
});

Deno.test("what comes close together is told at once", () => {
  const timers = new FakeTimers();
  const told: (readonly number[])[] = [];
  const gathering = new Gathering<number>(timers, 1500, (all) => told.push(all));

  gathering.add(1);
  timers.advance(1000);
  gathering.add(2);
  timers.advance(500);
  gathering.add(3);
  timers.advance(1500);

  assertEquals(told, [[1, 2], [3]]);
});
