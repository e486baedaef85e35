import { ClosedWarnings } from "../../../main/ts/account/control/closedWarnings.ts";
import { SessionEnds } from "../../../main/ts/account/control/sessionEnds.ts";
import { type Outlook, SessionWatch } from "../../../main/ts/account/control/sessionWatch.ts";
import { clockWithZone } from "../../../main/ts/account/entity/clockText.ts";
import { type SessionEnd, sessionEnd } from "../../../main/ts/account/entity/sessionEnd.ts";
import { Api } from "../../../main/ts/shell/control/api.ts";
import { MalformedMessage } from "../../../main/ts/shell/control/fields.ts";
import { assertEquals, assertThrows, assertTrue } from "../assert.ts";
import { FakeTimers, settled } from "../fakeTimers.ts";

const MINUTE = 60_000;

function idle(untilEnd: number): SessionEnd {
  return { cause: "idle", at: 0, untilWarning: untilEnd - 5 * MINUTE, untilEnd, timeZone: "" };
}

/** A session on a server: every look tells how it is at that moment. */
function session(end: number) {
  const timers = new FakeTimers();
  const begin = timers.now();
  const server = { end: begin + end, looks: 0, uses: 0, away: false };
  const told: Outlook[] = [];
  const answer = () =>
    server.away
      ? Promise.reject(new Error("offline"))
      : Promise.resolve(timers.now() >= server.end ? null : idle(server.end - timers.now()));
  const watch = new SessionWatch({
    timers,
    ends: {
      look: () => {
        server.looks++;
        return answer();
      },
      stay: () => {
        server.uses++;
        if (!server.away) server.end = timers.now() + 30 * MINUTE;
        return answer();
      },
    },
    told: (outlook) => told.push(outlook),
  });
  const pass = async (millis: number) => {
    for (let left = millis; left > 0; left -= 1000) {
      timers.advance(Math.min(left, 1000));
      await settled();
    }
  };
  const last = () => {
    const outlook = told.at(-1) ?? null;
    return outlook === null || outlook === "over" ? outlook : outlook.cause;
  };
  return { watch, server, told, pass, last };
}

Deno.test("warns when the end is near, and says when it has come", async () => {
  const { watch, server, pass, last } = session(30 * MINUTE);
  watch.start();

  await pass(25 * MINUTE - 1000);
  assertEquals(last(), null);
  await pass(2000);
  assertEquals(last(), "idle");
  await pass(5 * MINUTE);
  assertEquals(last(), "over");
  const { looks } = server;
  await pass(5 * MINUTE);
  assertEquals(server.looks, looks, "looks at nothing that is over");
});

Deno.test("does not warn when another tab has used the session, and withdraws a warning", async () => {
  const { watch, server, told, pass, last } = session(30 * MINUTE);
  watch.start();

  await pass(24 * MINUTE);
  server.end += 24 * MINUTE;
  await pass(10 * MINUTE);
  assertTrue(told.every((outlook) => outlook === null), "warned");

  await pass(16 * MINUTE);
  assertEquals(last(), "idle");
  server.end += 20 * MINUTE;
  await pass(11_000);
  assertEquals(last(), null);
});

Deno.test("asks nothing as long as the page knows that nothing is near", async () => {
  const { watch, server, pass } = session(30 * MINUTE);

  watch.start(25 * MINUTE);
  await pass(119_000);
  assertEquals(server.looks, 0);
  await pass(23 * MINUTE);

  assertTrue(server.looks <= 12, `${server.looks} looks`);
});

Deno.test("uses the session when its person stays", async () => {
  const { watch, server, pass, last } = session(30 * MINUTE);
  watch.start();
  await pass(26 * MINUTE);
  assertEquals(last(), "idle");

  await watch.stay();

  assertEquals(server.uses, 1);
  assertEquals(last(), null);
  await pass(25 * MINUTE - 1000);
  assertEquals(last(), null);
  await pass(2000);
  assertEquals(last(), "idle");
});

