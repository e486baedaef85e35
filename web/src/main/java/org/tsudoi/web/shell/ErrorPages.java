package org.tsudoi.web.shell;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Shows the page for an error only when Faces has finished with the page that failed.
 *
 * <p>Liberty shows it inside {@code sendError}, and it is a page of Faces too: when it ends it
 * takes the context away that the failed page still needs for its last events, which then fail as
 * well. So the error is held back until the servlet has returned. The pages for errors themselves
 * come by another dispatch and are not held. Thread-safe.
 */
@WebFilter(
    servletNames = "faces",
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD})
public class ErrorPages extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HeldError held = new HeldError(response);
    chain.doFilter(request, held);
    if (held.status != 0) {
      response.sendError(held.status);
    }
  }

  /** A response whose error waits; as after a true one, it counts as sent and takes no more. */
  private static final class HeldError extends HttpServletResponseWrapper {

    private int status;

    private HeldError(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void sendError(int error) {
      if (isCommitted()) {
        throw new IllegalStateException("The answer is on its way already");
      }
      resetBuffer();
      status = error;
    }

    @Override
    public void sendError(int error, String words) {
      sendError(error);
    }

    @Override
    public boolean isCommitted() {
      return status != 0 || super.isCommitted();
    }

    @Override
    public void flushBuffer() throws IOException {
      if (status == 0) {
        super.flushBuffer();
      }
    }
  }
}
