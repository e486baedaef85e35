package org.tsudoi.identity;

import java.net.URI;

/**
 * The provider that is asked.
 *
 * @param issuer its address, as it stands in its tokens
 * @param client what this server is called there
 * @param name what people call it
 * @param scope what is asked for
 * @param claim where the token says the user ID
 */
record Provider(String issuer, String client, String name, String scope, String claim) {

  /**
   * Checks the address.
   *
   * @throws IllegalArgumentException if it is no HTTPS address; plain HTTP is for loopback
   */
  Provider {
    if (!isSafe(issuer)) {
      throw new IllegalArgumentException("tsudoi.sso.issuer must begin with https://");
    }
  }

  /** Whether what is sent there can be read by nobody else. */
  static boolean isSafe(String address) {
    URI uri = URI.create(address);
    return "https".equals(uri.getScheme())
        || ("http".equals(uri.getScheme()) && "127.0.0.1".equals(uri.getHost()));
  }
}
