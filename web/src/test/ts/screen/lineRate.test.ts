import { LineRate } from "../../../main/ts/screen/control/lineRate.ts";
import { Pace } from "../../../main/ts/screen/control/pace.ts";
import { assertEquals, assertTrue } from "../assert.ts";

Deno.test("is no limit as long as no picture waits", () => {
  const line = new LineRate();

  for (let now = 0; now < 10_000; now += 100) line.sent(40_000, 20, now);

  assertEquals(line.bitsPerSecond, 0);
});

/** A line on which two pictures in a row waited, so that it carries this. */
function aLineOf(bitsPerSecond: number): LineRate {
  const line = new LineRate();
  line.sent(bitsPerSecond, 400, -400);
  line.sent(bitsPerSecond, 400, 0);
  return line;
}

Deno.test("pays no attention to a machine that stands still for a moment", () => {
  const line = new LineRate();

  for (let now = 0; now < 10_000; now += 1_000) {
    line.sent(40_000, 900, now);
    line.sent(40_000, 20, now + 100);
  }

  assertEquals(line.bitsPerSecond, 0);
});

Deno.test("becomes a limit with the second wait in a row, and with one of more than a second", () => {
  const line = new LineRate();

  line.sent(64_000, 1_001, 0);

  assertEquals(line.bitsPerSecond, 64_000);
  assertEquals(aLineOf(300_000).bitsPerSecond, 300_000);
});

Deno.test("is what was measured while pictures waited long, at once", () => {
  const line = aLineOf(3_000_000);

  line.sent(64_000, 2_000, 2_000);

  assertEquals(line.bitsPerSecond, 64_000);
});

Deno.test("falls no faster than by three tenths for a picture that waited a moment", () => {
  const line = aLineOf(1_000_000);

  line.sent(200_000, 150, 100);

  assertEquals(line.bitsPerSecond, 700_000);
});

Deno.test("takes nothing from a wait in which nothing was measured", () => {
  const line = new LineRate();

  line.sent(0, 60_000, 60_000);

  assertEquals(line.bitsPerSecond, 0);
});

Deno.test("grows while pictures do not wait, whatever little they need", () => {
  const line = aLineOf(300_000);

  for (let now = 500; now <= 5_000; now += 500) line.sent(40_000, 10, now);

  const tenPercentASecond = 300_000 * 1.1 ** 5;
  assertTrue(Math.abs(line.bitsPerSecond - tenPercentASecond) < 1);
});

Deno.test("does not grow while nothing is sent", () => {
  const line = aLineOf(300_000);

  line.sent(0, 10, 600_000);

  assertTrue(line.bitsPerSecond < 300_000 * 1.31);
});

Deno.test("finds a line that has become free, though small pictures show no more than their own size", () => {
  const line = new LineRate();
  const pace = new Pace();
  line.sent(100_000, 2_000, 0);
  pace.follow(line.bitsPerSecond, 0);
  assertEquals(pace.current().framesPerSecond, 2);

  for (let now = 500; now <= 30_000; now += 500) {
    line.sent(40_000, 10, now);
    pace.follow(line.bitsPerSecond, now);
  }

  assertTrue(!pace.isReduced);
  assertEquals(line.bitsPerSecond, 0);
});
