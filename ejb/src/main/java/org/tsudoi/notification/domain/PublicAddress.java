package org.tsudoi.notification.domain;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Whether an address is one of the public internet, so that a webhook cannot be made to reach this
 * machine or what stands behind the same firewall.
 */
public final class PublicAddress {

  private static final int BYTE = 0xff;

  private PublicAddress() {}

  /** Whether a server outside may have this address. */
  public static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return isPublicV4(bytes, 0);
    }
    return address instanceof Inet6Address && isPublicV6(bytes);
  }

  private static boolean isPublicV4(byte[] bytes, int at) {
    int first = bytes[at] & BYTE;
    int second = bytes[at + 1] & BYTE;
    int third = bytes[at + 2] & BYTE;
    boolean here = first == 0 || first == 127 || first == 10;
    boolean shared = first == 100 && second >= 64 && second < 128;
    boolean link = first == 169 && second == 254;
    boolean inside = first == 172 && second >= 16 && second < 32 || first == 192 && second == 168;
    boolean special = first == 192 && second == 0 && (third == 0 || third == 2);
    boolean examples =
        first == 198 && (second == 18 || second == 19 || second == 51 && third == 100)
            || first == 203 && second == 0 && third == 113;
    return !(here || shared || link || inside || special || examples || first >= 224);
  }

  /** Only 2000::/3 is in use, without the parts that lead to IPv4 addresses or are examples. */
  private static boolean isPublicV6(byte[] bytes) {
    int first = (bytes[0] & BYTE) << 8 | bytes[1] & BYTE;
    int second = (bytes[2] & BYTE) << 8 | bytes[3] & BYTE;
    boolean global = (bytes[0] & 0xe0) == 0x20;
    boolean teredoOrSpecial = first == 0x2001 && second < 0x0200;
    boolean example = first == 0x2001 && second == 0x0db8 || first == 0x3fff;
    boolean sixToFour = first == 0x2002 && !isPublicV4(bytes, 2);
    return global && !teredoOrSpecial && !example && !sixToFour;
  }
}
