import { type Grant, NoTest } from "../entity/grant.ts";
import type { Line } from "./line.ts";

const BASE = "/tunnel/selftest";
const BEGIN_MILLIS = 10_000;
const UP_BYTES = 64 * 1024;
const MOST_UP = 16;
const RATE_MILLIS = 4_000;
/** What precedes a stream so that proxies let go of its first bytes. */
const PADDING_BYTES = 2_048;

/**
 * Asks for a test.
 *
 * @throws NoTest if there is none now
 */
export async function begin(line: Line): Promise<Grant> {
  let response: Response;
  try {
    response = await line.fetch(BASE, {
      method: "POST",
      signal: AbortSignal.timeout(BEGIN_MILLIS),
    });
  } catch {
    throw new NoTest("unreachable", 0);
  }
  if (response.status === 429) {
    throw new NoTest("busy", Number(response.headers.get("Retry-After") ?? "60"));
  }
  if (!response.ok) throw new NoTest("unreachable", 0);
  try {
    const { ticket, address } = await response.json() as Partial<Grant>;
    if (ticket !== undefined && address !== undefined) return { ticket, address };
  } catch {
    // A proxy answered with a page of its own.
  }
  throw new NoTest("unreachable", 0);
}

/** Gives the test back; it ends by itself as well. */
export async function end(line: Line, grant: Grant): Promise<void> {
  try {
    await line.fetch(BASE, { method: "DELETE", headers: shown(grant) });
  } catch {
    // It ends by itself within the minute.
  }
}

function shown(grant: Grant): Record<string, string> {
  return { Authorization: `Tsudoi selftest.${grant.ticket}` };
}

/** When the bytes of an answer came. */
export interface Arrivals {
  readonly bytes: number;
  readonly firstMillis: number;
  readonly lastMillis: number;
}

/** Reads what a probe sends, until it ends or the time is up; `null` if nothing came of it. */
export async function arrivals(
  line: Line,
  grant: Grant,
  probe: "stream" | "quiet" | "poll" | "bulk",
  patience: number,
): Promise<Arrivals | null> {
  const began = line.now();
  let bytes = 0;
  let firstMillis = 0;
  let lastMillis = 0;
  try {
    const response = await line.fetch(`${BASE}/down`, {
      headers: { ...shown(grant), "Tsudoi-Probe": probe },
      cache: "no-store",
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok || response.body === null) return null;
    for await (const chunk of response.body) {
      lastMillis = line.now() - began;
      if (bytes === 0) firstMillis = lastMillis;
      bytes += chunk.length;
    }
    return { bytes, firstMillis, lastMillis };
  } catch {
    // Cut short: for a rate that is as good as the end.
    return probe === "bulk" && bytes > PADDING_BYTES ? { bytes, firstMillis, lastMillis } : null;
  }
}

/** How long one small request takes there and back, so many times. */
export async function requestTrips(line: Line, grant: Grant, times: number): Promise<number[]> {
  const trips: number[] = [];
  for (let n = 0; n < times; n++) {
    const began = line.now();
    if (!await up(line, grant, 16)) return trips;
    trips.push(line.now() - began);
  }
  return trips;
}

/** What goes up in a few seconds, in bodies like those of a meeting. */
export async function upload(line: Line, grant: Grant): Promise<Arrivals | null> {
  const began = line.now();
  let bytes = 0;
  for (let n = 0; n < MOST_UP && line.now() - began < RATE_MILLIS; n++) {
    if (!await up(line, grant, UP_BYTES)) break;
    bytes += UP_BYTES;
  }
  return bytes === 0 ? null : { bytes, firstMillis: 0, lastMillis: line.now() - began };
}

async function up(line: Line, grant: Grant, size: number): Promise<boolean> {
  try {
    const response = await line.fetch(`${BASE}/up`, {
      method: "POST",
      headers: { ...shown(grant), "Content-Type": "application/octet-stream" },
      body: new Uint8Array(size),
      signal: AbortSignal.timeout(BEGIN_MILLIS),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
