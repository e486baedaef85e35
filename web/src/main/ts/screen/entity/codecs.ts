/** The codecs that clients agree on by name, the one to be preferred first. */
export const CODECS = ["av1", "vp9", "h264"] as const;

export type CodecName = (typeof CODECS)[number];

/** What somebody decodes whose client does not say it. */
export const UNSAID: readonly CodecName[] = ["vp9", "h264"];

/** The codec string of each: 8 bits, 4:2:0, up to 1920 × 1080. */
export const CODEC_STRINGS: Readonly<Record<CodecName, string>> = {
  av1: "av01.0.08M.08",
  vp9: "vp09.00.40.08",
  h264: "avc1.42002A",
};

/** What people call it. */
export const CODEC_LABELS: Readonly<Record<CodecName, string>> = {
  av1: "AV1",
  vp9: "VP9",
  h264: "H.264",
};

/** The names that are known here, in the order of preference, each once. */
export function knownCodecs(names: readonly string[]): CodecName[] {
  return CODECS.filter((codec) => names.includes(codec));
}

/** Which of them a codec string means; `null` for another codec. */
export function codecOf(codecString: string): CodecName | null {
  const family = (codec: CodecName) => CODEC_STRINGS[codec].slice(0, 4);
  return CODECS.find((codec) => codecString.startsWith(family(codec))) ?? null;
}
