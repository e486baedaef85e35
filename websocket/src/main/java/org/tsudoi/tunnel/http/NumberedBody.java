package org.tsudoi.tunnel.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.ProtocolLimits;
import org.tsudoi.relay.Link;
import org.tsudoi.shared.Problem;
import org.tsudoi.tunnel.Arrival;

/**
 * The body of one numbered request: taken in when it is whole, so that what breaks off has no
 * effect, and answered with an acknowledgement.
 */
final class NumberedBody implements BodyReader.Sink {

  private final AsyncContext request;
  private final HttpServletResponse response;
  private final Link link;
  private final long generation;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  NumberedBody(AsyncContext request, HttpServletResponse response, Link link, long generation) {
    this.request = request;
    this.response = response;
    this.link = link;
    this.generation = generation;
  }

  @Override
  public boolean bytes(ByteBuffer chunk) {
    body.write(chunk.array(), chunk.position(), chunk.remaining());
    boolean fits = body.size() <= ProtocolLimits.standard().messageBytes();
    if (!fits) {
      answer(Problem.TOO_LARGE.httpStatus(), Arrival.problem(Problem.TOO_LARGE));
    }
    return fits;
  }

  @Override
  public void end() {
    if (body.size() == 0) {
      answer(Problem.MALFORMED.httpStatus(), Arrival.problem(Problem.MALFORMED));
      return;
    }
    link.received(generation, ByteBuffer.wrap(body.toByteArray()), true);
    answer(HttpServletResponse.SC_OK, new HopUnit.Acknowledgement(link.received()).toBytes());
  }

  @Override
  public void broken() {
    request.complete();
  }

  private void answer(int status, byte[] bytes) {
    response.setStatus(status);
    response.setContentType(
        status == HttpServletResponse.SC_OK
            ? "application/octet-stream"
            : "application/problem+json");
    response.setContentLength(bytes.length);
    try {
      // So short an answer is buffered by the container; nobody waits for the client.
      response.getOutputStream().write(bytes);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    } finally {
      request.complete();
    }
  }
}
