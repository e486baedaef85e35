package org.tsudoi.bench.measure;

/**
 * What one sender sends.
 *
 * @param viewers to how many
 * @param bytes the size of a message
 * @param perSecond how many messages a second
 */
public record Load(int viewers, int bytes, double perSecond) {

  /** Tsudoi takes 500 frames a second of one participant. */
  private static final double MOST_PER_SECOND = 450;

  /** A screen in motion: 30 KB, 60 times a second, to 30 viewers. */
  public static final Load PICTURES = new Load(30, 30_000, 60);

  /** Small messages: 2 KB, 300 times a second, to 30 viewers. */
  public static final Load SMALL = new Load(30, 2_000, 300);

  /** A modest rate, at which no queue should form. */
  public static final Load MODEST = new Load(30, 30_000, 30);

  /** The same at a higher rate, so that a server is warm sooner. */
  Load faster() {
    return new Load(viewers, bytes, Math.min(MOST_PER_SECOND, 2 * perSecond));
  }
}
