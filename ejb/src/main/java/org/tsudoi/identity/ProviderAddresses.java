package org.tsudoi.identity;

import jakarta.json.JsonObject;
import java.io.IOException;

/**
 * What a provider says about itself (OpenID Connect Discovery 1.0).
 *
 * @param authorization where people are sent
 * @param token where the code is exchanged
 * @param keys where its keys are
 */
record ProviderAddresses(String authorization, String token, String keys) {

  private static final String WELL_KNOWN = "/.well-known/openid-configuration";

  /** Asks; the answer must be about this very issuer. */
  static ProviderAddresses ask(Provider provider, ProviderCalls calls) throws IOException {
    String base = provider.issuer().replaceFirst("/$", "");
    JsonObject told = calls.get(base + WELL_KNOWN);
    if (!told.getString("issuer", "").equals(provider.issuer())) {
      throw new IOException("The provider calls itself otherwise than tsudoi.sso.issuer");
    }
    return new ProviderAddresses(
        address(told, "authorization_endpoint"),
        address(told, "token_endpoint"),
        address(told, "jwks_uri"));
  }

  private static String address(JsonObject told, String name) throws IOException {
    String address = told.getString(name, "");
    if (address.isEmpty() || !Provider.isSafe(address)) {
      throw new IOException("The provider tells no safe " + name);
    }
    return address;
  }
}
