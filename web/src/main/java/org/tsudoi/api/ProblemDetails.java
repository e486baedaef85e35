package org.tsudoi.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.shared.Problem;

/**
 * The body of every refusal and failure (RFC 9457).
 *
 * @param type a URI for the kind of problem
 * @param title the same in a few English words
 * @param status the HTTP status again
 * @param code the stable word by which programs and translations know the kind
 * @param detail what exactly was wrong, where that can be said
 * @param field the field of the request that was wrong, where it was one
 * @param incident the id under which the log tells of a failure
 */
@Schema(name = "Problem")
public record ProblemDetails(
    String type,
    String title,
    int status,
    String code,
    String detail,
    String field,
    String incident) {

  static ProblemDetails of(Problem problem, String detail, String field) {
    return of(problem.httpStatus(), problem.key(), detail, field, null);
  }

  static ProblemDetails of(int status, String code, String detail, String field, String incident) {
    String words = code.replace('-', ' ');
    String title = Character.toUpperCase(words.charAt(0)) + words.substring(1);
    return new ProblemDetails(
        "urn:tsudoi:problem:" + code, title, status, code, detail, field, incident);
  }
}
