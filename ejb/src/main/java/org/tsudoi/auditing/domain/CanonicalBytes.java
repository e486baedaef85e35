package org.tsudoi.auditing.domain;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Fields put one after the other so that different fields never give the same bytes.
 *
 * <p>Each field is its length as four bytes, big-endian, and its bytes; an absent field is the
 * length −1 alone. Text is UTF-8, a number eight bytes, a time the microseconds since 1970 as a
 * number. The first field names the kind and version of the record.
 */
final class CanonicalBytes {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

  CanonicalBytes(String kind) {
    text(kind);
  }

  CanonicalBytes text(String value) {
    return field(value.getBytes(StandardCharsets.UTF_8));
  }

  CanonicalBytes text(Optional<String> value) {
    return value.map(this::text).orElseGet(this::absent);
  }

  CanonicalBytes id(Optional<UUID> value) {
    return text(value.map(UUID::toString));
  }

  CanonicalBytes number(long value) {
    return field(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  CanonicalBytes time(Instant value) {
    return number(ChronoUnit.MICROS.between(Instant.EPOCH, value));
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  private CanonicalBytes field(byte[] value) {
    length(value.length);
    bytes.writeBytes(value);
    return this;
  }

  private CanonicalBytes absent() {
    length(-1);
    return this;
  }

  private void length(int value) {
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
  }
}
