/** The test vectors that the server's codec reads too, and the values in them. */
import { Channel } from "../../../main/ts/wire/channel.ts";
import type { EndToEndHeader } from "../../../main/ts/wire/endToEndHeader.ts";
import type { HopUnit } from "../../../main/ts/wire/hopUnit.ts";
import { ProtocolError } from "../../../main/ts/wire/protocolError.ts";
import { assertThrows, assertTrue } from "../assert.ts";

// deno-lint-ignore no-explicit-any -- the JSON of a vector has a form per file
export type Vector = any;

const FOLDER = new URL("../../../../../protocol/src/test/resources/vectors/", import.meta.url);

export const GOLDEN_FRAMES = ["frame-control.json", "frame-screen.json", "frame-extensions.json"];

export function vectors(file: string): Vector[] {
  return JSON.parse(Deno.readTextFileSync(new URL(file, FOLDER))).vectors;
}

export function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

export function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function headerOfVector(from: Vector): EndToEndHeader {
  const { mergeKey, unknown, ...extensions } = from.extensions;
  if (mergeKey !== undefined) extensions.mergeKey = BigInt(mergeKey);
  if (unknown !== undefined) {
    extensions.unknown = unknown.map((entry: Vector) => ({
      type: entry.type,
      value: bytesOf(entry.value),
    }));
  }
  return { ...from, channel: Channel[from.channel as keyof typeof Channel], extensions };
}

export function unitOfVector(from: Vector): HopUnit {
  if (from.type !== "piece") return from;
  const { orderNumber, receivedAtMillis, payload, ...rest } = from;
  const fields = {
    ...(orderNumber === undefined ? {} : { orderNumber: BigInt(orderNumber) }),
    ...(receivedAtMillis === undefined ? {} : { receivedAtMillis: BigInt(receivedAtMillis) }),
  };
  return { asking: false, ...rest, fields, payload: bytesOf(payload) };
}

/** A unit that may be kept after the decoder's sink returned. */
export function kept(unit: HopUnit): HopUnit {
  return unit.type === "piece" ? { ...unit, payload: unit.payload.slice() } : unit;
}

/** The reason with which the action is refused; any other error fails the test. */
export function reasonOf(action: () => unknown): string {
  const error = assertThrows(action);
  assertTrue(error instanceof ProtocolError, `not a ProtocolError: ${error}`);
  return (error as ProtocolError).reason;
}
