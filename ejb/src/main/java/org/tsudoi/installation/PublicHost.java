package org.tsudoi.installation;

/** The host part of an address that people can open, made from what the server listens on. */
final class PublicHost {

  private PublicHost() {}

  /** As it stands in an address: IPv6 in brackets. */
  static String of(String listening) {
    String address = address(listening);
    return address.contains(":") ? "[" + address + "]" : address;
  }

  /** All interfaces ({@code *}, {@code 0.0.0.0}, {@code ::}) are reached here by loopback. */
  static String address(String listening) {
    return switch (listening) {
      case "*", "0.0.0.0", "::" -> "127.0.0.1";
      default -> listening;
    };
  }
}
