package org.tsudoi.auditing;

import java.time.Instant;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;

/**
 * Refusals of callers that nobody knows or that are over a limit of tries, counted.
 *
 * @param minute the minute in which they came
 * @param action what they asked for
 * @param problem why it was refused
 * @param path by which way
 * @param source the address, or {@link AuditTrail#OTHER_SOURCES}
 * @param count how many
 */
public record RefusalLine(
    Instant minute,
    AuditAction action,
    Problem problem,
    CallerPath path,
    String source,
    long count) {}
