import type { BrowserDevice } from "../../device/control/browserDevice.ts";
import type { Proof, Purpose } from "../../device/entity/proof.ts";
import type { Passkeys } from "../../passkey/control/passkeys.ts";
import type { PasskeyAnswer, PasskeyPurpose } from "../../passkey/entity/passkey.ts";
import type { Api } from "../../shell/control/api.ts";
import { RequestRefused } from "../../shell/control/api.ts";
import { Fields } from "../../shell/control/fields.ts";
import type { IdentityProvider } from "../entity/identityProvider.ts";
import { type PasswordRule, passwordRules } from "../entity/passwordRules.ts";
import { PASSWORD_DEMANDS, type PasswordDemand, type Session } from "../entity/session.ts";

const MAXIMUM_ROLES = 32;
const MAXIMUM_LENGTH = 128;
const MAXIMUM_PROVIDERS = 8;

/** Signs in and out, and changes the password, over the REST interface. */
export class SignIn {
  constructor(
    private readonly api: Api,
    private readonly device: BrowserDevice | null = null,
    private readonly passkeys: Passkeys | null = null,
  ) {}

  /** The session that this browser already has, `null` if it has none. */
  async resume(): Promise<Session | null> {
    try {
      return this.take(await this.api.ask("GET", "session"));
    } catch (refused) {
      if (refused instanceof RequestRefused && refused.status === 401) return null;
      throw refused;
    }
  }

  /** Signs in; the server may refuse the right password until a code comes with it. */
  async signIn(loginName: string, password: string, code: string): Promise<Session> {
    this.api.csrfToken = "";
    const credentials = { loginName, password, delivery: "cookie" };
    const whole = code === "" ? credentials : { ...credentials, code };
    const proof = await this.prove("sign-in", loginName);
    const device = proof === null ? {} : { device: claimOf(proof) };
    return this.take(await this.api.ask("POST", "session", { ...whole, ...device }));
  }

  /** Signs in with a passkey in place of the code behind the password. */
  async signInWithBoth(loginName: string, password: string): Promise<Session> {
    this.api.csrfToken = "";
    const passkey = await this.answer("second-factor");
    const proof = await this.prove("sign-in", loginName);
    const device = proof === null ? {} : { device: claimOf(proof) };
    const credentials = { loginName, password, delivery: "cookie", passkey };
    return this.take(await this.api.ask("POST", "session", { ...credentials, ...device }));
  }

  /** Signs in with a passkey alone; a name that was typed is only for the proof of the device. */
  async signInWithPasskey(loginName: string): Promise<Session> {
    this.api.csrfToken = "";
    const passkey = await this.answer("sign-in");
    const proof = loginName === "" ? null : await this.prove("sign-in", loginName);
    const device = proof === null ? {} : { device: claimOf(proof) };
    const wish = { delivery: "cookie", passkey, ...device };
    return this.take(await this.api.ask("POST", "session/passkeys/sign-in", wish));
  }

  /** Whether passkeys work here. */
  async offersPasskeys(): Promise<boolean> {
    return await this.passkeys?.work() ?? false;
  }

  /** Whatever keeps the browser from answering, for its person no passkey was used. */
  private async answer(purpose: PasskeyPurpose): Promise<PasskeyAnswer> {
    try {
      if (this.passkeys !== null) return await this.passkeys.answer(purpose);
    } catch (error) {
      if (error instanceof RequestRefused) throw error;
    }
    throw new RequestRefused(0, "passkey-unused", "");
  }

  /** Asks for this browser to be known; answers the code by which the administrator knows it. */
  async requestDevice(
    loginName: string,
    password: string,
    code: string,
    name: string,
  ): Promise<string> {
    const proof = await this.prove("enrol", loginName);
    const { publicKey = "", challenge = "", signature = "" } = proof ?? {};
    const answer = await this.api.ask("POST", "session/devices/request", {
      loginName,
      password,
      code,
      device: { name, publicKey, challenge, signature },
    });
    return Fields.of(answer).text("enrolmentCode");
  }

  /** `null` for a browser without a key, or one that cannot have one: the server says what is missing. */
  private async prove(purpose: Purpose, loginName: string): Promise<Proof | null> {
    try {
      return await this.device?.prove(purpose, loginName) ?? null;
    } catch (error) {
      if (error instanceof RequestRefused) throw error;
      return null;
    }
  }

  /** Whether a link to choose another password can be asked for; what is not known is not offered. */
  async offersReset(): Promise<boolean> {
    try {
      return Fields.of(await this.api.ask("GET", "password-reset")).truth("offered");
    } catch (refused) {
      if (refused instanceof RequestRefused) return false;
      throw refused;
    }
  }

  /** By whom people may sign in besides; what is not known is not offered. */
  async providers(): Promise<readonly IdentityProvider[]> {
    try {
      const answer = Fields.of(await this.api.ask("GET", "session/providers"));
      return answer.list("providers", MAXIMUM_PROVIDERS).map((each) => ({
        name: each.text("name"),
        path: each.text("path"),
      }));
    } catch (refused) {
      if (refused instanceof RequestRefused) return [];
      throw refused;
    }
  }

  async signOut(): Promise<void> {
    await this.api.ask("DELETE", "session");
    this.api.csrfToken = "";
  }

  /** Changes the password; the session that then holds may have a new token. */
  async changePassword(current: string, next: string): Promise<Session | null> {
    await this.api.ask("POST", "session/password", { current, next });
    return await this.resume();
  }

  private take(answer: unknown): Session {
    const fields = Fields.of(answer);
    const account = fields.fields("account");
    const token = fields.textOr("csrfToken", "");
    if (token !== "") this.api.csrfToken = token;
    return {
      account: {
        id: account.text("id"),
        loginName: account.text("loginName"),
        displayName: account.text("displayName"),
        roles: account.texts("roles", MAXIMUM_ROLES),
      },
      passwordChangeRequired: fields.truth("passwordChangeRequired"),
      passwordDemand: demandOf(fields.textOr("passwordDemand", "")),
      factorDue: fields.textOr("duty", "") === "SECOND_FACTOR",
      passwordRules: rulesOf(fields.fieldsOrNull("passwordRules")),
    };
  }
}

function claimOf({ keyId, challenge, signature }: Proof) {
  return { keyId, challenge, signature };
}

/** A newer server may have reasons that this page does not know. */
function demandOf(told: string): PasswordDemand {
  return PASSWORD_DEMANDS.find((known) => known === told) ?? "ASKED_FOR";
}

function rulesOf(asked: Fields | null): readonly PasswordRule[] {
  return asked === null ? [] : passwordRules({
    minimumLength: asked.integer("minimumLength", 1, MAXIMUM_LENGTH),
    upperCase: asked.truth("upperCase"),
    lowerCase: asked.truth("lowerCase"),
    digit: asked.truth("digit"),
  });
}
