import { closeCodeOf } from "../../wire/closeCode.ts";
import { authorization } from "../../wire/tunnelOpening.ts";
import { ABNORMAL, UNKNOWN_TUNNEL } from "../entity/socket.ts";

/** The way over the network; `fetch` or a fake. */
export type Fetch = (address: string, request: RequestInit) => Promise<Response>;

const MOST_PROBLEM_CHARACTERS = 4096;
/** The tunnel is over: by what this request brought, or before it. */
const ENDED = [400, 410];
const GONE = 410;

/** A request of a tunnel: it shows its offer and nothing else of this browser. */
export function tunnelRequest(offer: string, more: RequestInit): RequestInit {
  return {
    credentials: "omit",
    cache: "no-store",
    redirect: "error",
    ...more,
    headers: { ...more.headers as Record<string, string>, Authorization: authorization(offer) },
  };
}

/**
 * What a refusal means for the connection: the close code of its reason, or its status if it is our server's.
 *
 * A proxy answers with pages of its own; such an answer says nothing about the tunnel.
 */
export async function closeCodeFor(response: Response): Promise<number> {
  const type = response.headers.get("Content-Type") ?? "";
  if (!type.startsWith("application/problem+json")) {
    await response.body?.cancel();
    return ABNORMAL;
  }
  const text = await response.text();
  const code = text.length > MOST_PROBLEM_CHARACTERS ? undefined : problemCode(text);
  // Other refusals are about this request only, whatever their words.
  const ended = ENDED.includes(response.status) ? closeCodeOf(code ?? "") : undefined;
  return ended ?? (response.status === GONE ? UNKNOWN_TUNNEL : response.status);
}

function problemCode(text: string): string | undefined {
  try {
    const { code } = JSON.parse(text) as { code?: unknown };
    return typeof code === "string" ? code : undefined;
  } catch {
    return undefined; // Cut off on the way; the status still tells.
  }
}
