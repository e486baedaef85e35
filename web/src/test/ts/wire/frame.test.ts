import { frameOf, parseFrame } from "../../../main/ts/wire/frame.ts";
import { ProtocolError } from "../../../main/ts/wire/protocolError.ts";
import { assertEquals, assertThrows, assertTrue } from "../assert.ts";
import { bytesOf, GOLDEN_FRAMES, headerOfVector, hexOf, reasonOf, vectors } from "./vectors.ts";

for (const vector of GOLDEN_FRAMES.flatMap(vectors)) {
  Deno.test(`reads and writes again: ${vector.name}`, () => {
    const header = headerOfVector(vector.header);

    const frame = parseFrame(bytesOf(vector.hex));

    assertEquals(frame.header, header);
    assertEquals(hexOf(frame.payload), vector.payload);
    assertEquals(hexOf(frameOf(header, bytesOf(vector.payload)).bytes), vector.hex);
  });

  Deno.test(`refuses its header cut off at each byte: ${vector.name}`, () => {
    const golden = bytesOf(vector.hex);
    const headerBytes = golden.length - vector.payload.length / 2;
    for (let length = 0; length < headerBytes; length++) {
      assertEquals(reasonOf(() => parseFrame(golden.slice(0, length))), "short-header");
    }
  });

  Deno.test(`throws nothing but ProtocolError with any bit flipped: ${vector.name}`, () => {
    const golden = bytesOf(vector.hex);
    for (let bit = 0; bit < golden.length * 8; bit++) {
      const flipped = golden.slice();
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      try {
        assertTrue(hexOf(parseFrame(flipped).bytes) !== vector.hex);
      } catch (error) {
        assertTrue(error instanceof ProtocolError, `bit ${bit}: ${error}`);
      }
    }
  });
}

for (const vector of vectors("frame-refused.json")) {
  Deno.test(`refuses: ${vector.name}`, () => {
    assertEquals(reasonOf(() => parseFrame(bytesOf(vector.hex))), vector.reason);
  });
}

Deno.test("refuses to write values that do not fit their field", () => {
  const header = parseFrame(bytesOf(vectors("frame-control.json")[0].hex)).header;
  const wrong = [
    { kind: 256 },
    { flags: 32 },
    { layer: 8 },
    { sender: 65536 },
    { stream: -1 },
    { number: 2 ** 32 },
    { timeMillis: 0.5 },
    { extensions: { page: 65536 } },
    { extensions: { unknown: [{ type: 7, value: new Uint8Array() }] } },
    { extensions: { unknown: [{ type: 8, value: new Uint8Array(237) }] } },
  ];
  for (const change of wrong) {
    const error = assertThrows(() => frameOf({ ...header, ...change }, new Uint8Array()));
    assertTrue(error instanceof RangeError, `${Object.keys(change)}`);
  }
});
