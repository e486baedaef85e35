import { SignIn } from "../../../main/ts/account/control/signIn.ts";
import {
  type AskedOfPasswords,
  passwordRules,
} from "../../../main/ts/account/entity/passwordRules.ts";
import { mayCreateMeetings } from "../../../main/ts/account/entity/session.ts";
import { Meetings } from "../../../main/ts/home/control/meetings.ts";
import { meetingNumber, timeSpan, upcoming } from "../../../main/ts/home/entity/meeting.ts";
import { Api, RequestRefused } from "../../../main/ts/shell/control/api.ts";
import { assertEquals, assertTrue } from "../assert.ts";

function answering(status: number, body: unknown) {
  const asked: { address: string; request: RequestInit }[] = [];
  const api = new Api((address, request) => {
    asked.push({ address, request });
    const text = body === null ? null : JSON.stringify(body);
    return Promise.resolve(new Response(text, { status }));
  });
  return { api, asked };
}

Deno.test("reads a meeting number as people write and paste it", () => {
  assertEquals(meetingNumber("481-206-775"), "481-206-775");
  assertEquals(meetingNumber("４８１ ２０６ ７７５"), "481-206-775");
  assertEquals(meetingNumber("#/481206775"), "481-206-775");
  assertEquals(meetingNumber("48120677"), null);
  assertEquals(meetingNumber(""), null);
});

Deno.test("sends the meeting key in the body, never in the address", async () => {
  const grant = {
    ticket: "t",
    tunnelPath: "/tunnel/ws",
    meeting: { number: "481-206-775", title: "x" },
    protection: 0,
  };
  const { api, asked } = answering(200, grant);

  await new Meetings(api).join("481-206-775", "himitsu");

  assertEquals(asked[0]?.address, "/api/v1/meetings/481-206-775/join");
  assertEquals(asked[0]?.request.body, '{"meetingKey":{"type":1,"value":"himitsu"}}');
});

Deno.test("does not join a meeting whose protection it does not know", async () => {
  const meeting = { number: "481-206-775", title: "x" };
  const { api } = answering(200, { ticket: "t", tunnelPath: "/t", meeting, protection: 1 });

  let refused = false;
  await new Meetings(api).join("481-206-775", "").catch(() => refused = true);

  assertTrue(refused);
});

Deno.test("shows the token against forged requests with each change", async () => {
  const account = { id: "1", loginName: "mayu", displayName: "Mayu", roles: ["PARTICIPANT"] };
  const { api, asked } = answering(200, {
    account,
    csrfToken: "token",
    passwordChangeRequired: true,
    passwordDemand: "AGED",
  });
  const signIn = new SignIn(api);

  const session = await signIn.signIn("mayu", "secret", "");
  await signIn.resume();
  await signIn.signOut();

  assertEquals(session.passwordChangeRequired, true);
  assertEquals(session.passwordDemand, "AGED");
  const tokens = asked.map(({ request }) =>
    (request.headers as Record<string, string>)["X-CSRF-Token"]
  );
  assertEquals(tokens, [undefined, undefined, "token"]);
});

Deno.test("sends a code only when one was typed", async () => {
  const account = { id: "1", loginName: "mayu", displayName: "Mayu", roles: [] };
  const { api, asked } = answering(200, { account, passwordChangeRequired: false });
  const signIn = new SignIn(api);

  await signIn.signIn("mayu", "secret", "");
  await signIn.signIn("mayu", "secret", "287082");

  assertEquals(asked.map(({ request }) => JSON.parse(String(request.body)).code), [
    undefined,
    "287082",
  ]);
});

Deno.test("has no session where the server says so, and a failure elsewhere", async () => {
  assertEquals(await new SignIn(answering(401, null).api).resume(), null);

  const failed = await new SignIn(answering(500, { code: "server-failure" }).api).resume()
    .catch((error: unknown) => error);
  assertTrue(failed instanceof RequestRefused && failed.code === "server-failure");
});

