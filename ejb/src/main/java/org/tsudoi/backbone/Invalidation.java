package org.tsudoi.backbone;

/**
 * Something is not any more what a node may remember.
 *
 * @param kind the kind of thing, a word of the glossary, as {@code session}
 * @param id which one
 */
public record Invalidation(String kind, String id) {}
