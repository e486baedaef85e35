import { ReconnectPolicy } from "../../../main/ts/tunnel/control/reconnectPolicy.ts";
import { assertEquals, assertTrue } from "../assert.ts";

Deno.test("tries soon, then in growing distances", () => {
  const policy = new ReconnectPolicy(0, () => 1);

  const delays = [1, 2, 3, 4, 5, 6].map(() => policy.nextDelay(0));

  assertEquals(delays, [500, 1000, 2000, 4000, 8000, 8000]);
});

Deno.test("spreads the attempts", () => {
  assertEquals(new ReconnectPolicy(0, () => 0).nextDelay(0), 250);
});

Deno.test("gives up after a minute, with a last attempt at its end", () => {
  const policy = new ReconnectPolicy(0, () => 1);
  let now = 0;
  let attempts = 0;
  for (;;) {
    const delay = policy.nextDelay(now);
    if (delay === null) break;
    now += delay;
    attempts++;
  }

  assertEquals(now, 60_000);
  assertTrue(attempts > 8 && attempts < 15, `${attempts} attempts`);
});
