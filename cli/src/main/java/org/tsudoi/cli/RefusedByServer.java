package org.tsudoi.cli;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;

/** The server said no (RFC 9457 problem details); the message is its sentence. */
final class RefusedByServer extends CommandFailure {

  private static final long serialVersionUID = 1L;

  private final String code;

  private RefusedByServer(String sentence, String code) {
    super(sentence);
    this.code = code;
  }

  static RefusedByServer of(int status, String body) {
    try {
      JsonObject problem = ServerApi.object(body);
      String title = problem.getString("title", "The server refused");
      String detail = problem.getString("detail", "");
      String code = problem.getString("code", Integer.toString(status));
      String sentence = detail.isEmpty() ? title : title + ": " + detail;
      return new RefusedByServer("%s (%s)".formatted(sentence, code), code);
    } catch (JsonException | ClassCastException e) {
      return new RefusedByServer("The server refused with status " + status + ".", "" + status);
    }
  }

  /** The problem's code, as {@code login-name-taken}. */
  String code() {
    return code;
  }
}
