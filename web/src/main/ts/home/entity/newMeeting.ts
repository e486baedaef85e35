/** What the policy says about something that a meeting may have. */
export interface MeetingOption {
  readonly option: string;
  readonly on: boolean;
  /** Whether there is no choice. */
  readonly forced: boolean;
}

/** How a meeting repeats. */
export type Frequency = "DAILY" | "WEEKLY" | "MONTHLY";

/** The days of the week in the order of the REST interface. */
export const WEEKDAYS = [
  "MONDAY",
  "TUESDAY",
  "WEDNESDAY",
  "THURSDAY",
  "FRIDAY",
  "SATURDAY",
  "SUNDAY",
] as const;

export type Weekday = typeof WEEKDAYS[number];

/** What says when a meeting repeats no more: how often it is, or its last day. */
export type Ending = "COUNT" | "UNTIL";

/** What a person wants a meeting to be, as typed. */
export interface MeetingWish {
  readonly title: string;
  readonly key: string;
  readonly description: string;
  /** On the clock of `timeZone`, as `2030-04-01T10:00`, or empty. */
  readonly start: string;
  readonly end: string;
  readonly timeZone: string;
  readonly frequency: Frequency | "";
  /** On which days besides that of the first time; counts only each week. */
  readonly days: readonly Weekday[];
  /** Which of the next two counts. */
  readonly ending: Ending;
  readonly count: string;
  /** The last day, as `2030-04-01`. */
  readonly until: string;
  /** User IDs or mail addresses, between spaces, commas or lines. */
  readonly people: string;
  /** What was switched on or off, by option. */
  readonly switches: ReadonlyMap<string, boolean>;
}

/** The field of a wish that cannot be. */
export type Flaw = "title" | "key" | "times" | "count" | "until" | "people";

const LONGEST_TITLE = 120;
const SHORTEST_KEY = 4;
const LONGEST_KEY = 64;
const LONGEST_MEETING_MILLIS = 7 * 86_400_000;
const LONGEST_REPEATED_MILLIS = 86_400_000;
const MOST_TIMES = 200;
const MOST_PEOPLE = 100;

/** The first thing that cannot be, or `null`; the server looks again. */
export function flawOf(wish: MeetingWish, keyRequired: boolean): Flaw | null {
  if (!fits(wish.title.trim(), 1, LONGEST_TITLE)) return "title";
  if ((keyRequired || wish.key !== "") && !fits(wish.key, SHORTEST_KEY, LONGEST_KEY)) return "key";
  if (!areTimes(wish)) return "times";
  if (wish.frequency !== "") {
    if (wish.ending === "COUNT" && !isCount(wish.count)) return "count";
    if (wish.ending === "UNTIL" && !isLater(wish.until, wish.start)) return "until";
  }
  return peopleOf(wish.people).length > MOST_PEOPLE ? "people" : null;
}

function areTimes(wish: MeetingWish): boolean {
  if (wish.start === "" && wish.end === "") return wish.frequency === "";
  const length = Date.parse(wish.end) - Date.parse(wish.start);
  const longest = wish.frequency === "" ? LONGEST_MEETING_MILLIS : LONGEST_REPEATED_MILLIS;
  return length > 0 && length <= longest;
}

function isCount(text: string): boolean {
  return /^[0-9]{1,3}$/.test(text) && Number(text) >= 2 && Number(text) <= MOST_TIMES;
}

/** Whether a day comes after that of the first time; the server counts the times. */
function isLater(day: string, start: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && day > start.slice(0, day.length);
}

/** On which day of the week a moment of the clock is, or `null` if it is none. */
export function weekdayOf(local: string): Weekday | null {
  const day = new Date(local).getDay();
  return WEEKDAYS[(day + 6) % WEEKDAYS.length] ?? null;
}

function fits(text: string, least: number, most: number): boolean {
  const length = [...text].length;
  return length >= least && length <= most;
}

/** Those who are named, once each. */
export function peopleOf(text: string): string[] {
  return [...new Set(text.split(/[\s,、，;；]+/).filter((word) => word !== ""))];
}

/** What is sent: only what was said, so that the policy's suggestion holds for the rest. */
export function bodyOf(wish: MeetingWish): Record<string, unknown> {
  const people = peopleOf(wish.people);
  return {
    title: wish.title.trim(),
    ...(wish.key !== "" && { meetingKey: wish.key }),
    ...(wish.description.trim() !== "" && { description: wish.description.trim() }),
    ...(wish.start !== "" && {
      plannedStart: new Date(wish.start).toISOString(),
      plannedEnd: new Date(wish.end).toISOString(),
      timeZone: wish.timeZone,
    }),
    ...(wish.frequency !== "" && {
      repeat: {
        frequency: wish.frequency,
        ...(wish.frequency === "WEEKLY" && wish.days.length > 0 && { days: wish.days }),
        ...(wish.ending === "COUNT" ? { count: Number(wish.count) } : { until: wish.until }),
      },
    }),
    ...(people.length > 0 && { invitees: people }),
    ...Object.fromEntries(wish.switches),
  };
}
