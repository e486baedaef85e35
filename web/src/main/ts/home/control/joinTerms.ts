import type { Api } from "../../shell/control/api.ts";
import { Fields } from "../../shell/control/fields.ts";
import type { Terms } from "../entity/terms.ts";

const MAXIMUM_VERSION = Number.MAX_SAFE_INTEGER;

/** What this person has to read before joining. */
export async function readTerms(api: Api): Promise<Terms> {
  return termsOf(Fields.of(await api.ask("GET", "meetings/terms")));
}

/** The terms as the server tells them. */
export function termsOf(told: Fields): Terms {
  return {
    version: told.integer("version", 0, MAXIMUM_VERSION),
    texts: { en: told.textOr("english", ""), ja: told.textOr("japanese", "") },
    due: told.truth("due"),
  };
}

/** Agrees to what was read. */
export async function agreeToTerms(api: Api, version: number): Promise<void> {
  await api.ask("POST", "meetings/terms/agree", { version });
}
