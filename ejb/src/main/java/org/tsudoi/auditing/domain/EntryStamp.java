package org.tsudoi.auditing.domain;

import java.time.Instant;

/**
 * What the server itself puts on an entry.
 *
 * @param reference which entry
 * @param at when
 * @param key what its MAC is made with
 */
public record EntryStamp(EntryReference reference, Instant at, RowMac key) {}
