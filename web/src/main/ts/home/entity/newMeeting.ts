/** What the policy says about something that a meeting may have. */
export interface MeetingOption {
  readonly option: string;
  readonly on: boolean;
  /** Whether there is no choice. */
  readonly forced: boolean;
}

/** How a meeting repeats, as often as `count` says. */
export type Frequency = "DAILY" | "WEEKLY" | "MONTHLY";

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
  readonly count: string;
  /** User IDs or mail addresses, between spaces, commas or lines. */
  readonly people: string;
  /** What was switched on or off, by option. */
  readonly switches: ReadonlyMap<string, boolean>;
}

/** The field of a wish that cannot be. */
export type Flaw = "title" | "key" | "times" | "count" | "people";

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
  if (wish.frequency !== "" && !isCount(wish.count)) return "count";
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
      repeat: { frequency: wish.frequency, count: Number(wish.count) },
    }),
    ...(people.length > 0 && { invitees: people }),
    ...Object.fromEntries(wish.switches),
  };
}
