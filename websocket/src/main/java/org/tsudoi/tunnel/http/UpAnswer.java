package org.tsudoi.tunnel.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tsudoi.shared.Problem;
import org.tsudoi.tunnel.Arrival;

/** The one answer to a POST; only the first is given. Thread-safe. */
final class UpAnswer implements AsyncListener {

  private static final Logger LOG = Logger.getLogger(UpAnswer.class.getName());

  private final AsyncContext request;
  private final HttpServletResponse response;
  private final AtomicBoolean given = new AtomicBoolean();

  UpAnswer(AsyncContext request, HttpServletResponse response) {
    this.request = request;
    this.response = response;
  }

  /** Also answers when nothing more comes of the body in the time that the request has. */
  UpAnswer within(long millis) {
    request.setTimeout(millis);
    request.addListener(this);
    return this;
  }

  /** Whether it is given. */
  boolean isGiven() {
    return given.get();
  }

  void units(byte[] units) {
    give(HttpServletResponse.SC_OK, "application/octet-stream", units);
  }

  void nothing() {
    if (given.compareAndSet(false, true)) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      request.complete();
    }
  }

  void refuse(Problem why) {
    give(why.httpStatus(), "application/problem+json", Arrival.problem(why));
  }

  /** The tunnel is over: units that broke the protocol were bad, anything else is only gone. */
  void tellEnd(Problem why) {
    boolean bad = why == Problem.BAD_FRAME;
    give(
        bad ? HttpServletResponse.SC_BAD_REQUEST : HttpServletResponse.SC_GONE,
        "application/problem+json",
        Arrival.problem(why));
  }

  private void give(int status, String type, byte[] body) {
    if (!given.compareAndSet(false, true)) {
      return;
    }
    try {
      response.setStatus(status);
      response.setContentType(type);
      response.setContentLength(body.length);
      // So short an answer is buffered by the container; nobody waits for the client.
      response.getOutputStream().write(body);
    } catch (IOException gone) {
      LOG.log(Level.FINE, "The client is gone before its answer", gone);
    } finally {
      request.complete();
    }
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    refuse(Problem.PEER_SILENT);
  }

  @Override
  public void onError(AsyncEvent event) {
    refuse(Problem.PEER_SILENT);
  }

  @Override
  public void onComplete(AsyncEvent event) {
    // Every answer goes through here too.
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // It is started once.
  }
}
