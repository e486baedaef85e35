package org.tsudoi.meetings;

/**
 * Somebody who waits in the lobby of a meeting.
 *
 * @param index the sender index by which the person is let in or refused
 * @param name the name that people see
 * @param guest whether the person has no account
 */
public record Waiting(int index, String name, boolean guest) {}
