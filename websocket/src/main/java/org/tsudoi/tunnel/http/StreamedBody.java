package org.tsudoi.tunnel.http;

import java.nio.ByteBuffer;
import org.tsudoi.protocol.Direction;
import org.tsudoi.shared.Problem;
import org.tsudoi.tunnel.ClientTunnel;
import org.tsudoi.tunnel.Connection;
import org.tsudoi.tunnel.Ending;

/**
 * One long body as an uplink: units are taken in as they come. It ends with the body, or when it is
 * replaced or the tunnel closed; then it is answered and nothing more of it is read.
 */
final class StreamedBody implements BodyReader.Sink, Connection {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final UpAnswer answer;
  private final ClientTunnel tunnel;
  private final long generation;

  StreamedBody(UpAnswer answer, ClientTunnel tunnel, long generation) {
    this.answer = answer;
    this.tunnel = tunnel;
    this.generation = generation;
  }

  @Override
  public boolean bytes(ByteBuffer chunk) {
    tunnel.link().received(generation, chunk, false);
    return !answer.isGiven();
  }

  @Override
  public void end() {
    tunnel.link().received(generation, NOTHING.duplicate(), true);
    tunnel.lost(Direction.UPLINK, generation);
    tunnel.ending().ifPresentOrElse(answer::tellEnd, answer::nothing);
  }

  @Override
  public void broken() {
    tunnel.lost(Direction.UPLINK, generation);
    tunnel.ending().ifPresentOrElse(answer::tellEnd, () -> answer.refuse(Problem.PEER_SILENT));
  }

  @Override
  public void close(Ending ending) {
    if (ending.equals(Ending.REPLACED)) {
      answer.nothing();
    } else {
      answer.tellEnd(ending.why());
    }
  }
}
