package org.tsudoi.web.shell;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.tsudoi.installation.ClientAddress;
import org.tsudoi.policies.AccessArea;
import org.tsudoi.policies.AccessGate;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.session.ProblemText;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;

/**
 * Holds every request of this module to the access rules, before a page or a resource sees it: the
 * console, the API, and the meeting page with the calls it needs. The tunnel's door asks the same
 * rules. A call with an API token is one of the API, whatever it asks for.
 *
 * <p>What is no area at all stays open: the styles and pictures of the pages, and the figures for a
 * monitor, which have a password of their own. The command line on this machine is never refused,
 * so that the rules can always be emptied. Thread-safe.
 */
public class AddressGuard extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String API = "/api/v1";

  /** Makes a page that is open already ask again, and show what it is told then. */
  private static final String RELOAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
          + "<partial-response><redirect url=\"%s\"/></partial-response>";

  /** The first words of the calls that the meeting page and the desktop client need. */
  private static final Set<String> CALLS_OF_CLIENTS = Set.of("session", "meetings", "guests");

  /** What only clients call and no program; the rules of the API let nobody in there. */
  private static final String CALLS_OF_GUESTS = "guests";

  @Inject private transient AccessGate gate;
  @Inject private transient CurrentCaller current;
  @Inject private transient RefusedPage page;
  @Inject private transient ClientAddress clientAddress;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isAdmitted(request)) {
      chain.doFilter(request, response);
    } else {
      refuse(request, response);
    }
  }

  private boolean isAdmitted(HttpServletRequest request) {
    String path = ConsolePages.path(request);
    String address = clientAddress.of(request);
    if (isOpen(path) || isCommandLine()) {
      return true;
    }
    if (current.apiToken().isPresent()) {
      return gate.admitsOrCounts(AccessArea.API, address);
    }
    boolean programsToo = isCallOfClients(path) && !CALLS_OF_GUESTS.equals(firstWord(path));
    if (programsToo && gate.admits(AccessArea.API, address)) {
      return true;
    }
    return gate.admitsOrCounts(areaOf(path), address);
  }

  private static boolean isOpen(String path) {
    return path.startsWith("/theme/") || path.equals("/metrics");
  }

  private boolean isCommandLine() {
    return current.find().map(Caller::path).filter(CallerPath.COMMAND_LINE::equals).isPresent();
  }

  private static AccessArea areaOf(String path) {
    if (path.startsWith(API)) {
      return isCallOfClients(path) ? AccessArea.CLIENTS : AccessArea.API;
    }
    return path.isEmpty() || path.equals("/") || path.equals("/room") || path.startsWith("/room/")
        ? AccessArea.CLIENTS
        : AccessArea.CONSOLE;
  }

  /** Only by the plain first word: what a path may turn into otherwise is none. */
  private static boolean isCallOfClients(String path) {
    return path.startsWith(API + "/")
        && !path.contains("..")
        && CALLS_OF_CLIENTS.contains(firstWord(path));
  }

  /** Of a path of the API. */
  private static String firstWord(String path) {
    String call = path.substring(API.length() + 1);
    int end = call.indexOf('/');
    return end < 0 ? call : call.substring(0, end);
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("Cache-Control", "no-store");
    if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
      response.setContentType("text/xml;charset=UTF-8");
      response.getWriter().write(RELOAD.formatted(request.getContextPath() + ConsoleSection.ROOT));
      return;
    }
    String accepted = request.getHeader("Accept");
    if (ConsolePages.path(request).startsWith(API)
        || accepted == null
        || !accepted.contains("text/html")) {
      ProblemText.answer(response, Problem.ADDRESS_REFUSED);
    } else {
      page.answer(request, response, clientAddress.of(request));
    }
  }
}
