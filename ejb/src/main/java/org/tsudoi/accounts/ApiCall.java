package org.tsudoi.accounts;

import java.util.Optional;
import org.tsudoi.shared.Problem;

/**
 * One call of the REST API that was made with a token.
 *
 * @param operation what was asked for, as {@code GET /users/{id}}
 * @param path the address below the API, without the question mark and what follows it
 * @param status the status of the answer
 * @param problem why it was refused, if it was
 */
public record ApiCall(String operation, String path, int status, Optional<Problem> problem) {}
