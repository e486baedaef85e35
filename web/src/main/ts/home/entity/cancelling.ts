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

/** What can be cancelled of a meeting, and which time `one` and `following` are about. */
export interface CancelChoice {
  readonly time: SeriesTime | null;
  readonly scopes: readonly CancelScope[];
}

/**
 * What there is to choose: the next time that has not begun, alone if another takes place, and with all later ones if
 * some come after it and some before it. Anything else is the whole meeting; the server decides again.
 */
export function cancelChoice({ times }: CancelPlan, now: number): CancelChoice {
  const next = times.findIndex((time) => time.takesPlace && time.start > now);
  const time = times[next];
  if (time === undefined) return { time: null, scopes: ["all"] };
  const before = times.slice(0, next).some((other) => other.takesPlace);
  const after = times.slice(next + 1).some((other) => other.takesPlace);
  const one: readonly CancelScope[] = before || after ? ["one"] : [];
  const following: readonly CancelScope[] = before && after ? ["following"] : [];
  return { time, scopes: [...one, ...following, "all"] };
}
