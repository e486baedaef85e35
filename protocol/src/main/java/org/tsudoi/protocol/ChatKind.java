package org.tsudoi.protocol;

import java.util.Optional;

/**
 * The kinds of frame on {@link Channel#CHAT}. A message has a text as its payload; a reaction is
 * its kind and has none, so that the server knows which ones there are without reading anything.
 */
public enum ChatKind {
  /** A text of at most 2,000 characters. */
  MESSAGE,
  /** Yes, good. */
  THUMBS_UP,
  /** Clapping hands. */
  APPLAUSE,
  /** Laughing. */
  LAUGH,
  /** A heart. */
  HEART,
  /** Something to celebrate. */
  CELEBRATE;

  private static final ChatKind[] BY_NUMBER = values();

  /** The kind on the wire. */
  public int number() {
    return ordinal();
  }

  /** Whether it is shown for a moment and not kept. */
  public boolean isReaction() {
    return this != MESSAGE;
  }

  /** The constant of a kind, or empty when there is none; the server refuses such frames. */
  public static Optional<ChatKind> of(int number) {
    return number >= 0 && number < BY_NUMBER.length
        ? Optional.of(BY_NUMBER[number])
        : Optional.empty();
  }
}