Deno.test("changes nothing while the server is away", async () => {
  const { watch, server, pass, last } = session(30 * MINUTE);
  watch.start();
  await pass(26 * MINUTE);
  server.away = true;

  let failed = false;
  await watch.stay().catch(() => failed = true);
  await pass(MINUTE);
  assertTrue(failed);
  assertEquals(last(), "idle");

  server.away = false;
  server.end = 0;
  await pass(11_000);
  assertEquals(last(), "over");
});

Deno.test("is silent once it is stopped", async () => {
  const { watch, told, pass } = session(30 * MINUTE);
  watch.start();
  watch.stop();
  watch.again();

  await pass(40 * MINUTE);

  assertEquals(told, []);
});

Deno.test("looks at once when the page is seen again", async () => {
  const { watch, server, pass, last } = session(30 * MINUTE);
  watch.start();
  await pass(2000);
  server.end = 0;

  watch.again();
  await settled();

  assertEquals(last(), "over");
});

const ANSWER = {
  account: { timeZone: "Asia/Tokyo" },
  firstEnd: {
    now: "2030-04-01T00:00:00Z",
    at: "2030-04-01T00:10:00.5Z",
    cause: "HOURS",
    warnFrom: "2030-04-01T00:05:00.5Z",
  },
};

Deno.test("counts by the clock of the server alone", () => {
  assertEquals(sessionEnd(ANSWER), {
    cause: "hours",
    at: Date.UTC(2030, 3, 1, 0, 10, 0, 500),
    untilWarning: 300_500,
    untilEnd: 600_500,
    timeZone: "Asia/Tokyo",
  });
});

for (const change of [{ cause: "OTHER" }, { at: "soon" }, { now: 5 }, { warnFrom: null }]) {
  Deno.test(`refuses ${JSON.stringify(change)}`, () => {
    const firstEnd = { ...ANSWER.firstEnd, ...change };
    assertTrue(
      assertThrows(() => sessionEnd({ ...ANSWER, firstEnd })) instanceof MalformedMessage,
    );
  });
}

Deno.test("looks without using the session, and uses it to stay", async () => {
  const asked: string[] = [];
  let status = 200;
  const ends = new SessionEnds(
    new Api((address, request) => {
      const unattended = new Headers(request.headers).get("Tsudoi-Unattended");
      asked.push(`${request.method} ${address} ${unattended}`);
      return Promise.resolve(new Response(JSON.stringify(ANSWER), { status }));
    }),
  );

  await ends.look();
  await ends.stay();
  status = 401;

  assertEquals(await ends.look(), null);
  assertEquals(asked.slice(0, 2), [
    "GET /api/v1/session true",
    "GET /api/v1/session null",
  ]);
});

Deno.test("shows the clock of the person, or of the browser for a region that it does not know", () => {
  const at = Date.UTC(2030, 3, 1, 0, 10);
  assertTrue(clockWithZone(at, "ja", "Asia/Tokyo").startsWith("09:10"));
  assertTrue(clockWithZone(at, "en", "Europe/Berlin").startsWith("02:10"));
  assertEquals(clockWithZone(at, "en", "Nowhere/At_all"), clockWithZone(at, "en", ""));
});

Deno.test("remembers a closed warning for all pages, and forgets it when the end moves", () => {
  const kept = new Map<string, string>();
  const memory = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const one = new ClosedWarnings(memory);
  const other = new ClosedWarnings(memory);
  const end = sessionEnd(ANSWER);

  one.close(end);

  assertTrue(other.isClosed(end));
  assertTrue(!one.isClosed({ ...end, at: end.at + 1 }));
  assertTrue(!one.isClosed({ ...end, cause: "idle" }));
});

Deno.test("remembers a closed warning without storage too", () => {
  const forbidden = () => {
    throw new Error("forbidden");
  };
  const warnings = new ClosedWarnings({ getItem: forbidden, setItem: forbidden });
  const end = sessionEnd(ANSWER);

  warnings.close(end);

  assertTrue(warnings.isClosed(end));
  assertTrue(!warnings.isClosed({ ...end, at: 0 }));
});
