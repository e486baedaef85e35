import { decodableCodecs, DecoderClaim } from "../../../main/ts/screen/control/decoderClaim.ts";
import { assertEquals } from "../assert.ts";

function aClaim() {
  const told: string[] = [];
  const claim = new DecoderClaim(["av1", "vp9", "h264"], (codecs) => told.push(codecs.join(" ")));
  return { claim, told };
}

Deno.test("says what the browser says, and nothing that it throws at", async () => {
  Object.assign(globalThis, {
    VideoDecoder: {
      isConfigSupported: ({ codec }: { codec: string }) =>
        codec.startsWith("avc1")
          ? Promise.reject(new TypeError("never heard of"))
          : Promise.resolve({ supported: codec.startsWith("vp09") }),
    },
  });

  assertEquals(await decodableCodecs(), ["vp9"]);
});

Deno.test("takes back what turns out to be missing, once", () => {
  const { claim, told } = aClaim();

  claim.lacks("av01.0.08M.08");
  claim.lacks("av01.0.08M.08");
  claim.lacks("vp8");

  assertEquals(told, ["vp9 h264"]);
  assertEquals(claim.now(), ["vp9", "h264"]);
});

Deno.test("never claims to take no pictures because decoders are missing", () => {
  const { claim, told } = aClaim();

  claim.lacks("av01.0.08M.08");
  claim.lacks("vp09.00.40.08");
  claim.lacks("avc1.42002A");

  assertEquals(told, ["vp9 h264", "h264"]);
});

Deno.test("takes no pictures while the person wants none, and forgets nothing meanwhile", () => {
  const { claim, told } = aClaim();
  claim.lacks("av01.0.08M.08");

  claim.want(false);
  claim.want(false);
  claim.want(true);

  assertEquals(told, ["vp9 h264", "", "vp9 h264"]);
});
