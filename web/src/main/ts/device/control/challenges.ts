import { Api } from "../../shell/control/api.ts";
import { Fields } from "../../shell/control/fields.ts";
import type { Purpose } from "../entity/proof.ts";

/** Fetches a challenge as nobody: without the cookie, so that no session is needed or touched. */
export async function fetchChallenge(purpose: Purpose): Promise<string> {
  const api = new Api((address, request) => fetch(address, { ...request, credentials: "omit" }));
  const answer = await api.ask("POST", "session/devices/challenge", { purpose });
  return Fields.of(answer).text("challenge");
}
