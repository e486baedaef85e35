/** A meeting as the lists show it. */
export interface MeetingLine {
  readonly number: string;
  readonly title: string;
  readonly organizer: string;
  readonly keyRequired: boolean;
  /** Whether people wait in a lobby until they are let in. */
  readonly lobby: boolean;
  readonly live: boolean;
  readonly participants: number;
  readonly cancelled: boolean;
  /** Whether this person may change and cancel it, as far as the server has said so. */
  readonly editable: boolean;
  /** Milliseconds since 1970; `null` for a meeting without a time. */
  readonly start: number | null;
  readonly end: number | null;
  /** The number under which later times are held; `null` if they are held under this one. */
  readonly continuedBy: string | null;
}

/** What is still to come or going on, of meetings in order. */
export function upcoming(lines: readonly MeetingLine[], now: number): MeetingLine[] {
  return lines.filter((line) => line.end !== null && line.end > now);
}

/** The lines that are not shown elsewhere; whether they may be changed is known from the own ones. */
export function besides(
  lines: readonly MeetingLine[],
  own: readonly MeetingLine[],
  shown: readonly MeetingLine[],
): MeetingLine[] {
  const known = new Map(own.map((line) => [line.number, line.editable]));
  const elsewhere = new Set(shown.map((line) => line.number));
  return lines
    .filter((line) => !elsewhere.has(line.number))
    .map((line) => ({ ...line, editable: known.get(line.number) ?? false }));
}

/** `2030-04-02 10:00 – 11:00`, read alike in every language; the second day is said only if it is another. */
export function timeSpan(start: number, end: number, timeZone?: string): string {
  const [day, from] = wallClock(start, timeZone);
  const [lastDay, until] = wallClock(end, timeZone);
  return `${day} ${from} – ${lastDay === day ? until : `${lastDay} ${until}`}`;
}

function wallClock(at: number, timeZone?: string): [string, string] {
  const parts = new Intl.DateTimeFormat("en-US", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return [
    `${part("year")}-${part("month")}-${part("day")}`,
    `${part("hour")}:${part("minute")}`,
  ];
}

/** The number as people write it, `481-206-775`, from what somebody typed or pasted; `null` if it is none. */
export function meetingNumber(typed: string): string | null {
  const digits = typed.normalize("NFKC").replace(/[^0-9]/g, "");
  if (digits.length !== 9) return null;
  return `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`;
}
