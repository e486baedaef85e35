package org.tsudoi.auditing.domain;

import java.time.Instant;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;

/**
 * What refusals without an entry of their own are counted by.
 *
 * @param minute the beginning of the minute
 * @param action what was asked for
 * @param problem why it was refused
 * @param path by which way
 * @param source the address
 */
public record RefusalCount(
    Instant minute, AuditAction action, Problem problem, CallerPath path, String source) {}
