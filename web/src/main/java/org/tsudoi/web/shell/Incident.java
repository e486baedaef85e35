package org.tsudoi.web.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * The number under which a failure stands in the server's log, short enough to be read out: {@code
 * 7K2-94QF}.
 */
final class Incident {

  static final String ATTRIBUTE = Incident.class.getName();
  static final String PARAMETER = "incident";

  private static final Logger LOG = Logger.getLogger(Incident.class.getName());
  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int LENGTH = 7;
  private static final int HYPHEN_AT = 3;
  private static final Pattern SHAPE = Pattern.compile("[2-9A-Z]{3}-[2-9A-Z]{4}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private Incident() {}

  /** Logs a failure once and returns its number. */
  static String log(Throwable failure) {
    StringBuilder number = new StringBuilder();
    RANDOM.ints(LENGTH, 0, LETTERS.length()).forEach(index -> number.append(LETTERS.charAt(index)));
    String id = number.insert(HYPHEN_AT, '-').toString();
    LOG.log(Level.SEVERE, failure, () -> "Incident " + id);
    return id;
  }

  /**
   * The number that belongs to an error page: set by the server, or carried by its own redirect.
   */
  static Optional<String> of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof String id) {
      return Optional.of(id);
    }
    return Optional.ofNullable(request.getParameter(PARAMETER))
        .filter(id -> SHAPE.matcher(id).matches());
  }
}
