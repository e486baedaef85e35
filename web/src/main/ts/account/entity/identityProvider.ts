import type { Sentence } from "../../shell/entity/words.ts";

/** Somebody else who says who people are: what they call it, and where this server sends them to it. */
export interface IdentityProvider {
  readonly name: string;
  readonly path: string;
}

/** Where a person goes to be signed in by the provider and to come back to the meeting, `null` for an unknown path. */
export function beginning(provider: IdentityProvider, meeting: string | null): string | null {
  if (!/^console\/[a-z]+(\/[a-z]+)?\/begin$/.test(provider.path)) return null;
  const place = meeting === null ? "/room/" : `/room/#/${meeting}`;
  return `../${provider.path}?then=${encodeURIComponent(place)}`;
}

/** Why the provider signed nobody in, from the address that the server led back to; `null` if it did not. */
export function providerRefusal(search: string): Sentence | null {
  const code = new URLSearchParams(search).get("sso");
  switch (code) {
    case null:
      return null;
    case "sso-unknown":
      return "account.provider.unknown";
    case "sso-unreachable":
      return "account.provider.unreachable";
    case "second-factor-required":
      return "account.provider.ownFactor";
    case "outside-hours":
      return "problem.outside-hours";
    case "device-unknown":
    case "device-not-approved":
    case "device-mac-required":
      return "account.provider.device";
    default:
      return "account.provider.failed";
  }
}
