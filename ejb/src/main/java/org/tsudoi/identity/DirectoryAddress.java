package org.tsudoi.identity;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Where one server of the company directory is.
 *
 * @param host its name or address; its certificate must be for exactly that
 * @param port its port
 * @param encryption how nobody else reads what is sent there
 */
record DirectoryAddress(String host, int port, Encryption encryption) {

  private static final int MOST = 4;
  private static final int LDAPS_PORT = 636;
  private static final int LDAP_PORT = 389;

  /** How a connection is kept from being read. */
  enum Encryption {
    /** From the first byte on. */
    TLS,
    /** By StartTLS, before anything else is said. */
    START_TLS,
    /** Not at all: the connection does not leave this machine. */
    LOOPBACK
  }

  /**
   * Reads the setting: one address or several, apart by blanks.
   *
   * @throws IllegalArgumentException if one is none, or if there are more than four
   */
  static List<DirectoryAddress> read(String setting) {
    List<DirectoryAddress> all =
        Arrays.stream(setting.strip().split("\\s+")).map(DirectoryAddress::of).toList();
    if (all.size() > MOST) {
      throw new IllegalArgumentException("tsudoi.ldap.address names more than " + MOST);
    }
    return all;
  }

  private static DirectoryAddress of(String text) {
    URI uri = URI.create(text);
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    boolean bare =
        uri.getHost() != null
            && uri.getUserInfo() == null
            && uri.getRawQuery() == null
            && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
    if (!bare || !(scheme.equals("ldaps") || scheme.equals("ldap"))) {
      throw new IllegalArgumentException(
          "tsudoi.ldap.address must be as ldaps://HOST:PORT or ldap://HOST:PORT");
    }
    boolean wrapped = scheme.equals("ldaps");
    int usual = wrapped ? LDAPS_PORT : LDAP_PORT;
    return new DirectoryAddress(
        uri.getHost(),
        uri.getPort() < 0 ? usual : uri.getPort(),
        wrapped ? Encryption.TLS : unwrapped(uri.getHost()));
  }

  private static Encryption unwrapped(String host) {
    return host.equals("127.0.0.1") ? Encryption.LOOPBACK : Encryption.START_TLS;
  }
}
