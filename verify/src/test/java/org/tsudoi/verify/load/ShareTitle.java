package org.tsudoi.verify.load;

/**
 * The title of a share that says the how manieth it is and when it was asked for.
 *
 * @param count from 1
 * @param askedAtNanos by this JVM's clock
 */
record ShareTitle(long count, long askedAtNanos) {

  static ShareTitle of(String text) {
    String[] words = text.split(" ");
    return new ShareTitle(Long.parseLong(words[0]), Long.parseLong(words[1]));
  }

  @Override
  public String toString() {
    return count + " " + askedAtNanos;
  }
}
