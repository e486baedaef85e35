import { Meetings } from "../../../main/ts/home/control/meetings.ts";
import { cancelChoices, type SeriesTime } from "../../../main/ts/home/entity/cancelling.ts";
import { besides, type MeetingLine } from "../../../main/ts/home/entity/meeting.ts";
import { Api, RequestRefused } from "../../../main/ts/shell/control/api.ts";
import { assertEquals, assertTrue } from "../assert.ts";

const NUMBER = "481-206-775";
const BASE = `/api/v1/meetings/${NUMBER}`;

function answering(status: number, body: unknown) {
  const asked: { address: string; method: string; body: unknown }[] = [];
  const api = new Api((address, { method, body: sent }) => {
    asked.push({ address, method: method ?? "GET", body: sent });
    const text = body === null ? null : JSON.stringify(body);
    return Promise.resolve(new Response(text, { status }));
  });
  return { meetings: new Meetings(api), asked };
}

function at(day: number, takesPlace = true): SeriesTime {
  const start = day * 86_400_000;
  return { original: new Date(start).toISOString(), start, end: start + 3_600_000, takesPlace };
}

function scopes(times: readonly SeriesTime[], day: number) {
  const [{ time, scopes }] = cancelChoices({ version: 3, times }, day * 86_400_000);
  return [time?.start ?? null, ...scopes];
}

Deno.test("offers the whole meeting alone when it does not repeat", () => {
  assertEquals(scopes([], 1), [null, "all"]);
});

Deno.test("offers the next time alone, and with all later ones only between others", () => {
  const times = [at(1), at(2), at(3)];

  assertEquals(scopes(times, 0), [at(1).start, "one", "all"]);
  assertEquals(scopes(times, 1.5), [at(2).start, "one", "following", "all"]);
  assertEquals(scopes(times, 2.5), [at(3).start, "one", "all"]);
});

Deno.test("passes over what was cancelled and what has begun", () => {
  assertEquals(scopes([at(1), at(2, false), at(3), at(4)], 1), [
    at(3).start,
    "one",
    "following",
    "all",
  ]);
  assertEquals(scopes([at(1, false), at(2)], 0), [at(2).start, "all"]);
  assertEquals(scopes([at(1), at(2)], 2), [null, "all"]);
});

Deno.test("lets each time be picked that has not begun and takes place", () => {
  const times = [at(1), at(2), at(3, false), at(4), at(5)];

  const choices = cancelChoices({ version: 3, times }, 1.5 * 86_400_000);

  assertEquals(choices.map(({ time, scopes }) => [time?.start, ...scopes]), [
    [at(2).start, "one", "following", "all"],
    [at(4).start, "one", "following", "all"],
    [at(5).start, "one", "all"],
  ]);
});

Deno.test("reads the times of a meeting that repeats", async () => {
  const time = { originalStart: "2030-04-01T00:00:00Z", plannedEnd: "2030-04-01T03:00:00Z" };
  const { meetings, asked } = answering(200, {
    meeting: {},
    version: 7,
    times: [
      { ...time, plannedStart: "2030-04-01T02:00:00Z", state: "MOVED" },
      { ...time, plannedStart: "2030-04-01T02:00:00Z", state: "CANCELLED" },
    ],
  });

  const plan = await meetings.cancelPlan(NUMBER);

  assertEquals(asked[0]?.address, `${BASE}/plan`);
  assertEquals(plan.version, 7);
  assertEquals(plan.times.map(({ takesPlace }) => takesPlace), [true, false]);
  assertEquals(plan.times[0]?.start, Date.parse("2030-04-01T02:00:00Z"));
  const odd = answering(200, { version: 7, times: [{ originalStart: "x", state: "PLANNED" }] });
  let refused = false;
  await odd.meetings.cancelPlan(NUMBER).catch(() => refused = true);
  assertTrue(refused);
});

Deno.test("cancels what was chosen and nothing else", async () => {
  const { meetings, asked } = answering(200, {});
  const time = at(2);
  const plan = { version: 7, times: [at(1), time, at(3)] };

  await meetings.cancel(NUMBER, plan, "one", time);
  await meetings.cancel(NUMBER, plan, "following", time);
  await meetings.cancel(NUMBER, plan, "all", time);

  const original = encodeURIComponent(time.original);
  assertEquals(asked, [
    { address: `${BASE}/plan/times/${original}/cancel`, method: "POST", body: undefined },
    {
      address: `${BASE}/plan/times/${original}/following/cancel`,
      method: "POST",
      body: '{"base":7}',
    },
    { address: `${BASE}/cancel`, method: "POST", body: undefined },
  ]);
});

Deno.test("says why the server does not cancel", async () => {
  const { meetings } = answering(409, { code: "meeting-time-begun" });

  const failed = await meetings.cancel(NUMBER, { version: 1, times: [] }, "all", null)
    .catch((error: unknown) => error);

  assertTrue(failed instanceof RequestRefused && failed.code === "meeting-time-begun");
});

Deno.test("offers to change what the server says may be changed, in both lists", async () => {
  const meeting = (number: string) => ({
    number,
    title: "x",
    keyRequired: false,
    live: false,
    participants: 0,
    cancelled: false,
  });
  const { meetings } = answering(200, {
    meetings: [
      { meeting: meeting("000-000-001"), editable: true },
      { meeting: meeting("000-000-002"), editable: false },
    ],
  });

  const own = await meetings.mine();

  assertEquals(own.map(({ editable }) => editable), [true, false]);
  const lines = [...own, { ...own[0]!, number: "000-000-003" }]
    .map((line): MeetingLine => ({ ...line, editable: false }));
  const shown = besides(lines, own, [own[1]!]);
  assertEquals(shown.map(({ number, editable }) => [number, editable]), [
    ["000-000-001", true],
    ["000-000-003", false],
  ]);
});
