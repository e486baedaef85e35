/** What a challenge is signed for. */
export type Purpose = "sign-in" | "enrol";

/** That this browser has a key: a challenge and its signature, all in base64url. */
export interface Proof {
  readonly publicKey: string;
  readonly keyId: string;
  readonly challenge: string;
  readonly signature: string;
}

const MARK = "tsudoi-device-1";

/** The user ID as the server knows it, whatever way it is typed. */
export function canonicalName(typed: string): string {
  return typed.trim().normalize("NFC").toLowerCase().normalize("NFC");
}

/** The bytes that are signed: six texts in UTF-8, divided by zero bytes (docs/devices.md). */
export function signedMessage(
  purpose: Purpose,
  server: string,
  loginName: string,
  keyId: string,
  challenge: string,
): Uint8Array<ArrayBuffer> {
  const parts = [MARK, purpose, server, canonicalName(loginName), keyId, challenge];
  return new TextEncoder().encode(parts.join("\0"));
}

/** Base64url without padding (RFC 4648). */
export function base64url(bytes: ArrayBuffer): string {
  const text = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
