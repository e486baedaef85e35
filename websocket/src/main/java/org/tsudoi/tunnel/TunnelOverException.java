package org.tsudoi.tunnel;

import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * A connection comes too late: whoever asks for it is the tunnel's owner and is told why the tunnel
 * is over.
 */
public class TunnelOverException extends RefusedException {

  private static final long serialVersionUID = 1L;

  /** A refusal for the reason of the tunnel's end. */
  public TunnelOverException(Problem why) {
    super(why);
  }
}
