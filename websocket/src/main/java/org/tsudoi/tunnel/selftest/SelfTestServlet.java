package org.tsudoi.tunnel.selftest;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.tunnel.Arrival;

/** Begins a self-test, {@code POST /tunnel/selftest}, and ends it early, {@code DELETE}. */
@WebServlet(urlPatterns = "/selftest")
public class SelfTestServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient SelfTests tests;
  @Inject private transient Arrival arrival;
  @Resource private transient ManagedScheduledExecutorService timer;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String address = arrival.address(request);
    try {
      arrival.check(request);
      SelfTest test = tests.begin(address);
      timer.schedule(test::end, SelfTests.LASTS.toMillis(), TimeUnit.MILLISECONDS);
      answer(response, test);
    } catch (RefusedException refusal) {
      if (refusal.problem() == Problem.TOO_MANY_REQUESTS) {
        response.setHeader("Retry-After", "" + (tests.waitOf(address).toSeconds() + 1));
      }
      arrival.refuse(request, response, refusal.problem());
    }
  }

  private void answer(HttpServletResponse response, SelfTest test) throws IOException {
    byte[] body =
        Json.createObjectBuilder()
            .add("ticket", test.ticket())
            .add("address", test.address())
            .add("seconds", SelfTests.LASTS.toSeconds())
            .add("bytes", tests.bytes())
            .build()
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      arrival.check(request);
      tests.find(SelfTestOffer.ofRequest(request)).end();
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } catch (RefusedException refusal) {
      arrival.refuse(request, response, refusal.problem());
    }
  }
}
