package org.tsudoi.shared;

/**
 * A signed-in caller asked for something that its roles do not allow; the audit trail records it.
 *
 * @param caller who asked
 * @param action the door method, as {@code AccountService.create}
 */
public record AccessRefused(Caller caller, String action) {}
