package org.tsudoi.meetings;

/**
 * What a guest sees of a meeting before coming in: nothing but what is asked there.
 *
 * @param number the meeting's number
 * @param keyRequired whether a meeting key is asked for
 */
public record GuestDoor(MeetingNumber number, boolean keyRequired) {}
