package org.tsudoi.shared;

/**
 * A signed-in caller asked for something that it may not have, or not yet; the audit trail records
 * it.
 *
 * @param caller who asked
 * @param action the door method, as {@code AccountService.create}
 * @param why the refusal that the caller got
 */
public record AccessRefused(Caller caller, String action, Problem why) {}
