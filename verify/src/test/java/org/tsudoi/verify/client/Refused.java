package org.tsudoi.verify.client;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server said no to a connection or a request. */
public final class Refused extends IOException {

  private static final long serialVersionUID = 1L;
  private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z-]+)\"");

  private final int status;
  private final String body;

  Refused(int status, String body) {
    super(status + " " + body);
    this.status = status;
    this.body = body;
  }

  /** The word of its problem, if the answer has one. */
  Optional<String> problem() {
    Matcher code = CODE.matcher(body);
    return code.find() ? Optional.of(code.group(1)) : Optional.empty();
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
