import { chosenCodec } from "../../../main/ts/screen/control/codecRules.ts";
import { type CodecName, codecOf, knownCodecs } from "../../../main/ts/screen/entity/codecs.ts";
import { assertEquals } from "../assert.ts";

const ALL: CodecName[] = ["av1", "vp9", "h264"];

function names(text: string): CodecName[] {
  return knownCodecs(text.split(" "));
}

/** What the presenter encodes, what each of the others decodes in the order of coming, and what comes of it. */
const CASES: readonly [string, readonly string[], CodecName][] = [
  ["av1 vp9 h264", [], "av1"],
  ["av1 vp9 h264", ["av1 vp9 h264", "av1 vp9"], "av1"],
  ["av1 vp9 h264", ["av1 vp9 h264", "vp9 h264"], "vp9"],
  ["av1 vp9 h264", ["av1 vp9 h264", "vp9 h264", "h264"], "h264"],
  ["vp9 h264", ["av1 vp9 h264"], "vp9"],
  ["h264", ["av1 vp9 h264"], "h264"],
  // Nothing that all have: the most, whoever came when.
  ["av1 vp9 h264", ["h264", "av1 vp9", "av1 vp9"], "av1"],
  ["av1 vp9 h264", ["h264", "vp9", "av1 vp9"], "vp9"],
  ["av1 vp9 h264", ["h264", "h264", "vp9"], "h264"],
  // As many for each: nobody comes and shuts out who was there.
  ["av1 vp9 h264", ["h264", "av1 vp9"], "h264"],
  ["av1 vp9 h264", ["av1 vp9", "h264"], "av1"],
  ["av1 vp9 h264", ["vp9", "h264"], "vp9"],
  // The presenter has nothing that the first one sees, but the second one does.
  ["vp9", ["h264", "vp9"], "vp9"],
  ["av1", ["vp9 h264"], "av1"],
];

for (const [encodes, claims, chosen] of CASES) {
  Deno.test(`encoding ${encodes} for ${claims.map((one) => `(${one})`).join(" ") || "nobody"} takes ${chosen}`, () => {
    assertEquals(chosenCodec(names(encodes), claims.map(names)), chosen);
  });
}

Deno.test("no claim of a newcomer shuts out anybody, as long as all before had a codec in common", () => {
  const claims: CodecName[][] = [["av1", "vp9"], ["vp9", "h264"], ["h264"], ["vp9"], ALL];
  for (const before of claims) {
    for (const lie of claims) {
      const chosen = chosenCodec(ALL, [before, before, lie]);
      assertEquals(before.includes(chosen), true, `${before} against ${lie}: ${chosen}`);
    }
  }
});

Deno.test("knows a codec by its string, and none by another", () => {
  assertEquals(codecOf("av01.0.04M.08"), "av1");
  assertEquals(codecOf("vp09.00.10.08"), "vp9");
  assertEquals(codecOf("avc1.640028"), "h264");
  assertEquals(codecOf("vp8"), null);
  assertEquals(codecOf(""), null);
});
