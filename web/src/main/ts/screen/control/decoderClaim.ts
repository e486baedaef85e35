import { CODEC_STRINGS, type CodecName, codecOf, CODECS } from "../entity/codecs.ts";

/** Which codecs of a shared screen this browser says that it can decode. */
export async function decodableCodecs(): Promise<CodecName[]> {
  const answers = await Promise.all(CODECS.map(async (codec) => {
    const config = { codec: CODEC_STRINGS[codec], codedWidth: 1920, codedHeight: 1080 };
    const answer = await VideoDecoder.isConfigSupported(config).catch(() => null);
    return answer?.supported === true;
  }));
  return CODECS.filter((_, index) => answers[index]);
}

/**
 * What this client tells the others that it decodes, so that presenters choose a codec that it can show. It is what the
 * browser says, without what turned out to be missing; nothing while the person wants no pictures.
 */
export class DecoderClaim {
  private readonly missing = new Set<CodecName>();
  private wanted = true;

  constructor(
    private readonly able: readonly CodecName[],
    private readonly tell: (claim: readonly CodecName[]) => void,
  ) {}

  /** What counts now. */
  now(): readonly CodecName[] {
    return this.wanted ? this.able.filter((codec) => !this.missing.has(codec)) : [];
  }

  /** Whether the person wants pictures. */
  want(wanted: boolean): void {
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    this.tell(this.now());
  }

  /** There is no decoder for it after all. The last one is claimed on: without any, pictures would not be wanted. */
  lacks(codecString: string): void {
    const codec = codecOf(codecString);
    const left = this.now();
    if (codec === null || !left.includes(codec) || left.length === 1) return;
    this.missing.add(codec);
    this.tell(this.now());
  }
}
