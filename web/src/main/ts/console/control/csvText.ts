/** The text of a file as spreadsheets write it: UTF-8 with or without a mark, else Shift_JIS; undefined if neither. */
export function csvText(bytes: Uint8Array): string | undefined {
  return strictly("utf-8", bytes) ?? strictly("shift_jis", bytes);
}

function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) {
      return undefined;
    }
    throw error;
  }
}
