package org.tsudoi.tunnel.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.ProtocolLimits;
import org.tsudoi.relay.Link;
import org.tsudoi.shared.Problem;
import org.tsudoi.tunnel.ClientTunnel;

/**
 * The body of one numbered request: taken in when it is whole, so that what breaks off has no
 * effect, and answered with an acknowledgement, or with the reason if the tunnel is over.
 */
final class NumberedBody implements BodyReader.Sink {

  private final UpAnswer answer;
  private final ClientTunnel tunnel;
  private final RequestUplink uplink;
  private final long generation;
  private final long number;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  NumberedBody(
      UpAnswer answer, ClientTunnel tunnel, RequestUplink uplink, long generation, long number) {
    this.answer = answer;
    this.tunnel = tunnel;
    this.uplink = uplink;
    this.generation = generation;
    this.number = number;
  }

  @Override
  public boolean bytes(ByteBuffer chunk) {
    body.write(chunk.array(), chunk.position(), chunk.remaining());
    boolean fits = body.size() <= ProtocolLimits.standard().messageBytes();
    if (!fits) {
      answer.refuse(Problem.TOO_LARGE);
    }
    return fits;
  }

  @Override
  public void end() {
    if (body.size() == 0) {
      answer.refuse(Problem.MALFORMED);
      return;
    }
    Link link = tunnel.link();
    link.received(generation, ByteBuffer.wrap(body.toByteArray()), true);
    uplink.taken(number);
    tunnel
        .ending()
        .ifPresentOrElse(
            answer::tellEnd,
            () -> answer.units(new HopUnit.Acknowledgement(link.received()).toBytes()));
  }

  @Override
  public void broken() {
    answer.refuse(Problem.PEER_SILENT);
  }
}
