import { Fields, MalformedMessage } from "../../shell/control/fields.ts";

/** What ends a session: that nothing is asked of it, its age, or that its person's hours are over. */
export type EndCause = "idle" | "lifetime" | "hours";

/** The end of a session that comes first if nothing is done. */
export interface SessionEnd {
  readonly cause: EndCause;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Milliseconds from the answer of the server until people are to be told; none or less: now. */
  readonly untilWarning: number;
  /** Milliseconds from the answer of the server until the end. */
  readonly untilEnd: number;
  /** The region whose clock the person wants to read; empty for that of the browser. */
  readonly timeZone: string;
}

const CAUSES: readonly EndCause[] = ["idle", "lifetime", "hours"];

/** Reads it from what the server says of the present session; only the server's own clock counts. */
export function sessionEnd(answer: unknown): SessionEnd {
  const session = Fields.of(answer);
  const end = session.fields("firstEnd");
  const now = moment(end, "now");
  const at = moment(end, "at");
  const name = end.text("cause").toLowerCase();
  const cause = CAUSES.find((known) => known === name);
  if (cause === undefined) throw new MalformedMessage("cause");
  return {
    cause,
    at,
    untilWarning: moment(end, "warnFrom") - now,
    untilEnd: at - now,
    timeZone: session.fields("account").textOr("timeZone", ""),
  };
}

function moment(fields: Fields, name: string): number {
  const millis = Date.parse(fields.text(name));
  if (Number.isNaN(millis)) throw new MalformedMessage(name);
  return millis;
}
