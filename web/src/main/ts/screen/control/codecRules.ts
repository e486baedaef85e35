import { type CodecName, CODECS } from "../entity/codecs.ts";

/** What the others say that they decode, whoever came first first; an empty list for somebody who takes no pictures. */
export type Claims = readonly (readonly CodecName[])[];

/** How many of those who take pictures can decode it. */
export function served(codec: CodecName, claims: Claims): number {
  return claims.filter((claim) => claim.includes(codec)).length;
}

/** Whether one codec is to be preferred to the other. */
export function isBetter(one: CodecName, other: CodecName): boolean {
  return CODECS.indexOf(one) < CODECS.indexOf(other);
}

/**
 * The codec for these people: the first one that all of them decode. If there is none, the one that the most decode, and
 * among equals the one for those who came first, so that nobody can come and shut out who was there.
 *
 * @param encodes what the presenter can encode; at least one
 */
export function chosenCodec(encodes: readonly CodecName[], claims: Claims): CodecName {
  const able = CODECS.filter((codec) => encodes.includes(codec));
  const most = Math.max(...able.map((codec) => served(codec, claims)));
  let left = able.filter((codec) => served(codec, claims) === most);
  for (const claim of claims) {
    const decoded = left.filter((codec) => claim.includes(codec));
    if (decoded.length > 0) left = decoded;
  }
  const [chosen] = left;
  if (chosen === undefined) throw new Error("nothing to encode with");
  return chosen;
}
