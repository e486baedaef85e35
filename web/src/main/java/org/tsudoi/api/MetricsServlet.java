package org.tsudoi.api;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.installation.ClientAddress;
import org.tsudoi.installation.DataDirectory;
import org.tsudoi.meetings.LiveMetrics;
import org.tsudoi.meetings.Metric;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;

/**
 * Figures for whoever watches the server, {@code GET /metrics}, with the monitor's own password
 * (spec 5); a session of a person opens it as little as the password opens anything else.
 */
@WebServlet(urlPatterns = "/metrics")
public class MetricsServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String SCHEME = "Basic ";
  private static final String USER = "monitor:";

  @Inject private transient LiveMetrics metrics;
  @Inject private transient DataDirectory data;
  @Inject private transient AuditTrail auditTrail;
  @Inject private transient ClientAddress clientAddress;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!isMonitor(request.getHeader("Authorization"))) {
      auditTrail.refusedAnonymously(
          AuditAction.ACCESS_REFUSED,
          clientAddress.of(request),
          CallerPath.API,
          Problem.NOT_SIGNED_IN);
      response.setHeader("WWW-Authenticate", "Basic realm=\"Tsudoi monitor\", charset=\"UTF-8\"");
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    List<Metric> all = new ArrayList<>(metrics.now());
    all.addAll(ofTheProcess());
    byte[] body = MetricsText.of(all).getBytes(StandardCharsets.UTF_8);
    response.setContentType(MetricsText.TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private boolean isMonitor(String shown) {
    Optional<String> password = data.monitorPassword();
    if (password.isEmpty() || shown == null || !shown.startsWith(SCHEME)) {
      return false;
    }
    byte[] expected = (USER + password.get()).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] credentials = Base64.getDecoder().decode(shown.substring(SCHEME.length()).strip());
      return MessageDigest.isEqual(expected, credentials);
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
  }

  private static List<Metric> ofTheProcess() {
    Runtime runtime = Runtime.getRuntime();
    return List.of(
        Metric.gauge(
            "jvm_heap_used_bytes", "Heap in use.", runtime.totalMemory() - runtime.freeMemory()),
        Metric.gauge("jvm_heap_max_bytes", "Heap at most.", runtime.maxMemory()),
        Metric.gauge(
            "jvm_threads", "Live threads.", ManagementFactory.getThreadMXBean().getThreadCount()),
        new Metric(
            "process_cpu_seconds_total",
            Metric.Kind.COUNTER,
            "Processor time of the process.",
            ProcessHandle.current().info().totalCpuDuration().stream()
                .map(time -> new Metric.Sample("", "", time.toSeconds()))
                .toList()));
  }
}
