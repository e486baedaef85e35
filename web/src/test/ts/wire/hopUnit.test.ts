import { type HopUnit, writeUnit } from "../../../main/ts/wire/hopUnit.ts";
import { HopUnitDecoder } from "../../../main/ts/wire/hopUnitDecoder.ts";
import { ProtocolError } from "../../../main/ts/wire/protocolError.ts";
import { assertEquals, assertThrows, assertTrue } from "../assert.ts";
import { bytesOf, hexOf, kept, reasonOf, unitOfVector, vectors } from "./vectors.ts";

for (const vector of vectors("unit-valid.json")) {
  const bytes = bytesOf(vector.hex);

  Deno.test(`reads and writes again: ${vector.name}`, () => {
    const units: HopUnit[] = [];
    new HopUnitDecoder(vector.direction).feed(bytes, (unit) => units.push(kept(unit)));

    assertEquals(units, [unitOfVector(vector.unit)]);
    assertEquals(hexOf(writeUnit(units[0]!)), vector.hex);
  });

  Deno.test(`reads the same byte by byte: ${vector.name}`, () => {
    const decoder = new HopUnitDecoder(vector.direction);
    const units: HopUnit[] = [];
    for (const byte of bytes) {
      assertEquals(units.length, 0);
      decoder.feed(Uint8Array.of(byte), (unit) => units.push(kept(unit)));
    }

    assertEquals(units, [unitOfVector(vector.unit)]);
    decoder.endOfMessage();
  });

  Deno.test(`delivers nothing when cut off at any byte: ${vector.name}`, () => {
    for (let length = 1; length < bytes.length; length++) {
      const decoder = new HopUnitDecoder(vector.direction);
      decoder.feed(bytes.subarray(0, length), () => assertTrue(false, "delivered"));
      assertEquals(reasonOf(() => decoder.endOfMessage()), "truncated");
    }
  });

  Deno.test(`throws nothing but ProtocolError with any bit flipped: ${vector.name}`, () => {
    for (let bit = 0; bit < Math.min(bytes.length, 96) * 8; bit++) {
      const flipped = bytes.slice();
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      try {
        new HopUnitDecoder(vector.direction).feed(flipped, (unit) => {
          assertTrue(hexOf(writeUnit(unit)) !== vector.hex);
        });
      } catch (error) {
        assertTrue(error instanceof ProtocolError, `bit ${bit}: ${error}`);
      }
    }
  });
}

for (const vector of vectors("unit-refused.json")) {
  Deno.test(`refuses and stays refused: ${vector.name}`, () => {
    const decoder = new HopUnitDecoder(vector.direction);
    const never = () => assertTrue(false, "delivered");

    assertEquals(reasonOf(() => decoder.feed(bytesOf(vector.hex), never)), vector.reason);

    const good = writeUnit({ type: "acknowledgement", acknowledged: 1 });
    assertEquals(reasonOf(() => decoder.feed(good, never)), vector.reason);
  });
}

Deno.test("several units of one message arrive in their order, however it is cut", () => {
  const all = vectors("unit-valid.json").filter((vector) => vector.direction === "uplink");
  const message = bytesOf(all.map((vector) => vector.hex).join(""));
  for (const chunk of [1, 3, 17, 1000, message.length]) {
    const decoder = new HopUnitDecoder("uplink");
    const units: HopUnit[] = [];
    for (let offset = 0; offset < message.length; offset += chunk) {
      decoder.feed(message.subarray(offset, offset + chunk), (unit) => units.push(kept(unit)));
    }
    assertEquals(units, all.map((vector) => unitOfVector(vector.unit)));
  }
});

Deno.test("refuses to write numbers that do not exist", () => {
  const wrong: HopUnit[] = [
    { type: "acknowledgement", acknowledged: 0xffff_ffff },
    { type: "gap", acknowledged: 0, from: 5, to: 4 },
    { type: "switchMark", acknowledged: 0, newGeneration: 2 ** 32 },
  ];
  for (const unit of wrong) assertTrue(assertThrows(() => writeUnit(unit)) instanceof RangeError);
});
