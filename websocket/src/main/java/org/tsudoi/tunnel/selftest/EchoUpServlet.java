package org.tsudoi.tunnel.selftest;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.tunnel.Arrival;
import org.tsudoi.tunnel.http.BodyReader;

/**
 * The way up of a self-test over HTTPS, {@code POST /tunnel/selftest/up}: bodies like those of a
 * tunnel's uplink, answered with the number of bytes that came.
 */
@WebServlet(urlPatterns = "/selftest/up", asyncSupported = true)
public class EchoUpServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final long BODY_MILLIS = 30_000;

  @Inject private transient SelfTests tests;
  @Inject private transient Arrival arrival;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      arrival.check(request);
      SelfTest test = tests.find(SelfTestOffer.ofRequest(request));
      test.countRequest();
      boolean plain = "application/octet-stream".equals(request.getContentType());
      if (!plain || request.getHeader("Content-Encoding") != null) {
        throw new RefusedException(Problem.UNSUPPORTED_BODY);
      }
      AsyncContext async = request.startAsync();
      async.setTimeout(BODY_MILLIS);
      request
          .getInputStream()
          .setReadListener(
              new BodyReader(request.getInputStream(), new CountedBody(async, response, test)));
    } catch (RefusedException refusal) {
      arrival.refuse(request, response, refusal.problem());
    }
  }
}
