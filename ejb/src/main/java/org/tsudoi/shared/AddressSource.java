package org.tsudoi.shared;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Where somebody comes from, for counting: an address of IPv4, also one written as IPv6, or the
 * network of 64 bits of an address of IPv6, in which one household can choose its addresses freely.
 */
public final class AddressSource {

  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
  private static final int NETWORK_BYTES = 8;

  private AddressSource() {}

  /** The source of an address in text form; a text that is none stands for itself. */
  public static String of(String address) {
    int zone = address.indexOf('%');
    String bare = zone < 0 ? address : address.substring(0, zone);
    if (bare.indexOf(':') < 0 || !IPV6.matcher(bare).matches()) {
      return address;
    }
    try {
      InetAddress parsed = InetAddress.getByName(bare);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
          : parsed.getHostAddress();
    } catch (UnknownHostException none) {
      return address;
    }
  }
}
