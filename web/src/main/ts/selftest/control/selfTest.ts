import {
  type CheckName,
  LONG_ROUND_TRIP_MILLIS,
  median,
  megabits,
  type State,
  THIN_LINE_MEGABITS,
} from "../entity/findings.ts";
import type { Grant } from "../entity/grant.ts";
import { EchoSocket } from "./echoSocket.ts";
import type { Line } from "./line.ts";
import { type Arrivals, arrivals, begin, end, requestTrips, upload } from "./requests.ts";

const TRIPS = 10;
const STREAM_PATIENCE = 10_000;
const POLL_PATIENCE = 12_000;
const QUIET_PATIENCE = 40_000;
const BULK_PATIENCE = 5_000;
const SILENCE_MILLIS = 22_000;
/** The server spreads a stream over 1,750 ms; what comes within less was held back. */
const SPREAD_MILLIS = 900;
/** What the server sends after a silence, behind the padding. */
const SILENT_STREAM_BYTES = 2_048 + 2 * 64;

/** Hears how a check stands. */
export type Tell = (name: CheckName, state: State, figure?: number | string) => void;

/**
 * Runs every check once, in half a minute; the silent ones beside the others.
 *
 * @throws NoTest if the server gives no test now
 */
export async function runSelfTest(line: Line, tell: Tell): Promise<Grant> {
  tell("reach", "running");
  const grant = await begin(line);
  tell("reach", "good", line.host);
  try {
    const silentStream = arrivals(line, grant, "quiet", QUIET_PATIENCE);
    tell("idle", "running");
    tell("socket", "running");
    const socket = await EchoSocket.open(line, grant);
    tell("roundTrip", "running");
    const trips = socket === null ? await requestTrips(line, grant, TRIPS) : await echoes(socket);
    const works = socket !== null && trips.length > 0;
    tell("socket", works ? "good" : "limited");
    tellRoundTrip(trips, tell);
    const silentSocket = works ? lastsSilence(line, socket) : null;
    await checkRequests(line, grant, tell);
    const lasted = silentSocket === null ? isWhole(await silentStream) : await silentSocket;
    tell("idle", lasted ? "good" : "limited", Math.round(SILENCE_MILLIS / 1000));
    socket?.close();
    return grant;
  } finally {
    await end(line, grant);
  }
}

/**
 * Tries in a few seconds how a meeting would be connected, and how long a message takes there and back.
 *
 * @throws NoTest if the server gives no test now
 */
export async function runQuickTest(line: Line, tell: Tell): Promise<void> {
  tell("reach", "running");
  const grant = await begin(line);
  tell("reach", "good", line.host);
  try {
    const socket = await EchoSocket.open(line, grant);
    const heard = socket === null ? [] : await echoes(socket);
    socket?.close();
    tell("socket", heard.length > 0 ? "good" : "limited");
    tellRoundTrip(heard.length > 0 ? heard : await requestTrips(line, grant, TRIPS), tell);
  } finally {
    await end(line, grant);
  }
}

async function echoes(socket: EchoSocket): Promise<number[]> {
  const trips: number[] = [];
  for (let n = 0; n < TRIPS; n++) {
    const millis = await socket.echo();
    if (millis === null) return [];
    trips.push(millis);
  }
  return trips;
}

function tellRoundTrip(trips: readonly number[], tell: Tell): void {
  if (trips.length === 0) {
    tell("roundTrip", "failed");
    return;
  }
  const millis = Math.max(1, Math.round(median(trips)));
  tell("roundTrip", millis > LONG_ROUND_TRIP_MILLIS ? "limited" : "good", millis);
}

async function lastsSilence(line: Line, socket: EchoSocket): Promise<boolean> {
  await line.pause(SILENCE_MILLIS);
  return await socket.echo() !== null;
}

async function checkRequests(line: Line, grant: Grant, tell: Tell): Promise<void> {
  tell("stream", "running");
  const stream = await arrivals(line, grant, "stream", STREAM_PATIENCE);
  if (stream === null) tell("stream", "failed");
  else {
    const held = stream.lastMillis - stream.firstMillis < SPREAD_MILLIS;
    tell("stream", held ? "limited" : "good", Math.round(stream.firstMillis));
  }
  tell("poll", "running");
  const poll = await arrivals(line, grant, "poll", POLL_PATIENCE);
  tell("poll", poll === null ? "failed" : "good");
  tell("down", "running");
  tellRate("down", await arrivals(line, grant, "bulk", BULK_PATIENCE), tell);
  tell("up", "running");
  tellRate("up", await upload(line, grant), tell);
}

function tellRate(name: "down" | "up", moved: Arrivals | null, tell: Tell): void {
  if (moved === null) {
    tell(name, "failed");
    return;
  }
  const rate = megabits(moved.bytes, moved.lastMillis - moved.firstMillis);
  tell(name, rate < THIN_LINE_MEGABITS ? "limited" : "good", rate);
}

function isWhole(silent: Arrivals | null): boolean {
  return silent !== null && silent.bytes >= SILENT_STREAM_BYTES;
}
