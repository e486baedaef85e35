package org.tsudoi.meetings;

/**
 * Somebody who was expelled from the gathering that goes on and may not come back.
 *
 * @param index the sender index by which the person is let in again
 * @param name the name that people saw
 * @param guest whether the person has no account
 */
public record Expelled(int index, String name, boolean guest) {}
