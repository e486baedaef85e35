import type { StreamDescription } from "../entity/presenting.ts";
import { Fields, MalformedMessage } from "../../shell/control/fields.ts";

const MAXIMUM_SIDE = 16384;
const CODEC = /^(vp8|vp09(\.[0-9]{2}){3,8}|av01(\.[0-9A-Z]{1,3}){3,10}|avc1\.[0-9A-Fa-f]{6})$/;

/** How a stream is decoded, and what else its presenter says of it. */
export interface ReadDescription {
  readonly config: VideoDecoderConfig;
  /** Whether the presenter has frozen the picture. */
  readonly frozen: boolean;
}

/**
 * Reads the description of a stream, which comes from another participant's client.
 *
 * @throws MalformedMessage unless it names a codec that we know and a size within reason
 */
export function readDescription(bytes: Uint8Array): ReadDescription {
  const fields = Fields.parse(bytes);
  const codec = fields.text("codec");
  if (!CODEC.test(codec)) throw new MalformedMessage("codec");
  const config: VideoDecoderConfig = {
    codec,
    codedWidth: fields.integer("codedWidth", 1, MAXIMUM_SIDE),
    codedHeight: fields.integer("codedHeight", 1, MAXIMUM_SIDE),
    optimizeForLatency: true,
  };
  const colors = fields.fieldsOrNull("colorSpace");
  if (colors !== null) config.colorSpace = readColorSpace(colors);
  const described = fields.textOr("description", "");
  if (described !== "") config.description = fromBase64(described);
  return { config, frozen: fields.truth("frozen") };
}

/** The description of a stream as its frame carries it. */
export function writeDescription(described: StreamDescription): Uint8Array<ArrayBuffer> {
  const { codec, codedWidth, codedHeight, colorSpace, frozen } = described;
  const more = frozen ? { frozen } : {};
  const text = JSON.stringify({ codec, codedWidth, codedHeight, colorSpace, ...more });
  return new TextEncoder().encode(text);
}

/** Only values that browsers know; anything else is as if it was not said. */
function readColorSpace(fields: Fields): VideoColorSpaceInit {
  const known = <T extends string>(name: string, values: readonly T[]): T | null => {
    const said = fields.textOr(name, "");
    return values.find((value) => value === said) ?? null;
  };
  return {
    fullRange: fields.truth("fullRange"),
    matrix: known("matrix", ["bt709", "bt470bg", "smpte170m", "rgb"]),
    primaries: known("primaries", ["bt709", "bt470bg", "smpte170m"]),
    transfer: known("transfer", ["bt709", "smpte170m", "iec61966-2-1"]),
  };
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  } catch {
    throw new MalformedMessage("description");
  }
}
