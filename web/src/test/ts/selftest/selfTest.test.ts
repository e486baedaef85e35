import { runQuickTest, runSelfTest } from "../../../main/ts/selftest/control/selfTest.ts";
import { NoTest } from "../../../main/ts/selftest/entity/grant.ts";
import { assertEquals, assertTrue } from "../assert.ts";
import { FakeLine, type Network } from "./fakeLine.ts";

async function findingsOn(network: Network): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  await runSelfTest(new FakeLine(network), (name, state) => {
    if (state !== "running") found.set(name, state);
  });
  return found;
}

Deno.test("on an open network everything is good, and the test is given back", async () => {
  const line = new FakeLine({ socket: "works", stream: "works" });
  const figures = new Map<string, number | string>();

  const grant = await runSelfTest(line, (name, _state, figure) => {
    if (figure !== undefined) figures.set(name, figure);
  });

  assertEquals(grant.address, "192.0.2.7");
  assertEquals(figures.get("reach"), "meet.example");
  assertEquals(figures.get("roundTrip"), 30);
  assertEquals(line.asked[0], "POST /tunnel/selftest");
  assertEquals(line.asked.at(-1), "DELETE /tunnel/selftest");
  assertTrue(line.asked.every((asked) => !asked.includes("ttt")), "a ticket in an address");
  const found = await findingsOn({ socket: "works", stream: "works" });
  assertEquals(new Set(found.values()), new Set(["good"]));
  assertEquals(found.size, 8);
});

Deno.test("where WebSocket is blocked, round trips go by requests and streams still work", async () => {
  const found = await findingsOn({ socket: "blocked", stream: "works" });

  assertEquals(found.get("socket"), "limited");
  assertEquals(found.get("stream"), "good");
  assertEquals(found.get("roundTrip"), "good");
  assertEquals(found.get("idle"), "good");
});

Deno.test("a proxy that holds answers back is seen", async () => {
  const found = await findingsOn({ socket: "blocked", stream: "buffered" });

  assertEquals(found.get("stream"), "limited");
  assertEquals(found.get("poll"), "good");
});

Deno.test("a connection that does not survive silence is seen", async () => {
  const found = await findingsOn({ socket: "cutInSilence", stream: "works" });

  assertEquals(found.get("socket"), "good");
  assertEquals(found.get("idle"), "limited");
});

Deno.test("answers that never come are failures, and the rest goes on", async () => {
  const found = await findingsOn({ socket: "works", stream: "blocked" });

  assertEquals(found.get("stream"), "failed");
  assertEquals(found.get("poll"), "failed");
  assertEquals(found.get("down"), "failed");
  assertEquals(found.get("up"), "good");
});

Deno.test("who has to wait is told how long", async () => {
  const begin = new Response("", { status: 429, headers: { "Retry-After": "17" } });

  const refusal = await refused({ socket: "works", stream: "works", begin });

  assertEquals([refusal.why, refusal.afterSeconds], ["busy", 17]);
});

Deno.test("a page of a proxy in place of the answer is no test", async () => {
  const begin = new Response("<html>Please sign in to the guest network</html>");

  const refusal = await refused({ socket: "works", stream: "works", begin });

  assertEquals(refusal.why, "unreachable");
});

Deno.test("a server that cannot be reached is no test", async () => {
  const refusal = await refused({ socket: "works", stream: "works", reachable: false });

  assertEquals(refusal.why, "unreachable");
});

async function refused(network: Network): Promise<NoTest> {
  try {
    await findingsOn(network);
  } catch (error) {
    if (error instanceof NoTest) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

Deno.test("at the door it takes no longer than a few echoes, and gives the test back", async () => {
  const line = new FakeLine({ socket: "works", stream: "works" });
  const found = new Map<string, string>();

  await runQuickTest(line, (name, state) => found.set(name, state));

  assertEquals([...found], [["reach", "good"], ["socket", "good"], ["roundTrip", "good"]]);
  assertEquals(line.asked, ["POST /tunnel/selftest", "DELETE /tunnel/selftest"]);
  assertTrue(line.now() < 1000);
});

Deno.test("at the door it finds out that only HTTPS passes", async () => {
  const found = new Map<string, string>();

  await runQuickTest(new FakeLine({ socket: "blocked", stream: "works" }), (name, state) => {
    found.set(name, state);
  });

  assertEquals(found.get("socket"), "limited");
  assertEquals(found.get("roundTrip"), "good");
});
