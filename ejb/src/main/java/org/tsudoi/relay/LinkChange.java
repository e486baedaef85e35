package org.tsudoi.relay;

import java.util.Locale;

/** What happens to a tunnel's connections while the tunnel itself goes on (spec 6.2.1). */
public enum LinkChange {
  /** A direction has been missing for so long that the others should know. */
  INTERRUPTED,
  /** Both directions stand again after a cut. */
  RESUMED,
  /** The way down runs over another transport than before. */
  SWITCHED,
  /** The uplink was replaced because it had carried what one may carry. */
  ROLLED_OVER;

  /** The constant's name in kebab case, as {@code rolled-over}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
