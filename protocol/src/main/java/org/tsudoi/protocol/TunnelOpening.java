package org.tsudoi.protocol;

import java.util.List;
import java.util.regex.Pattern;
import org.tsudoi.protocol.ProtocolException.Reason;

/**
 * How a connection says what it is: the values that a client offers in {@code
 * Sec-WebSocket-Protocol}, so that no secret stands in an address. The server always answers
 * {@value #PROTOCOL} alone.
 */
public sealed interface TunnelOpening {
  /** The sub-protocol of this version. */
  String PROTOCOL = "tsudoi.1";

  /** The scheme of {@code Authorization} on HTTPS requests. */
  String SCHEME = "Tsudoi";

  /** What the client offers: {@link #PROTOCOL} and one token. */
  String offer();

  /**
   * The first connection of a tunnel, its downlink.
   *
   * @param ticket from the answer to joining; 16 to 128 characters of base64url
   */
  record WithTicket(String ticket) implements TunnelOpening {
    /** Checks the characters. */
    public WithTicket {
      requireSecret(ticket);
    }

    @Override
    public String offer() {
      return PROTOCOL + ", ticket." + ticket;
    }

    /** Hides the ticket. */
    @Override
    public String toString() {
      return "WithTicket[…]";
    }
  }

  /**
   * A later connection of a tunnel.
   *
   * @param direction which of the two connections it is
   * @param tunnelId from the welcome
   * @param secret from the welcome
   * @param generation from 1, rising with each connection of this direction
   * @param lastReceived the last transmission number that the client received, 0 for none
   */
  record OfTunnel(
      Direction direction, String tunnelId, String secret, long generation, long lastReceived)
      implements TunnelOpening {
    /** Checks characters and ranges. */
    public OfTunnel {
      requireSecret(tunnelId);
      requireSecret(secret);
      if (generation < 1 || generation > Unsigned.MAX_32) {
        throw new ProtocolException(Reason.BAD_OPENING, "generation");
      }
      if (lastReceived < 0 || lastReceived > HopUnit.LARGEST_NUMBER) {
        throw new ProtocolException(Reason.BAD_OPENING, "last received number");
      }
    }

    @Override
    public String offer() {
      String name = direction == Direction.UPLINK ? "uplink." : "downlink.";
      return PROTOCOL
          + ", "
          + String.join(".", name + tunnelId, secret, "" + generation, "" + lastReceived);
    }

    /** Hides the secret. */
    @Override
    public String toString() {
      return "OfTunnel[" + direction + ", generation " + generation + "]";
    }
  }

  /**
   * Reads the offered sub-protocols, in the order in which they were offered.
   *
   * @throws ProtocolException with {@link Reason#BAD_OPENING} unless they are {@link #PROTOCOL} and
   *     exactly one token
   */
  static TunnelOpening parse(List<String> offered) {
    if (offered.size() != 2 || !offered.get(0).equals(PROTOCOL)) {
      throw new ProtocolException(Reason.BAD_OPENING, offered.size() + " sub-protocols");
    }
    return parse(offered.get(1));
  }

  /**
   * Reads one token: what a request over HTTPS shows in {@code Authorization} behind the scheme
   * {@value #SCHEME}.
   *
   * @throws ProtocolException with {@link Reason#BAD_OPENING} for anything else
   */
  static TunnelOpening parse(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length == 2 && parts[0].equals("ticket")) {
      return new WithTicket(parts[1]);
    }
    if (parts.length == 5 && (parts[0].equals("uplink") || parts[0].equals("downlink"))) {
      Direction direction = parts[0].equals("uplink") ? Direction.UPLINK : Direction.DOWNLINK;
      return new OfTunnel(direction, parts[1], parts[2], number(parts[3]), number(parts[4]));
    }
    throw new ProtocolException(Reason.BAD_OPENING, parts.length + " parts");
  }

  private static long number(String text) {
    if (!Patterns.NUMBER.matcher(text).matches()) {
      throw new ProtocolException(Reason.BAD_OPENING, "not a number");
    }
    return Long.parseLong(text);
  }

  private static void requireSecret(String text) {
    if (!Patterns.SECRET.matcher(text).matches()) {
      throw new ProtocolException(Reason.BAD_OPENING, "not base64url of 16 to 128 characters");
    }
  }

  /** What the parts of a token look like. */
  final class Patterns {
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{16,128}");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,9}");

    private Patterns() {}
  }
}
