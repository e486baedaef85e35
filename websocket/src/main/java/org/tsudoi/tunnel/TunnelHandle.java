package org.tsudoi.tunnel;

import org.tsudoi.relay.Tunnel;

/** A tunnel that has been admitted, as the admission of its later connections sees it. */
public interface TunnelHandle extends Tunnel {

  /**
   * Takes the place of the uplink.
   *
   * @param generation from 1; each uplink has a higher one than the last
   * @return false if that place is taken or was
   */
  boolean claimUplink(long generation);
}
