import { Pace } from "../../../main/ts/screen/control/pace.ts";
import { assertEquals, assertTrue } from "../assert.ts";

Deno.test("shows everything on a line that is no limit", () => {
  const pace = new Pace();

  assertEquals(pace.follow(0, 0), false);
  assertEquals(pace.follow(5_000_000, 10), false);
  assertEquals(pace.current().framesPerSecond, 10);
  assertTrue(!pace.isReduced);
});

Deno.test("goes down at once to what the line carries: fewer pictures first, then smaller ones", () => {
  const pace = new Pace();

  assertTrue(pace.follow(400_000, 0));
  assertEquals(pace.current().framesPerSecond, 5);
  assertEquals(pace.current().lines, 1080);
  assertTrue(pace.follow(60_000, 10));
  assertEquals(pace.current().framesPerSecond, 2);
  assertEquals(pace.current().lines, 540);
});

Deno.test("goes up a step at a time, when the line has carried more for three seconds", () => {
  const pace = new Pace();
  pace.follow(60_000, 0);

  const steps: number[] = [];
  for (let now = 0; now <= 13_000; now += 500) {
    if (pace.follow(2_000_000, now)) steps.push(now);
  }

  assertEquals(steps, [3_000, 6_000, 9_000, 12_000]);
  assertTrue(!pace.isReduced);
});

Deno.test("does not swing on a line that carries just enough", () => {
  const pace = new Pace();
  pace.follow(450_000, 0);
  assertEquals(pace.current().framesPerSecond, 5);

  for (let now = 0; now < 60_000; now += 500) {
    assertEquals(pace.follow(now % 1_000 === 0 ? 640_000 : 500_000, now), false);
  }
});

Deno.test("begins to wait anew when the line falls back", () => {
  const pace = new Pace();
  pace.follow(250_000, 0);

  pace.follow(900_000, 0);
  pace.follow(200_000, 2_500);

  assertEquals(pace.follow(900_000, 3_000), false);
  assertEquals(pace.follow(900_000, 5_900), false);
  assertEquals(pace.follow(900_000, 6_000), true);
});
