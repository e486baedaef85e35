package org.tsudoi.tunnel.http;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.tsudoi.shared.Problem;
import org.tsudoi.tunnel.ClientTunnel;

/**
 * One numbered request of an uplink.
 *
 * @param tunnel whose uplink it is
 * @param uplink the requests of this generation
 * @param generation of the uplink
 * @param number of the request, from 1
 */
record NumberedRequest(ClientTunnel tunnel, RequestUplink uplink, long generation, long number) {

  /** Takes in what came whole; if the tunnel is over then, the reason. */
  Optional<Problem> take(byte[] units) {
    tunnel.link().received(generation, ByteBuffer.wrap(units), true);
    uplink.taken(number);
    return tunnel.ending();
  }

  /** The last number received up to which everything has arrived. */
  long received() {
    return tunnel.link().received();
  }
}
