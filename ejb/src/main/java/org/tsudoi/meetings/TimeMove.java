package org.tsudoi.meetings;

import java.time.Instant;

/**
 * When one time of a meeting that repeats shall be.
 *
 * @param base the version of the plan that the person saw; another one must not have come between
 * @param original when the rule has that time begin
 * @param start when it begins, not in the past
 * @param end when it ends, at most 24 hours later
 */
public record TimeMove(long base, Instant original, Instant start, Instant end) {}
