package org.tsudoi.auditing;

import java.time.Instant;

/**
 * Something that happened to a connection while it lasted.
 *
 * @param at when
 * @param what what, as {@code resumed}
 * @param transport how the tunnel was carried from then on, as {@code https}
 */
public record AccessChange(Instant at, String what, String transport) {}
