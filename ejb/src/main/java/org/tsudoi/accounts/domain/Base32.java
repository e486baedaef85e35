package org.tsudoi.accounts.domain;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Base32 without padding (RFC 4648, section 6): the form in which authenticators take a secret. */
final class Base32 {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;
  private static final int MASK = 31;

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int rest = 0;
    int bits = 0;
    for (byte each : bytes) {
      rest = (rest << Byte.SIZE | each & 0xff) & 0xfff;
      bits += Byte.SIZE;
      while (bits >= BITS) {
        bits -= BITS;
        text.append(ALPHABET.charAt(rest >> bits & MASK));
      }
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt(rest << BITS - bits & MASK));
    }
    return text.toString();
  }

  /** The bytes; empty for a text with any other character. */
  static Optional<byte[]> decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int rest = 0;
    int bits = 0;
    for (char letter : text.toCharArray()) {
      int value = ALPHABET.indexOf(letter);
      if (value < 0) {
        return Optional.empty();
      }
      rest = (rest << BITS | value) & 0xfff;
      bits += BITS;
      if (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        bytes.write(rest >> bits & 0xff);
      }
    }
    return Optional.of(bytes.toByteArray());
  }
}
