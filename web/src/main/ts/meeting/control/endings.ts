import { RequestRefused } from "../../shell/control/api.ts";
import { CloseCode } from "../../wire/closeCode.ts";
import type { Ending, EndReason } from "../entity/meetingState.ts";
import type { OrderedBy } from "../entity/messages.ts";

/** The last words of the server on a tunnel, sent right before it closes. */
export interface Closing extends OrderedBy {
  readonly problem: string;
  readonly detail: string;
}

/** What to do about a closed tunnel: it is over for good, or it is worth trying again. */
export type Verdict =
  | { readonly ending: Ending }
  | { readonly retry: true; readonly stopping: boolean };

const FINAL_CODES = new Map<number, EndReason>([
  [CloseCode.EXPELLED, "expelled"],
  [CloseCode.MEETING_ENDED, "meeting-ended"],
  [CloseCode.REPLACED, "replaced"],
  [CloseCode.SESSION_ENDED, "session-ended"],
  [CloseCode.NOT_SIGNED_IN, "session-ended"],
]);
const FINAL_PROBLEMS = new Map<string, EndReason>([
  ["expelled", "expelled"],
  ["meeting-ended", "meeting-ended"],
  ["replaced", "replaced"],
  ["lobby-refused", "lobby-refused"],
  ["lobby-unattended", "lobby-unattended"],
  ["not-invited", "not-invited"],
  ["address-refused", "address-refused"],
  ["meeting-full", "meeting-full"],
  ["session-ended", "session-ended"],
  ["not-signed-in", "session-ended"],
]);
const FAULTS: readonly number[] = [
  CloseCode.BAD_FRAME,
  CloseCode.FORBIDDEN_FRAME,
  CloseCode.FRAME_TOO_LARGE,
  CloseCode.FLOOD,
];

/** Judges the end of a tunnel by its close code and the server's last words. */
export function judgeClose(code: number, closing: Closing | null): Verdict {
  const reason = FINAL_CODES.get(code) ?? FINAL_PROBLEMS.get(closing?.problem ?? "");
  if (reason !== undefined) {
    const { by = "", detail = "" } = closing ?? {};
    const ending = { reason, by, detail };
    return { ending: closing?.administration ? { ...ending, administration: true } : ending };
  }
  if (FAULTS.includes(code) || (code >= 4450 && code < 4460)) {
    return over("refused", "", String(code));
  }
  const stopping = code === CloseCode.SERVER_STOPPING || closing?.problem === "server-stopping";
  return { retry: true, stopping };
}

/** Judges a refusal to let us in again. */
export function judgeRefusal(refused: RequestRefused): Verdict {
  if (refused.status === 401) return over("session-ended", "", "");
  const reason = FINAL_PROBLEMS.get(refused.code);
  if (reason !== undefined) return over(reason, "", "");
  if (refused.code === "meeting-not-found") return over("meeting-ended", "", "");
  const retry = passes(refused) || refused.status === 429;
  return retry ? { retry, stopping: false } : over("refused", "", refused.code);
}

/** Whether a refusal comes from a server that is not there at present, and so says nothing about whoever asks. */
export function passes({ status, code }: RequestRefused): boolean {
  // A server that stops or starts answers 404 by itself, since its applications are not there.
  return status === 0 || status >= 500 || (status === 404 && code === "not-found");
}

/** A failure as people shall read it: that a server is not there is not the fault of an address. */
export function awayFrom(error: unknown): RequestRefused | null {
  if (!(error instanceof RequestRefused) || !passes(error)) return null;
  return error.status === 404 ? new RequestRefused(0, "offline", "") : error;
}

function over(reason: EndReason, by: string, detail: string): Verdict {
  return { ending: { reason, by, detail } };
}
