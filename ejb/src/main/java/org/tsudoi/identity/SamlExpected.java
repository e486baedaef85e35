package org.tsudoi.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.w3c.dom.Element;

/**
 * What an answer must fit to.
 *
 * @param partner the provider that was asked
 * @param entity what this server is called there
 * @param question the number of the question
 * @param back the address of this server to which the answer was to come
 * @param now the time
 */
record SamlExpected(SamlPartner partner, String entity, String question, String back, Instant now) {

  /** How far the clocks of both may differ. */
  static final Duration SKEW = Duration.ofSeconds(60);

  /** Whether a moment is not yet over; what is not told is over at once. */
  boolean isBefore(Element element, String attribute) throws SamlFlaw {
    return now.isBefore(moment(element, attribute).plus(SKEW));
  }

  /** Whether a moment has come. */
  boolean hasCome(Element element, String attribute) throws SamlFlaw {
    return !moment(element, attribute).isAfter(now.plus(SKEW));
  }

  static boolean has(Element element, String attribute) {
    return element.hasAttributeNS(null, attribute);
  }

  static Instant moment(Element element, String attribute) throws SamlFlaw {
    try {
      return OffsetDateTime.parse(element.getAttributeNS(null, attribute)).toInstant();
    } catch (DateTimeParseException none) {
      throw new SamlFlaw(attribute + " is no time", none);
    }
  }
}
