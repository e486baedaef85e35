/** The server said no, or could not be reached (`code` is then `offline`). */
export class RequestRefused extends Error {
  /** `field` names what a value cannot be in, where the server says so. */
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly field = "",
  ) {
    super(code);
  }
}

/** The way over the network; `fetch` or a fake. */
export type Fetch = (address: string, request: RequestInit) => Promise<Response>;

const BASE = "/api/v1/";
const TIMEOUT_MILLIS = 20_000;

/** The REST interface of the server, with the cookie of this origin and the token against forged requests. */
export class Api {
  /** Sent with each change; comes with the session. */
  csrfToken = "";

  constructor(private readonly fetch: Fetch) {}

  /**
   * Asks the server and answers what it says, `null` for an empty answer.
   *
   * @throws RequestRefused if it says no or cannot be reached
   */
  ask(
    method: "GET" | "POST" | "DELETE" | "PATCH",
    path: string,
    body?: unknown,
  ): Promise<unknown> {
    return this.exchange(method, path, {}, body);
  }

  /**
   * Asks for something that no person wants at this moment, so that it does not keep the session from running idle.
   *
   * @throws RequestRefused if the server says no or cannot be reached
   */
  glance(path: string): Promise<unknown> {
    return this.exchange("GET", path, { "Tsudoi-Unattended": "true" });
  }

  private async exchange(
    method: string,
    path: string,
    more: Readonly<Record<string, string>>,
    body?: unknown,
  ): Promise<unknown> {
    const headers: Record<string, string> = { Accept: "application/json", ...more };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    if (method !== "GET" && this.csrfToken !== "") headers["X-CSRF-Token"] = this.csrfToken;
    const request: RequestInit = {
      method,
      headers,
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MILLIS),
    };
    if (body !== undefined) request.body = JSON.stringify(body);
    const response = await this.send(BASE + path, request);
    const answer = await readJson(response);
    if (response.ok) return answer;
    const problem = typeof answer === "object" && answer !== null
      ? answer as Record<string, unknown>
      : {};
    throw new RequestRefused(
      response.status,
      textOf(problem.code, codeOf(response.status)),
      textOf(problem.detail, ""),
      textOf(problem.field, ""),
    );
  }

  private async send(address: string, request: RequestInit): Promise<Response> {
    try {
      return await this.fetch(address, request);
    } catch {
      throw new RequestRefused(0, "offline", "");
    }
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    const text = await response.text();
    return text === "" ? null : JSON.parse(text);
  } catch {
    return null; // A proxy may answer with a page of its own; the status still tells.
  }
}

function codeOf(status: number): string {
  if (status === 401) return "not-signed-in";
  return status === 404 ? "not-found" : "server-failure";
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === "string" && value !== "" ? value : otherwise;
}
