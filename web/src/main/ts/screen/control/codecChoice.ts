import { CODEC_STRINGS, type CodecName, CODECS } from "../entity/codecs.ts";

/** What moves in the pictures: text on a screen, or people. */
export type Content = "text" | "motion";

/** How high the pictures of a camera are at most. */
export const CAMERA_LINES = 180;

/**
 * The settings by which a codec is tried, the ones with two layers first: slow viewers can do without the upper one. With
 * two layers of AV1, Chromium does not make a picture at rest any better: 44 dB for ever, 50 dB with one.
 */
function wishes(codec: CodecName, contentHint: Content): VideoEncoderConfig[] {
  const one: VideoEncoderConfig = {
    contentHint,
    codec: CODEC_STRINGS[codec],
    width: 1920,
    height: 1080,
    ...(codec === "h264" ? { avc: { format: "annexb" } } : {}),
  };
  return codec === "av1" ? [one] : [{ ...one, scalabilityMode: "L1T2" }, one];
}

export const FRAMES_PER_SECOND = 10;
/** A picture that comes less often than this costs no more for it: it would be too long on its way. */
const FEWEST_FRAMES_PER_SECOND = 5;
const LARGEST_BITRATE = 4_000_000;
/** A line below this gets smaller key frames at the cost of pictures that are coarser while they move. */
export const THIN_BITS_PER_SECOND = 500_000;
const SMALLEST_BITRATE = 40_000;
const BITS_PER_PIXEL = 1.2;
/** About 100 kbit/s for a camera. */
const BITS_PER_MOVING_PIXEL = 1.75;

/** The settings of an encoder for the given size, line (0: no limit) and pace. */
export function encoderSettings(
  choice: VideoEncoderConfig,
  width: number,
  height: number,
  lineBitsPerSecond: number,
  framesPerSecond = FRAMES_PER_SECOND,
) {
  const bitsPerPixel = choice.contentHint === "motion" ? BITS_PER_MOVING_PIXEL : BITS_PER_PIXEL;
  const wanted = Math.min(LARGEST_BITRATE, width * height * bitsPerPixel);
  const carried = lineBitsPerSecond > 0 ? lineBitsPerSecond * 0.85 : wanted;
  return {
    ...choice,
    width,
    height,
    framerate: Math.max(FEWEST_FRAMES_PER_SECOND, framesPerSecond),
    bitrateMode: lineBitsPerSecond > 0 && lineBitsPerSecond < THIN_BITS_PER_SECOND
      ? "constant"
      : "variable",
    bitrate: Math.round(Math.max(SMALLEST_BITRATE, Math.min(wanted, carried))),
    latencyMode: "realtime",
    contentHint: choice.contentHint ?? "text",
  } satisfies VideoEncoderConfig;
}

/** The codecs that this browser says it can encode, in the order of preference, each with the settings for it. */
export async function encodableCodecs(
  content: Content = "text",
): Promise<Map<CodecName, VideoEncoderConfig>> {
  const able = new Map<CodecName, VideoEncoderConfig>();
  for (const codec of CODECS) {
    for (const wish of wishes(codec, content)) {
      if (!able.has(codec) && await isEncodable(wish)) able.set(codec, wish);
    }
  }
  return able;
}

async function isEncodable(wish: VideoEncoderConfig): Promise<boolean> {
  try {
    const settings = encoderSettings(wish, wish.width, wish.height, 0);
    return (await VideoEncoder.isConfigSupported(settings)).supported === true;
  } catch {
    return false; // A browser may throw for a setting that it has never heard of.
  }
}
