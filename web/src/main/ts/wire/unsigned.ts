export const MAX_32 = 0xffff_ffff;

/** Checks a value that we are about to write; a wrong one is our own mistake, not the peer's. */
export function requireBits(name: string, value: number, bits: number): void {
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** bits) {
    throw new RangeError(`${name} ${value} does not fit ${bits} bits`);
  }
}
