/**
 * Meetings and the people in them: opening, joining by ticket, sharing a screen, expelling, ending.
 *
 * <p>A meeting is a lasting place with a number; each time people gather in it is an instance. What
 * is live is held in memory and decides; what happened is written down in order, by one writer.
 * Rights inside a meeting are decided here and applied by the relay, frame by frame, from headers
 * alone.
 */
package org.tsudoi.meetings;
