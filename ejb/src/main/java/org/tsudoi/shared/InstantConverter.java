package org.tsudoi.shared;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Keeps every {@link Instant} as a {@code timestamp} column whose digits are UTC, to the
 * microsecond, whatever the time zone of the machine.
 *
 * <p>Applies to all entities by itself. The server runs with {@code user.timezone=UTC}: in a zone
 * with summer time, JDBC could not pass on the digits of the hour that the zone skips.
 */
@Converter(autoApply = true)
public class InstantConverter implements AttributeConverter<Instant, Timestamp> {

  @Override
  public Timestamp convertToDatabaseColumn(Instant moment) {
    return moment == null
        ? null
        : Timestamp.valueOf(
            LocalDateTime.ofInstant(moment.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC));
  }

  @Override
  public Instant convertToEntityAttribute(Timestamp column) {
    return column == null ? null : column.toLocalDateTime().toInstant(ZoneOffset.UTC);
  }
}
