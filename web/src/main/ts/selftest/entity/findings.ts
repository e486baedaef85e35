/** What is looked at, in the order in which it is shown. */
export const CHECKS = [
  "reach",
  "socket",
  "stream",
  "poll",
  "idle",
  "roundTrip",
  "down",
  "up",
] as const;

export type CheckName = typeof CHECKS[number];

export type State = "waiting" | "running" | "good" | "limited" | "failed";

/** How a check stands; the figure is in the unit that its sentence names. */
export interface Finding {
  readonly state: State;
  readonly figure: number | string;
}

export type Findings = ReadonlyMap<CheckName, Finding>;

/** How a meeting would be connected from here. */
export type Verdict = "socket" | "stream" | "poll" | "none";

/** A round trip above this is felt in a conversation. */
export const LONG_ROUND_TRIP_MILLIS = 200;

/** Below this, screen and voice together do not fit. */
export const THIN_LINE_MEGABITS = 0.5;

/** The first transport that works, as the meeting page would choose it. */
export function verdictOf(findings: Findings): Verdict {
  const good = (name: CheckName) => findings.get(name)?.state === "good";
  if (!good("reach")) return "none";
  if (good("socket")) return "socket";
  if (good("stream")) return "stream";
  return good("poll") ? "poll" : "none";
}

/** Whether a meeting works but will be felt to be slow. */
export function isSlow(findings: Findings): boolean {
  return (["roundTrip", "down", "up"] as const).some((name) =>
    findings.get(name)?.state === "limited"
  );
}

/** The middle one; the lower middle of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/** Megabits per second with two digits that mean something. */
export function megabits(bytes: number, millis: number): number {
  const exact = bytes * 8 / 1000 / Math.max(1, millis);
  return exact >= 10 ? Math.round(exact) : Math.round(exact * 10) / 10;
}
