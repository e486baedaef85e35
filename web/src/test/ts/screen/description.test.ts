import { readDescription, writeDescription } from "../../../main/ts/screen/control/description.ts";
import { assertEquals, assertThrows } from "../assert.ts";

Deno.test("reads what it writes", () => {
  const read = readDescription(writeDescription("vp09.00.40.08", 1920, 1080));

  assertEquals(read.codec, "vp09.00.40.08");
  assertEquals([read.codedWidth, read.codedHeight], [1920, 1080]);
});

Deno.test("refuses what another client may invent", () => {
  const bad = [
    { codec: "exe", codedWidth: 2, codedHeight: 2 },
    { codec: "vp8", codedWidth: 0, codedHeight: 2 },
    { codec: "vp8", codedWidth: 1e9, codedHeight: 2 },
    { codec: "vp8", codedWidth: 2, codedHeight: 2, description: "%%%" },
    { codec: 8, codedWidth: 2, codedHeight: 2 },
  ];
  for (const one of bad) {
    assertThrows(() => readDescription(new TextEncoder().encode(JSON.stringify(one))));
  }
});
