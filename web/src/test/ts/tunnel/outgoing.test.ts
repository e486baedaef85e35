import { Outgoing } from "../../../main/ts/tunnel/control/outgoing.ts";
import { Channel } from "../../../main/ts/wire/channel.ts";
import { Flag, headerOf } from "../../../main/ts/wire/endToEndHeader.ts";
import { type Frame, frameOf } from "../../../main/ts/wire/frame.ts";
import { FrameAssembler } from "../../../main/ts/wire/frameAssembler.ts";
import type { Piece } from "../../../main/ts/wire/hopUnit.ts";
import { HopUnitDecoder } from "../../../main/ts/wire/hopUnitDecoder.ts";
import { assertEquals, assertTrue } from "../assert.ts";

function aFrame(channel: Channel, number: number, bytes = 10, timeMillis = 0, stream = 0): Frame {
  const flags = channel === Channel.SCREEN || channel === Channel.CAMERA ? Flag.KEY_FRAME : 0;
  const header = headerOf({ channel, sender: 4, number, timeMillis, stream, flags });
  return frameOf(header, new Uint8Array(bytes));
}

/** Takes units until none is left, acknowledging each, or as many as wanted. */
function taken(outgoing: Outgoing, wanted = Number.POSITIVE_INFINITY, now = 0): Piece[] {
  const decoder = new HopUnitDecoder("uplink");
  const pieces: Piece[] = [];
  while (pieces.length < wanted) {
    const unit = outgoing.next(now, 0);
    if (unit === null) break;
    decoder.feed(unit, (read) => {
      if (read.type === "piece") pieces.push(read);
    });
    outgoing.acknowledge(pieces.at(-1)?.number ?? 0, now);
  }
  return pieces;
}

function frames(pieces: readonly Piece[]): Frame[] {
  const assembler = new FrameAssembler();
  return pieces.map((piece) => assembler.accept(piece)).filter((frame) => frame !== undefined);
}

function shape(pieces: readonly Piece[]): number[][] {
  return frames(pieces).map(({ header }) => [header.channel, header.number]);
}

Deno.test("sends the most urgent channel first", () => {
  const outgoing = new Outgoing();
  const channels = [3, 2, 6, 5, 4, 7, 8, 0, 1] as Channel[];
  channels.forEach((channel) => outgoing.add(aFrame(channel, 1)));

  const sent = shape(taken(outgoing)).map(([channel]) => channel);

  assertEquals(sent, [1, 8, 0, 7, 4, 6, 5, 2, 3]);
});

Deno.test("keeps the order of arrival within one priority", () => {
  const outgoing = new Outgoing();
  outgoing.add(aFrame(Channel.BOARD, 1));
  outgoing.add(aFrame(Channel.CHAT, 1));
  outgoing.add(aFrame(Channel.BOARD, 2));

  assertEquals(shape(taken(outgoing)), [[5, 1], [6, 1], [5, 2]]);
});

Deno.test("lets voice pass between the pieces of a picture", () => {
  const outgoing = new Outgoing();
  outgoing.add(aFrame(Channel.SCREEN, 1, 40_000));
  const before = taken(outgoing, 2);

  outgoing.add(aFrame(Channel.VOICE, 1));
  const after = taken(outgoing);

  assertEquals(shape([...before, ...after]), [[1, 1], [2, 1]]);
  assertEquals(after[0]?.first && after[0].last, true);
});

Deno.test("gives the lowest that waits every sixteenth piece", () => {
  const outgoing = new Outgoing();
  for (let number = 1; number <= 64; number++) outgoing.add(aFrame(Channel.CHAT, number));
  outgoing.add(aFrame(Channel.CAMERA, 1, 200_000));

  const camera = taken(outgoing, 48)
    .map((piece, index) => piece.handle === Channel.CAMERA << 8 ? index : -1)
    .filter((index) => index >= 0);

  assertEquals(camera, [15, 31, 47]);
});

Deno.test("gives each channel and stream a handle of its own", () => {
  const outgoing = new Outgoing();
  outgoing.add(aFrame(Channel.SCREEN, 1, 20_000, 0, 1));
  const begun = taken(outgoing, 1);
  outgoing.add(aFrame(Channel.CONTROL, 1));
  outgoing.add(aFrame(Channel.VOICE, 1));
  outgoing.add(aFrame(Channel.SCREEN, 1, 20_000, 0, 2));

  const pieces = [...begun, ...taken(outgoing)];

  assertEquals(new Set(pieces.map((piece) => piece.handle)).size, 4);
  assertEquals(frames(pieces).length, 4);
});

Deno.test("leaves out voice that could not be written within 400 milliseconds", () => {
  const outgoing = new Outgoing();
  const fillsTheWindow = 64 * 1024 - 8 * 16 - 16;
  outgoing.add(aFrame(Channel.SCREEN, 1, fillsTheWindow));
  while (outgoing.next(0, 0) !== null);
  outgoing.add(aFrame(Channel.VOICE, 1, 60, 0));
  assertEquals(outgoing.next(0, 0), null);
  outgoing.add(aFrame(Channel.VOICE, 2, 60, 20));
  assertEquals(outgoing.next(20, 0), null);

  outgoing.acknowledge(8, 410);

  assertEquals(shape(taken(outgoing, 1, 410)), [[1, 2]]);
});

Deno.test("keeps no more than 400 milliseconds of voice while nothing can be written", () => {
  const outgoing = new Outgoing();
  for (let number = 1; number <= 500; number++) {
    outgoing.add(aFrame(Channel.VOICE, number, 60, number * 20));
  }

  const sent = shape(taken(outgoing));

  assertEquals(sent.length, 21);
  assertEquals(sent.at(-1), [1, 500]);
});

Deno.test("sends only the newest of a pointer that waits", () => {
  const outgoing = new Outgoing();
  outgoing.add(aFrame(Channel.POINTER, 1));
  outgoing.add(aFrame(Channel.POINTER, 2, 10, 0, 1));
  outgoing.add(aFrame(Channel.POINTER, 3));

  assertEquals(shape(taken(outgoing)), [[4, 2], [4, 3]]);
});

Deno.test("says that a picture waits until its last piece is written; voice is none", () => {
  const outgoing = new Outgoing();
  outgoing.add(aFrame(Channel.VOICE, 1));
  assertTrue(!outgoing.mediaWaits);

  outgoing.add(aFrame(Channel.SCREEN, 1, 10_000));
  taken(outgoing, 2);
  assertTrue(outgoing.mediaWaits);

  taken(outgoing, 1);
  assertTrue(!outgoing.mediaWaits);
});
