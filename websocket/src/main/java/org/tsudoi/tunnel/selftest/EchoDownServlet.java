package org.tsudoi.tunnel.selftest;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.tunnel.Arrival;
import org.tsudoi.tunnel.http.AnswerDown;

/**
 * The way down of a self-test over HTTPS, {@code GET /tunnel/selftest/down}: the header {@code
 * Tsudoi-Probe} says which answer is wanted, sent just as a tunnel's downlink is.
 */
@WebServlet(urlPatterns = "/selftest/down", asyncSupported = true)
public class EchoDownServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String PROBE = "Tsudoi-Probe";

  @Inject private transient SelfTests tests;
  @Inject private transient Arrival arrival;
  @Resource private transient ManagedScheduledExecutorService timer;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      arrival.check(request);
      SelfTest test = tests.find(SelfTestOffer.ofRequest(request));
      test.countRequest();
      Probe probe =
          Optional.ofNullable(request.getHeader(PROBE))
              .flatMap(Probe::named)
              .orElseThrow(() -> new RefusedException(Problem.MALFORMED));
      if (!test.spend(probe.bytes())) {
        throw new RefusedException(Problem.TOO_LARGE);
      }
      open(request, response, test, probe);
    } catch (RefusedException refusal) {
      arrival.refuse(request, response, refusal.problem());
    }
  }

  private void open(
      HttpServletRequest request, HttpServletResponse response, SelfTest test, Probe probe)
      throws IOException {
    response.setContentType("application/octet-stream");
    response.setHeader("Cache-Control", "no-store, no-transform");
    response.setHeader("X-Accel-Buffering", "no");
    AsyncContext async = request.startAsync();
    async.setTimeout(SelfTests.LASTS.toMillis());
    AnswerDown answer = new AnswerDown(async, response, probe.isOneAnswer(), () -> {});
    test.hold(answer);
    answer.start();
    new PacedAnswer(probe, answer, timer, () -> test.release(answer)).start();
  }
}
