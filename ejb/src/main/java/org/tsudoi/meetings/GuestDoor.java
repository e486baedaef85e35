package org.tsudoi.meetings;

import org.tsudoi.policies.OwnTerms;

/**
 * What a guest sees of a meeting before coming in: nothing but what is asked there.
 *
 * @param number the meeting's number
 * @param keyRequired whether a meeting key is asked for
 * @param terms what a guest has to read, and may have to agree to
 */
public record GuestDoor(MeetingNumber number, boolean keyRequired, OwnTerms terms) {}
