import { DoubleTap, type Touch } from "../../../main/ts/meeting/entity/taps.ts";
import { assertEquals } from "../assert.ts";

const at = (millis: number, x = 100, y = 100): Touch => ({ x, y, at: millis });

Deno.test("two taps on one place are a double tap, a third one begins anew", () => {
  const taps = new DoubleTap();

  assertEquals(taps.touched(at(0), at(80)), false);
  assertEquals(taps.touched(at(250, 108), at(330, 110)), true);
  assertEquals(taps.touched(at(500), at(560)), false);
  assertEquals(taps.touched(at(700), at(760)), true);
});

Deno.test("taps that are far from each other in time or place are two taps", () => {
  const taps = new DoubleTap();

  assertEquals(taps.touched(at(0), at(80)), false);
  assertEquals(taps.touched(at(581), at(640)), false);
  assertEquals(taps.touched(at(800, 141), at(860, 141)), false);
});

Deno.test("a finger that moves or rests is no tap", () => {
  const taps = new DoubleTap();

  assertEquals(taps.touched(at(0), at(80)), false);
  assertEquals(taps.touched(at(200), at(260, 113)), false);
  assertEquals(taps.touched(at(300), at(360)), false);
  assertEquals(taps.touched(at(400), at(701)), false);
  assertEquals(taps.touched(at(800), at(860)), false);
});

Deno.test("two fingers between two taps part them", () => {
  const taps = new DoubleTap();

  assertEquals(taps.touched(at(0), at(80)), false);
  taps.forget();
  assertEquals(taps.touched(at(200), at(260)), false);
});
