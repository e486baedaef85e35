import { base64url, type Proof, type Purpose, signedMessage } from "../entity/proof.ts";

/** Where the key of this browser is kept. */
export interface KeyStore {
  load(): Promise<CryptoKeyPair | null>;
  save(pair: CryptoKeyPair): Promise<void>;
}

/** Fetches something to be signed. */
export type Challenges = (purpose: Purpose) => Promise<string>;

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256" };

/**
 * This browser as a device: a key that no script can read, made when it is enrolled, and what it signs.
 *
 * The server's address in the signed message is the one of the page itself, never one that somebody sent.
 */
export class BrowserDevice {
  constructor(
    private readonly keys: KeyStore,
    private readonly challenges: Challenges,
    private readonly server: string,
  ) {}

  /** Proves that this browser has its key; `null` if it has none and is only asked to sign in. */
  async prove(purpose: Purpose, loginName: string): Promise<Proof | null> {
    const pair = await this.keys.load() ?? (purpose === "enrol" ? await this.newPair() : null);
    if (pair === null) return null;
    const encoded = await crypto.subtle.exportKey("spki", pair.publicKey);
    const keyId = base64url(await crypto.subtle.digest("SHA-256", encoded));
    const challenge = await this.challenges(purpose);
    const message = signedMessage(purpose, this.server, loginName, keyId, challenge);
    const hash = { name: "ECDSA", hash: "SHA-256" };
    const signature = await crypto.subtle.sign(hash, pair.privateKey, message);
    return {
      publicKey: base64url(encoded),
      keyId,
      challenge,
      signature: base64url(signature),
    };
  }

  private async newPair(): Promise<CryptoKeyPair> {
    const pair = await crypto.subtle.generateKey(ALGORITHM, false, ["sign", "verify"]);
    await this.keys.save(pair);
    return pair;
  }
}
