import { Api } from "../../shell/control/api.ts";
import { Fields } from "../../shell/control/fields.ts";
import {
  answerOf,
  creationOptions,
  madeOf,
  type MadePasskey,
  type PasskeyAnswer,
  type PasskeyOffer,
  type PasskeyPurpose,
  requestOptions,
} from "../entity/passkey.ts";

/** The browser's own way to passkeys; `navigator.credentials` or a fake. */
export interface Authenticators {
  get(options: CredentialRequestOptions): Promise<unknown>;
  create(options: CredentialCreationOptions): Promise<unknown>;
}

/**
 * Passkeys of this browser and what is plugged into it. Challenges are fetched as nobody: no session is needed or touched.
 *
 * A person who says no, and a browser that cannot, are the same: the promise is refused.
 */
export class Passkeys {
  constructor(
    private readonly api: Api,
    private readonly authenticators: Authenticators | null,
    private readonly origin: string,
  ) {}

  /** Those of the page itself. */
  static here(): Passkeys {
    const api = new Api((address, request) => fetch(address, { ...request, credentials: "omit" }));
    const known = "PublicKeyCredential" in globalThis ? navigator.credentials : null;
    return new Passkeys(api, known, location.origin);
  }

  /** Whether passkeys work in this browser and at the address of this page; what is not known is not offered. */
  async work(): Promise<boolean> {
    if (this.authenticators === null) return false;
    const answer = await this.api.ask("GET", "session/passkeys/server").catch(() => ({}));
    return Fields.of(answer).textOr("origin", "") === this.origin;
  }

  /** Has any passkey of this server answer. */
  async answer(purpose: PasskeyPurpose): Promise<PasskeyAnswer> {
    const sent = Fields.of(await this.api.ask("POST", "session/passkeys/challenge", { purpose }));
    const publicKey = requestOptions(sent.text("challenge"), sent.text("relyingParty"));
    const credential = await this.ways().get({ publicKey });
    return answerOf(
      given<{ rawId: ArrayBuffer; response: AuthenticatorAssertionResponse }>(credential),
    );
  }

  /** Makes a passkey for what the server offered. */
  async make(offer: PasskeyOffer): Promise<MadePasskey> {
    const credential = await this.ways().create({ publicKey: creationOptions(offer) });
    return madeOf(given<{ response: AuthenticatorAttestationResponse }>(credential));
  }

  private ways(): Authenticators {
    if (this.authenticators === null) throw new Error("This browser has no passkeys");
    return this.authenticators;
  }
}

function given<T>(credential: unknown): T {
  if (credential === null || credential === undefined) throw new Error("No passkey was given");
  return credential as T;
}
