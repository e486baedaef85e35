package org.tsudoi.tunnel.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tsudoi.protocol.Direction;
import org.tsudoi.tunnel.ClientTunnel;
import org.tsudoi.tunnel.Connection;
import org.tsudoi.tunnel.Ending;

/**
 * One long body as an uplink: units are taken in as they come. It ends with the body, or when it is
 * replaced or the tunnel closed; then it is answered and nothing more of it is read.
 */
final class StreamedBody implements BodyReader.Sink, Connection {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final AsyncContext request;
  private final HttpServletResponse response;
  private final ClientTunnel tunnel;
  private final long generation;
  private final AtomicBoolean answered = new AtomicBoolean();

  StreamedBody(
      AsyncContext request, HttpServletResponse response, ClientTunnel tunnel, long generation) {
    this.request = request;
    this.response = response;
    this.tunnel = tunnel;
    this.generation = generation;
  }

  @Override
  public boolean bytes(ByteBuffer chunk) {
    tunnel.link().received(generation, chunk, false);
    return !answered.get();
  }

  @Override
  public void end() {
    tunnel.link().received(generation, NOTHING.duplicate(), true);
    broken();
  }

  @Override
  public void broken() {
    tunnel.lost(Direction.UPLINK, generation);
    answer(HttpServletResponse.SC_NO_CONTENT);
  }

  @Override
  public void close(Ending ending) {
    answer(
        ending.equals(Ending.REPLACED)
            ? HttpServletResponse.SC_NO_CONTENT
            : HttpServletResponse.SC_GONE);
  }

  private void answer(int status) {
    if (answered.compareAndSet(false, true)) {
      response.setStatus(status);
      request.complete();
    }
  }
}
