import { readDescription, writeDescription } from "../../../main/ts/screen/control/description.ts";
import { assertEquals, assertThrows } from "../assert.ts";

Deno.test("reads what it writes", () => {
  const { config: read, frozen } = readDescription(writeDescription({
    kind: "description",
    codec: "vp09.00.40.08",
    codedWidth: 1920,
    codedHeight: 1080,
    colorSpace: { fullRange: true, matrix: "bt709", primaries: "bt709", transfer: "bt709" },
    frozen: true,
  }));

  assertEquals(frozen, true);
  assertEquals(read.codec, "vp09.00.40.08");
  assertEquals([read.codedWidth, read.codedHeight], [1920, 1080]);
  assertEquals(read.colorSpace?.fullRange, true);
  assertEquals(read.colorSpace?.matrix, "bt709");
});

// B-12
Deno.test("refuses what another client may invent", () => {
  const bad = [
    { codec: "exe", codedWidth: 2, codedHeight: 2 },
    { codec: "vp8", codedWidth: 0, codedHeight: 2 },
    { codec: "vp8", codedWidth: 1e9, codedHeight: 2 },
    { codec: "vp8", codedWidth: 2, codedHeight: 2, description: "%%%" },
    { codec: "vp8", codedWidth: 2, codedHeight: 2, colorSpace: "red" },
    { codec: 8, codedWidth: 2, codedHeight: 2 },
  ];
  for (const one of bad) {
    assertThrows(() => readDescription(new TextEncoder().encode(JSON.stringify(one))));
  }
});

Deno.test("takes colors that no browser knows as not said", () => {
  const colorSpace = { fullRange: 1, matrix: "magic", primaries: {}.toString() };
  const text = JSON.stringify({ codec: "vp8", codedWidth: 2, codedHeight: 2, colorSpace });

  const { config: read, frozen } = readDescription(new TextEncoder().encode(text));

  assertEquals(frozen, false);
  assertEquals(read.colorSpace, {
    fullRange: false,
    matrix: null,
    primaries: null,
    transfer: null,
  });
});
