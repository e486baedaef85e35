/** The codecs for a screen in the order of our wish; each viewer's browser decodes them. */
const WISHES: readonly VideoEncoderConfig[] = [
  { codec: "vp09.00.40.08", width: 1920, height: 1080, scalabilityMode: "L1T2" },
  { codec: "vp09.00.40.08", width: 1920, height: 1080 },
  {
    codec: "avc1.42002A",
    width: 1920,
    height: 1080,
    scalabilityMode: "L1T2",
    avc: { format: "annexb" },
  },
  { codec: "avc1.42002A", width: 1920, height: 1080, avc: { format: "annexb" } },
];

export const FRAMES_PER_SECOND = 10;
/** A picture that comes less often than this costs no more for it: it would be too long on its way. */
const FEWEST_FRAMES_PER_SECOND = 5;
const LARGEST_BITRATE = 4_000_000;
/** A line below this gets smaller key frames at the cost of pictures that are coarser while they move. */
export const THIN_BITS_PER_SECOND = 500_000;
const SMALLEST_BITRATE = 40_000;
const BITS_PER_PIXEL = 1.2;

/** The settings of an encoder for the given size, line (0: no limit) and pace. */
export function encoderSettings(
  choice: VideoEncoderConfig,
  width: number,
  height: number,
  lineBitsPerSecond: number,
  framesPerSecond = FRAMES_PER_SECOND,
) {
  const wanted = Math.min(LARGEST_BITRATE, width * height * BITS_PER_PIXEL);
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
    contentHint: "text",
  } satisfies VideoEncoderConfig & { contentHint: string };
}

/** The first of our wishes that this browser can encode, `null` if it can none. */
export async function chooseCodec(): Promise<VideoEncoderConfig | null> {
  for (const wish of WISHES) {
    try {
      const settings = encoderSettings(wish, wish.width, wish.height, 0);
      if ((await VideoEncoder.isConfigSupported(settings)).supported === true) return wish;
    } catch {
      continue; // A browser may throw for a setting that it has never heard of.
    }
  }
  return null;
}