Deno.test("calls an unreachable server offline", async () => {
  const api = new Api(() => Promise.reject(new TypeError("Failed to fetch")));

  const failed = await api.ask("GET", "session").catch((error: unknown) => error);

  assertTrue(failed instanceof RequestRefused && failed.code === "offline" && failed.status === 0);
});

Deno.test("lets meeting creators and administrators open meetings", () => {
  const account = (role: string) => ({ id: "1", loginName: "x", displayName: "x", roles: [role] });

  assertTrue(mayCreateMeetings(account("MEETING_CREATOR")));
  assertTrue(mayCreateMeetings(account("SYSTEM_ADMINISTRATOR")));
  assertTrue(!mayCreateMeetings(account("PARTICIPANT")));
});

Deno.test("checks what the policy asks of a password", () => {
  const all = { minimumLength: 8, upperCase: true, lowerCase: true, digit: true };
  const meets = (asked: AskedOfPasswords, password: string) =>
    passwordRules(asked).every((rule) => rule.isMetBy(password));

  assertTrue(meets(all, "Abcdefg1"));
  for (const weak of ["Abcdef1", "abcdefg1", "ABCDEFG1", "Abcdefgh", "bcd1Afe\u0301"]) {
    assertTrue(!meets(all, weak), weak);
  }
  const long = { minimumLength: 15, upperCase: false, lowerCase: false, digit: false };
  assertTrue(meets(long, "kaede mountain 𠮷"));
  assertTrue(!meets(long, "kaede mountai𠮷"));
});

Deno.test("takes the rules for the next password from the session", async () => {
  const account = { id: "1", loginName: "mayu", displayName: "Mayu", roles: ["PARTICIPANT"] };
  const asked = { minimumLength: 15, upperCase: false, lowerCase: false, digit: true };
  const { api } = answering(200, { account, passwordChangeRequired: true, passwordRules: asked });

  const session = await new SignIn(api).resume();

  assertEquals(session?.passwordRules.map((rule) => rule.sentence), [
    ["account.password.rule.length", 15],
    "account.password.rule.digit",
  ]);
});

Deno.test("says when a meeting is, and the second day only if it is another", () => {
  const start = Date.parse("2030-03-31T00:30:00Z");
  const hours = (count: number) => start + count * 3_600_000;

  assertEquals(timeSpan(start, hours(1), "Asia/Tokyo"), "2030-03-31 09:30 – 10:30");
  // The clocks of Berlin go forward in between.
  assertEquals(timeSpan(start, hours(1), "Europe/Berlin"), "2030-03-31 01:30 – 03:30");
  assertEquals(
    timeSpan(start, hours(24), "Asia/Tokyo"),
    "2030-03-31 09:30 – 2030-04-01 09:30",
  );
});

Deno.test("takes what is to come from the meetings that concern the person", async () => {
  const meeting = (number: string, times: object) => ({
    meeting: {
      number,
      title: "x",
      organizerName: "Hanako",
      keyRequired: true,
      live: false,
      participants: 0,
      cancelled: number === "000-000-003",
      ...times,
    },
    description: "",
    version: 0,
  });
  const { api, asked } = answering(200, {
    meetings: [
      meeting("000-000-001", {
        plannedStart: "2030-04-01T00:00:00Z",
        plannedEnd: "2030-04-01T01:00:00Z",
      }),
      meeting("000-000-003", {
        plannedStart: "2030-04-02T00:00:00Z",
        plannedEnd: "2030-04-02T01:00:00Z",
      }),
      meeting("000-000-002", {}),
    ],
  });

  const lines = await new Meetings(api).mine();

  assertEquals(asked[0]?.address, "/api/v1/meetings/mine");
  assertEquals(lines.map((line) => line.cancelled), [false, true, false]);
  const numbers = (at: string) => upcoming(lines, Date.parse(at)).map((line) => line.number);
  assertEquals(numbers("2030-04-01T00:59:59Z"), ["000-000-001", "000-000-003"]);
  assertEquals(numbers("2030-04-01T01:00:00Z"), ["000-000-003"]);
});
