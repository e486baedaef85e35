import { RequestRefused } from "../control/api.ts";
import type { Sentence } from "../entity/words.ts";
import { knows } from "./speech.ts";

/** What to tell people about a refusal or a failure. */
export function remedyFor(error: unknown): Sentence {
  const code = error instanceof RequestRefused ? error.code : "page";
  return problem(code);
}

/** The text for a problem that the server names. */
export function problem(code: string): Sentence {
  return knows(`problem.${code}`) ? `problem.${code}` : ["problem.unknown", code];
}
