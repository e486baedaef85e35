package org.tsudoi.relay.domain;

/**
 * What of a group's chat is kept in memory for those who join late.
 *
 * @param messages how many, 0 for none
 * @param bytes how many bytes they have together, headers included
 */
public record ChatLimits(int messages, int bytes) {

  /** The first values: 200 messages of 256 KiB together. */
  public static ChatLimits standard() {
    return new ChatLimits(200, 256 * 1024);
  }
}
