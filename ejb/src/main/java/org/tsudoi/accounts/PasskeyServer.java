package org.tsudoi.accounts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The server as passkeys know it.
 *
 * @param host the host name that they are bound to for good
 * @param origin the address that pages which use them are loaded from
 */
record PasskeyServer(String host, String origin) {

  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})*");
  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");

  /**
   * Reads the setting.
   *
   * @throws IllegalArgumentException unless it is {@code https://} and a host name, with a port at
   *     most: browsers bind passkeys to names, never to IP addresses
   */
  static PasskeyServer of(String address) {
    return read(address)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "tsudoi.passkeys.address must be https:// and a host name, not \""
                        + address
                        + "\""));
  }

  private static Optional<PasskeyServer> read(String address) {
    try {
      URI uri = new URI(address.strip().toLowerCase(Locale.ROOT));
      String host = uri.getHost() == null ? "" : uri.getHost();
      String port = uri.getPort() < 0 || uri.getPort() == 443 ? "" : ":" + uri.getPort();
      boolean plain =
          "https".equals(uri.getScheme())
              && uri.getUserInfo() == null
              && (uri.getPath().isEmpty() || uri.getPath().equals("/"))
              && uri.getQuery() == null
              && uri.getFragment() == null;
      return plain && NAME.matcher(host).matches() && !NUMBERS.matcher(host).matches()
          ? Optional.of(new PasskeyServer(host, "https://" + host + port))
          : Optional.empty();
    } catch (URISyntaxException noAddress) {
      return Optional.empty();
    }
  }
}
