package org.tsudoi.meetings.domain;

import org.tsudoi.meetings.Role;
import org.tsudoi.shared.Caller;

/**
 * What a one-time ticket stands for.
 *
 * @param caller who joined, with the sign-in session
 * @param meeting the meeting that it opens
 * @param role what the holder will be there
 * @param generation how often the meeting had been ended when the ticket was made; a ticket from
 *     before an end opens nothing after it
 */
public record Ticket(Caller caller, MeetingFacts meeting, Role role, long generation) {}
