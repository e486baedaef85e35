import {
  type CheckName,
  type Finding,
  isSlow,
  median,
  megabits,
  type State,
  verdictOf,
} from "../../../main/ts/selftest/entity/findings.ts";
import { assertEquals, assertTrue } from "../assert.ts";

function findings(states: Partial<Record<CheckName, State>>): Map<CheckName, Finding> {
  const entries = Object.entries(states) as [CheckName, State][];
  return new Map(entries.map(([name, state]) => [name, { state, figure: "" }]));
}

Deno.test("a meeting goes over the first transport that works", () => {
  const all = { reach: "good", socket: "good", stream: "good", poll: "good" } as const;

  assertEquals(verdictOf(findings(all)), "socket");
  assertEquals(verdictOf(findings({ ...all, socket: "limited" })), "stream");
  assertEquals(verdictOf(findings({ ...all, socket: "limited", stream: "limited" })), "poll");
  assertEquals(
    verdictOf(findings({ reach: "good", socket: "limited", stream: "failed", poll: "failed" })),
    "none",
  );
});

Deno.test("without the server there is no meeting", () => {
  assertEquals(verdictOf(findings({ reach: "failed", socket: "good" })), "none");
  assertEquals(verdictOf(new Map()), "none");
});

Deno.test("a long round trip or a thin line is told", () => {
  assertTrue(isSlow(findings({ roundTrip: "limited" })));
  assertTrue(isSlow(findings({ up: "limited" })));
  assertTrue(!isSlow(findings({ roundTrip: "good", down: "good", up: "good", idle: "limited" })));
});

Deno.test("the median is the middle one", () => {
  assertEquals(median([9, 1, 5]), 5);
  assertEquals(median([4, 1, 2, 900]), 2);
  assertEquals(median([]), 0);
});

Deno.test("rates are told with two digits that mean something", () => {
  assertEquals(megabits(1_000_000, 1000), 8);
  assertEquals(megabits(123_456, 1000), 1);
  assertEquals(megabits(2_345_678, 1000), 19);
  assertEquals(megabits(1_000, 0), 8);
});
