/** One time of a meeting that repeats. */
export interface SeriesTime {
  /** When the rule has it begin, as the server writes it: names the time in addresses. */
  readonly original: string;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  readonly takesPlace: boolean;
}

/** What has to be known to cancel a meeting or some of its times. */
export interface CancelPlan {
  /** To be named by whoever changes the plan. */
  readonly version: number;
  /** Of a meeting that repeats, all its times in order; empty for any other. */
  readonly times: readonly SeriesTime[];
}

/** What is cancelled: one time, it and all later ones, or the meeting. */
export type CancelScope = "one" | "following" | "all";

/** So many of the coming times are offered; later ones are changed on the page for editing. */
const MOST_CHOICES = 60;

/** What can be cancelled of a meeting, and which time `one` and `following` are about. */
export interface CancelChoice {
  readonly time: SeriesTime | null;
  readonly scopes: readonly CancelScope[];
}

/**
 * What there is to choose, for each time that has not begun, the next one first: this one alone if another takes place,
 * and with all later ones if some come after it and some before it. Anything else is the whole meeting; the server
 * decides again.
 */
export function cancelChoices(
  { times }: CancelPlan,
  now: number,
): [CancelChoice, ...CancelChoice[]] {
  const held = times.filter((time) => time.takesPlace);
  const [next, ...later] = held
    .map((time, place): CancelChoice => {
      const one: readonly CancelScope[] = held.length > 1 ? ["one"] : [];
      const between = place > 0 && place < held.length - 1;
      const following: readonly CancelScope[] = between ? ["following"] : [];
      return { time, scopes: [...one, ...following, "all"] };
    })
    .filter(({ time }) => time !== null && time.start > now)
    .slice(0, MOST_CHOICES);
  return [next ?? { time: null, scopes: ["all"] }, ...later];
}
