package org.tsudoi.verify.client;

/**
 * How a proxy treats HTTP.
 *
 * @param holdsBack whether the body of an answer is handed on only when it is complete, or 64 KiB
 *     have come
 * @param stripsUpgrade whether it leaves out {@code Upgrade}
 * @param speaksOld whether it speaks HTTP/1.0 to the server
 */
public record HttpManners(boolean holdsBack, boolean stripsUpgrade, boolean speaksOld) {

  /** Leaves everything as it is. */
  public static HttpManners good() {
    return new HttpManners(false, false, false);
  }

  /** Hands answers on in large portions only. */
  public HttpManners holdingBack() {
    return new HttpManners(true, stripsUpgrade, speaksOld);
  }

  /** Knows no WebSocket. */
  public HttpManners withoutUpgrade() {
    return new HttpManners(holdsBack, true, speaksOld);
  }

  /** Speaks HTTP/1.0. */
  public HttpManners speakingOld() {
    return new HttpManners(holdsBack, stripsUpgrade, true);
  }
}
