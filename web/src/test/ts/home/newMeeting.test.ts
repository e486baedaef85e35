import { Meetings } from "../../../main/ts/home/control/meetings.ts";
import {
  bodyOf,
  flawOf,
  type MeetingWish,
  peopleOf,
  weekdayOf,
} from "../../../main/ts/home/entity/newMeeting.ts";
import { Api } from "../../../main/ts/shell/control/api.ts";
import { assertEquals } from "../assert.ts";

const BARE: MeetingWish = {
  title: "Design review",
  key: "",
  description: "",
  start: "",
  end: "",
  timeZone: "Asia/Tokyo",
  frequency: "",
  days: [],
  ending: "COUNT",
  count: "",
  until: "",
  people: "",
  switches: new Map(),
};

Deno.test("says of a new meeting only what somebody has chosen", () => {
  assertEquals(bodyOf(BARE), { title: "Design review" });
});

Deno.test("says when a new meeting is, on the clock of this machine, and all else that was chosen", () => {
  const body = bodyOf({
    ...BARE,
    title: " Design review ",
    key: "himitsu",
    description: " Pipes ",
    start: "2030-04-01T10:00",
    end: "2030-04-01T11:30",
    frequency: "WEEKLY",
    count: "4",
    people: "misaki, ken@aoba.example、misaki",
    switches: new Map([["lobby", true], ["guests", false]]),
  });

  assertEquals(body, {
    title: "Design review",
    meetingKey: "himitsu",
    description: "Pipes",
    plannedStart: new Date(2030, 3, 1, 10).toISOString(),
    plannedEnd: new Date(2030, 3, 1, 11, 30).toISOString(),
    timeZone: "Asia/Tokyo",
    repeat: { frequency: "WEEKLY", count: 4 },
    invitees: ["misaki", "ken@aoba.example"],
    lobby: true,
    guests: false,
  });
});

Deno.test("says on which days of the week and until which day a new meeting repeats", () => {
  const weekly = {
    ...BARE,
    start: "2030-04-01T10:00",
    end: "2030-04-01T11:30",
    frequency: "WEEKLY",
    days: ["WEDNESDAY", "FRIDAY"],
    ending: "UNTIL",
    count: "4",
    until: "2030-06-28",
  } as const;

  assertEquals(bodyOf(weekly).repeat, {
    frequency: "WEEKLY",
    days: ["WEDNESDAY", "FRIDAY"],
    until: "2030-06-28",
  });
  assertEquals(bodyOf({ ...weekly, frequency: "DAILY" }).repeat, {
    frequency: "DAILY",
    until: "2030-06-28",
  });
  assertEquals(bodyOf({ ...weekly, days: [], ending: "COUNT" }).repeat, {
    frequency: "WEEKLY",
    count: 4,
  });
});

Deno.test("knows the day of the week of the first time", () => {
  assertEquals(weekdayOf("2030-04-01T10:00"), "MONDAY");
  assertEquals(weekdayOf("2030-04-06T23:59"), "SATURDAY");
  assertEquals(weekdayOf("2030-04-07T00:00"), "SUNDAY");
  assertEquals(weekdayOf(""), null);
});

Deno.test("names the field of a new meeting that cannot be", () => {
  const hour = { start: "2030-04-01T10:00", end: "2030-04-01T11:00" };
  const flaw = (part: Partial<MeetingWish>, keyRequired = false) =>
    flawOf({ ...BARE, ...part }, keyRequired);

  assertEquals(flaw({}), null);
  assertEquals(flaw({ title: " " }), "title");
  assertEquals(flaw({ title: "x".repeat(121) }), "title");
  assertEquals(flaw({}, true), "key");
  assertEquals(flaw({ key: "abc" }), "key");
  assertEquals(flaw({ key: "abcd" }, true), null);
  assertEquals(flaw(hour), null);
  assertEquals(flaw({ start: hour.start }), "times");
  assertEquals(flaw({ start: hour.end, end: hour.start }), "times");
  assertEquals(flaw({ start: hour.start, end: "2030-04-08T10:01" }), "times");
  assertEquals(flaw({ frequency: "DAILY", count: "3" }), "times");
  assertEquals(flaw({ ...hour, end: "2030-04-02T10:01", frequency: "DAILY", count: "3" }), "times");
  for (const count of ["", "1", "201", "3.5", "-3"]) {
    assertEquals(flaw({ ...hour, frequency: "DAILY", count }), "count");
  }
  assertEquals(flaw({ ...hour, frequency: "DAILY", count: "200" }), null);
  for (const until of ["", "2030-04-01", "2030-03-31", "tomorrow"]) {
    const wish = { ...hour, frequency: "DAILY", ending: "UNTIL", count: "3", until } as const;
    assertEquals(flaw(wish), "until");
  }
  assertEquals(
    flaw({ ...hour, frequency: "DAILY", ending: "UNTIL", count: "", until: "2030-04-02" }),
    null,
  );
  const many = (length: number) => Array.from({ length }, (_, index) => `user-${index}`).join(", ");
  assertEquals(flaw({ people: many(101) }), "people");
  assertEquals(flaw({ people: many(100) }), null);
});

Deno.test("takes people apart at spaces, commas and lines", () => {
  assertEquals(peopleOf(" misaki,ken  taro\njiro、 "), ["misaki", "ken", "taro", "jiro"]);
  assertEquals(peopleOf(""), []);
});

Deno.test("asks what the policy leaves open", async () => {
  const answer = { options: [{ option: "lobby", on: true, forced: true }], capacity: 100 };
  const asked: string[] = [];
  const api = new Api((address) => {
    asked.push(address);
    return Promise.resolve(new Response(JSON.stringify(answer), { status: 200 }));
  });

  assertEquals(await new Meetings(api).options(), [{ option: "lobby", on: true, forced: true }]);
  assertEquals(asked, ["/api/v1/meetings/options"]);
});
