import { OwnFrames } from "../../../main/ts/meeting/control/ownFrames.ts";
import type { EncodedPicture } from "../../../main/ts/screen/entity/presenting.ts";
import { Flag, isDelta } from "../../../main/ts/wire/endToEndHeader.ts";
import { assertEquals, assertTrue } from "../assert.ts";

function picture(key: boolean, layer: number): EncodedPicture {
  return { kind: "picture", key, layer, capturedAt: 1500, bytes: new Uint8Array([1, 2, 3]) };
}

Deno.test("names for each delta the last picture of the base layer", () => {
  const frames = new OwnFrames(4, 1000, () => 1500);
  frames.description(1, new Uint8Array([123, 125]));

  const headers = [picture(true, 0), picture(false, 1), picture(false, 0), picture(false, 1)]
    .map((one) => frames.picture(1, one)!.header);

  assertEquals(headers.map((header) => header.number), [2, 3, 4, 5]);
  assertEquals(headers.map((header) => header.extensions.neededFrame), [undefined, 2, 2, 4]);
  assertEquals(headers.map((header) => header.flags), [
    Flag.KEY_FRAME,
    Flag.DROPPABLE,
    0,
    Flag.DROPPABLE,
  ]);
  assertEquals(headers.map((header) => header.layer), [0, 1, 0, 1]);
  assertTrue(headers.slice(1).every(isDelta));
  assertEquals(headers[0]?.timeMillis, 500);
});

Deno.test("makes no delta before a key frame was sent on this tunnel", () => {
  const frames = new OwnFrames(4, 1000, () => 1500);

  assertEquals(frames.picture(1, picture(false, 0)), null);
});

Deno.test("counts each channel on its own, from one", () => {
  const frames = new OwnFrames(4, 1000, () => 1500);

  assertEquals(frames.control(2, {}).header.number, 1);
  assertEquals(frames.picture(1, picture(true, 0))?.header.number, 1);
  assertEquals(frames.control(13, {}).header.number, 2);
});

Deno.test("makes no delta of pictures that were lost on the way", () => {
  const frames = new OwnFrames(4, 1000, () => 1500);
  frames.picture(1, picture(true, 0));

  frames.picturesLost();

  assertEquals(frames.picture(1, picture(false, 0)), null);
  assertEquals(frames.picture(1, picture(true, 0))?.header.number, 2);
});

Deno.test("learns when the meeting began from messages of the server, which are late but never early", () => {
  let now = 50_000;
  const frames = new OwnFrames(4, 10_000, () => now);

  frames.serverTime(39_000);
  assertEquals(frames.beganAt, 10_000);
  now = 60_000;
  frames.serverTime(50_200);

  assertEquals(frames.beganAt, 9_800);
  assertEquals(frames.voiceEnd().header.timeMillis, 50_200);
});
