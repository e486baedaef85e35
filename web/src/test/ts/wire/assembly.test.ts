import { Channel, channelRule } from "../../../main/ts/wire/channel.ts";
import { Flag, headerOf } from "../../../main/ts/wire/endToEndHeader.ts";
import { type Frame, frameOf } from "../../../main/ts/wire/frame.ts";
import { FrameAssembler } from "../../../main/ts/wire/frameAssembler.ts";
import { FrameCutter } from "../../../main/ts/wire/frameCutter.ts";
import { writeUnit } from "../../../main/ts/wire/hopUnit.ts";
import { HopUnitDecoder } from "../../../main/ts/wire/hopUnitDecoder.ts";
import { ProtocolError } from "../../../main/ts/wire/protocolError.ts";
import { ReceiveSequence, SendSequence } from "../../../main/ts/wire/sequence.ts";
import { assertEquals, assertTrue } from "../assert.ts";
import { bytesOf, hexOf, reasonOf, type Vector, vectors } from "./vectors.ts";

function assemble(vector: Vector, chunkBytes: number): { frames: string[]; reason?: string } {
  const [decoder, assembler] = [new HopUnitDecoder("uplink"), new FrameAssembler()];
  const sequence = new ReceiveSequence();
  const frames: string[] = [];
  const wire = bytesOf(vector.units.join(""));
  try {
    for (let offset = 0; offset < wire.length; offset += chunkBytes) {
      decoder.feed(wire.subarray(offset, offset + chunkBytes), (unit) => {
        if (unit.type === "gap" && sequence.accept(unit)) assembler.abandonMedia();
        if (unit.type !== "piece" || !sequence.accept(unit)) return;
        const frame = assembler.accept(unit);
        if (frame) frames.push(hexOf(frame.bytes));
      });
    }
  } catch (error) {
    if (error instanceof ProtocolError) return { frames, reason: error.reason };
    throw error;
  }
  return { frames };
}

for (const vector of vectors("assembly.json")) {
  Deno.test(`gives the frames or the refusal: ${vector.name}`, () => {
    const { frames, reason } = vector;
    const expected = reason === undefined ? { frames } : { frames, reason };
    assertEquals(assemble(vector, 1 << 20), expected);
    assertEquals(assemble(vector, 1), expected, "byte by byte");
  });
}

function frame(channel: Channel, payloadBytes: number): Frame {
  const payload = new Uint8Array(payloadBytes).map((_byte, index) => index * 31);
  return frameOf(headerOf({ channel, sender: 7, number: 1, flags: Flag.KEY_FRAME }), payload);
}

Deno.test("a frame of exactly the limit of its channel passes, one byte more does not", () => {
  for (const channel of Object.values(Channel)) {
    const { limitBytes } = channelRule(channel);
    const whole = frame(channel, limitBytes);
    assertEquals(send(whole)?.bytes.length, whole.bytes.length);
    assertEquals(reasonOf(() => send(frame(channel, limitBytes + 1))), "frame-too-large");
  }
});

function send(whole: Frame): Frame | undefined {
  const [cutter, numbers] = [new FrameCutter(whole, 3), new SendSequence()];
  const assembler = new FrameAssembler();
  let last: Frame | undefined;
  while (!cutter.isFinished) last = assembler.accept(cutter.next(8192, numbers.next(), 0));
  assertEquals(assembler.openBytes, 0);
  return last;
}

Deno.test("cutting announces the size of the next unit and keeps every byte", () => {
  const whole = frame(Channel.SCREEN, 20_000);
  for (const pieceBytes of [1, 257, 4096, 8192]) {
    const cutter = new FrameCutter(whole, 3);
    const assembler = new FrameAssembler();
    let arrived: Frame | undefined;
    for (let number = 1; !cutter.isFinished; number++) {
      const announced = cutter.nextUnitBytes(pieceBytes);
      const piece = cutter.next(pieceBytes, number, 0);
      assertEquals(writeUnit(piece).length, announced);
      arrived = assembler.accept(piece);
    }
    assertEquals(hexOf(arrived!.bytes), hexOf(whole.bytes));
  }
});

Deno.test("a frame given up in the middle is forgotten with its bytes", () => {
  const assembler = new FrameAssembler();
  assembler.accept(new FrameCutter(frame(Channel.SCREEN, 20_000), 3).next(8192, 1, 0));

  const arrived = assembler.accept(new FrameCutter(frame(Channel.VOICE, 20), 3).next(8192, 2, 0));

  assertTrue(arrived !== undefined);
  assertEquals([assembler.openFrames, assembler.openBytes, assembler.abandonedFrames], [0, 0, 1]);
});
