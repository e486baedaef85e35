import type { Api } from "../../shell/control/api.ts";
import { RequestRefused } from "../../shell/control/api.ts";
import { type SessionEnd, sessionEnd } from "../entity/sessionEnd.ts";

/** Asks the server when the session of this browser ends; `null` if it has ended. */
export class SessionEnds {
  constructor(private readonly api: Api) {}

  /** Only looks: this does not keep the session from running idle. */
  look(): Promise<SessionEnd | null> {
    return ended(this.api.glance("session"));
  }

  /** Uses the session, because its person wants to stay signed in. */
  stay(): Promise<SessionEnd | null> {
    return ended(this.api.ask("GET", "session"));
  }
}

async function ended(answer: Promise<unknown>): Promise<SessionEnd | null> {
  try {
    return sessionEnd(await answer);
  } catch (refused) {
    if (refused instanceof RequestRefused && refused.status === 401) return null;
    throw refused;
  }
}
