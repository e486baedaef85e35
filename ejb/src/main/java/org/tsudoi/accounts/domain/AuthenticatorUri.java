package org.tsudoi.accounts.domain;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The address by which authenticator applications take a secret from a QR code. */
public final class AuthenticatorUri {

  private static final String ISSUER = "Tsudoi";

  private AuthenticatorUri() {}

  /** The address for the account with that name. */
  public static String of(SharedSecret secret, LoginName name) {
    String account = URLEncoder.encode(name.value(), StandardCharsets.UTF_8).replace("+", "%20");
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=30"
        .formatted(ISSUER, account, secret.text(), ISSUER);
  }
}
