package org.tsudoi.policies;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits, in the notation of RFC 4632 and RFC 4291 (CIDR): {@code
 * 192.0.2.0/24}, {@code 2001:db8::/32}, or one address alone. Immutable.
 *
 * <p>Only literals are read; nothing here ever asks a name server. An IPv4 address inside an IPv6
 * one ({@code ::ffff:192.0.2.7}) is that IPv4 address.
 */
public final class AddressRange {

  /** What is wrong with a text that is no range. */
  public enum Flaw {
    /** Neither an IPv4 nor an IPv6 address. */
    NO_ADDRESS,
    /** The number behind the slash is not between 0 and the length of the address. */
    NO_PREFIX,
    /** The address goes on behind the bits that count, as in {@code 192.0.2.7/24}. */
    HOST_BITS
  }

  private static final Pattern IPV4 =
      Pattern.compile(
          "(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");
  private static final Pattern PREFIX = Pattern.compile("0|[1-9]\\d{0,2}");
  private static final int IPV4_BYTES = 4;
  private static final int MAPPED_BITS = 96;
  private static final int LARGEST_BYTE = 255;

  private final byte[] network;
  private final int prefix;

  private AddressRange(byte[] network, int prefix) {
    this.network = network;
    this.prefix = prefix;
  }

  /**
   * What a text turned out to be.
   *
   * @param range the range, if it is one
   * @param flaw what is wrong, if it is none
   * @param suggestion what was probably meant, or empty
   */
  public record Reading(Optional<AddressRange> range, Optional<Flaw> flaw, String suggestion) {

    private static Reading of(AddressRange range) {
      return new Reading(Optional.of(range), Optional.empty(), "");
    }

    private static Reading of(Flaw flaw) {
      return new Reading(Optional.empty(), Optional.of(flaw), "");
    }
  }

  /** Reads what somebody typed, strictly. */
  public static Reading read(String text) {
    int slash = text.indexOf('/');
    String literal = slash < 0 ? text : text.substring(0, slash);
    Optional<byte[]> address = bytes(literal);
    if (address.isEmpty()) {
      return Reading.of(Flaw.NO_ADDRESS);
    }
    int bits = address.get().length * Byte.SIZE;
    boolean mapped = bits == IPV4_BYTES * Byte.SIZE && literal.indexOf(':') >= 0;
    int prefix = slash < 0 ? bits : prefix(text.substring(slash + 1), mapped);
    if (prefix < 0 || prefix > bits) {
      return Reading.of(Flaw.NO_PREFIX);
    }
    AddressRange range = new AddressRange(masked(address.get(), prefix), prefix);
    return Arrays.equals(range.network, address.get())
        ? Reading.of(range)
        : new Reading(Optional.empty(), Optional.of(Flaw.HOST_BITS), range.toString());
  }

  /**
   * A range that was read before.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static AddressRange of(String text) {
    return read(text).range().orElseThrow(() -> new IllegalArgumentException("No range: " + text));
  }

  private static int prefix(String digits, boolean mapped) {
    if (!PREFIX.matcher(digits).matches()) {
      return -1;
    }
    int typed = Integer.parseInt(digits);
    return mapped ? typed - MAPPED_BITS : typed;
  }

  /** The bytes of an address in text form, without its zone; empty if it is no literal. */
  private static Optional<byte[]> bytes(String literal) {
    Matcher ipv4 = IPV4.matcher(literal);
    if (ipv4.matches()) {
      byte[] bytes = new byte[IPV4_BYTES];
      for (int i = 0; i < IPV4_BYTES; i++) {
        int part = Integer.parseInt(ipv4.group(i + 1));
        if (part > LARGEST_BYTE) {
          return Optional.empty();
        }
        bytes[i] = (byte) part;
      }
      return Optional.of(bytes);
    }
    // What holds a colon and begins like an address is never looked up as a name.
    return literal.indexOf(':') >= 0 && IPV6.matcher(literal).matches()
        ? resolved(literal)
        : Optional.empty();
  }

  private static Optional<byte[]> resolved(String literal) {
    try {
      return Optional.of(InetAddress.getByName(literal).getAddress());
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }

  private static byte[] masked(byte[] address, int prefix) {
    byte[] masked = new byte[address.length];
    for (int i = 0; i < address.length; i++) {
      masked[i] = (byte) (address[i] & mask(prefix - i * Byte.SIZE));
    }
    return masked;
  }

  /** The mask of one byte of which so many bits count. */
  private static int mask(int bits) {
    int counting = Math.max(0, Math.min(Byte.SIZE, bits));
    return LARGEST_BYTE << (Byte.SIZE - counting) & LARGEST_BYTE;
  }

  /** Whether the address, as a servlet container reports it, is inside; a name never is. */
  public boolean contains(String address) {
    int zone = address.indexOf('%');
    return bytes(zone < 0 ? address : address.substring(0, zone))
        .filter(this::contains)
        .isPresent();
  }

  private boolean contains(byte[] address) {
    return address.length == network.length && Arrays.equals(masked(address, prefix), network);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddressRange range
        && prefix == range.prefix
        && Arrays.equals(network, range.network);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(network) * 31 + prefix;
  }

  /** The canonical form (RFC 5952), which can be read again. */
  @Override
  public String toString() {
    String address = network.length == IPV4_BYTES ? dotted() : Ipv6Text.of(network);
    return prefix == network.length * Byte.SIZE ? address : address + "/" + prefix;
  }

  private String dotted() {
    StringBuilder text = new StringBuilder();
    for (byte part : network) {
      text.append(text.isEmpty() ? "" : ".").append(part & LARGEST_BYTE);
    }
    return text.toString();
  }
}
