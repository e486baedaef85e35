import { PictureDelay } from "../../../main/ts/screen/control/pictureDelay.ts";
import { assertEquals } from "../assert.ts";

/** Lets a picture come every 100 ms that is so late; answers when the verdict changed. */
function watch(delay: PictureDelay, from: number, to: number, late: number): number[] {
  const changes: number[] = [];
  let before = delay.arrived(from - late, from);
  for (let now = from + 100; now <= to; now += 100) {
    const verdict = delay.arrived(now - late, now);
    if (verdict !== before) changes.push(now);
    before = verdict;
  }
  return changes;
}

Deno.test("pays no attention to how far two clocks are apart", () => {
  assertEquals(watch(new PictureDelay(), 0, 20_000, -3_600_000), []);
});

Deno.test("says so after three seconds of late pictures, and takes it back after five of quick ones", () => {
  const delay = new PictureDelay();
  watch(delay, 0, 1_000, 50);

  assertEquals(watch(delay, 1_100, 10_000, 1_200), [4_100]);
  assertEquals(watch(delay, 10_100, 20_000, 100), [15_100]);
});

Deno.test("lets one late picture pass", () => {
  const delay = new PictureDelay();
  watch(delay, 0, 1_000, 50);

  delay.arrived(1_100 - 2_000, 1_100);

  assertEquals(watch(delay, 1_200, 10_000, 50), []);
});

Deno.test("begins anew with another screen", () => {
  const delay = new PictureDelay();
  watch(delay, 0, 1_000, 50);
  delay.forget();

  assertEquals(watch(delay, 1_100, 20_000, 3_000), []);
});
