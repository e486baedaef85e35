package org.tsudoi.tunnel.selftest;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.tsudoi.shared.Problem;
import org.tsudoi.tunnel.Arrival;
import org.tsudoi.tunnel.http.BodyReader;

/** A body that is counted and forgotten as it comes. */
final class CountedBody implements BodyReader.Sink {

  private final AsyncContext request;
  private final HttpServletResponse response;
  private final SelfTest test;
  private long bytes;

  CountedBody(AsyncContext request, HttpServletResponse response, SelfTest test) {
    this.request = request;
    this.response = response;
    this.test = test;
  }

  @Override
  public boolean bytes(ByteBuffer chunk) {
    bytes += chunk.remaining();
    boolean fits = test.spend(chunk.remaining());
    if (!fits) {
      answer(
          Problem.TOO_LARGE.httpStatus(),
          "application/problem+json",
          Arrival.problem(Problem.TOO_LARGE));
    }
    return fits;
  }

  @Override
  public void end() {
    byte[] count = ("{\"bytes\":" + bytes + "}").getBytes(StandardCharsets.US_ASCII);
    answer(HttpServletResponse.SC_OK, "application/json", count);
  }

  @Override
  public void broken() {
    request.complete();
  }

  private void answer(int status, String type, byte[] body) {
    response.setStatus(status);
    response.setContentType(type);
    response.setContentLength(body.length);
    try {
      // So short an answer is buffered by the container; nobody waits for the client.
      response.getOutputStream().write(body);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    } finally {
      request.complete();
    }
  }
}
