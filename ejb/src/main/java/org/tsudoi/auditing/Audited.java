package org.tsudoi.auditing;

import org.tsudoi.shared.Caller;

/**
 * Something was done and recorded; told in the transaction of the change, so that what is made of
 * it is kept if and only if the change is.
 *
 * @param caller who did it
 * @param action what
 * @param target on what
 */
public record Audited(Caller caller, AuditAction action, AuditTarget target) {}
