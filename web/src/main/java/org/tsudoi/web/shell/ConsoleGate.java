package org.tsudoi.web.shell;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.tsudoi.session.BrowserSession;
import org.tsudoi.shared.Caller;

/**
 * Stands before the console's pages: leads strangers to sign-in, people with a duty to the page
 * where they do it, and shows who may see a page to those who may not. The doors check again.
 *
 * <p>It also begins the HTTP session of a page early, because Faces would do so after the first
 * bytes are sent, has a page asked for once more when the session it came with belonged to another
 * sign-in, and keeps pages out of every cache.
 */
@WebFilter(urlPatterns = "/console/*", dispatcherTypes = DispatcherType.REQUEST)
public class ConsoleGate extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient Visitor visitor;
  @Inject private transient BrowserSession session;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Cache-Control", "no-store");
    String path = ConsolePages.path(request);
    if (path.startsWith(ConsolePages.ERRORS) || path.startsWith(ConsolePages.SSO)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Caller> caller = visitor.signedIn();
    if (ConsolePages.isForStrangers(path)) {
      open(request, response, chain);
    } else if (caller.isEmpty()) {
      leaveFor(response, request, path);
    } else if (isElsewhere(caller.get(), path)) {
      redirect(response, request, ConsolePages.pageFor(caller.get().duty().orElseThrow(), request));
    } else {
      enter(request, response, chain, path);
    }
  }

  /** Whether there is a duty that is done on another page. */
  private static boolean isElsewhere(Caller caller, String path) {
    return caller.duty().map(ConsolePages::pageOf).filter(page -> !page.equals(path)).isPresent();
  }

  private static void leaveFor(
      HttpServletResponse response, HttpServletRequest request, String path) throws IOException {
    boolean question = "GET".equals(request.getMethod());
    boolean start =
        path.equals(ConsoleSection.ROOT) || path.equals(ConsoleSection.DASHBOARD.path());
    String target =
        !question
            ? ConsolePages.signInAfter(request)
            : start ? ConsolePages.SIGN_IN : ConsolePages.signInFor(request);
    redirect(response, request, target);
  }

  /** Leads to another page, also where a script asked for a part of one. */
  private static void redirect(
      HttpServletResponse response, HttpServletRequest request, String target) throws IOException {
    if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
      response.setContentType("text/xml;charset=UTF-8");
      response
          .getWriter()
          .write(
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                  + request.getContextPath()
                  + target.replace("&", "&amp;")
                  + "\"/></partial-response>");
    } else {
      response.sendRedirect(request.getContextPath() + target);
    }
  }

  private void enter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, String path)
      throws IOException, ServletException {
    boolean start =
        path.equals(ConsoleSection.ROOT) || path.equals(ConsoleSection.DASHBOARD.path());
    if (start && !visitor.maySee(ConsoleSection.DASHBOARD)) {
      Optional<ConsoleSection> first = firstOpen();
      if (first.isPresent()) {
        response.sendRedirect(request.getContextPath() + first.get().path());
        return;
      }
    }
    Optional<ConsoleSection> section = ConsoleSection.of(path);
    if (section.isPresent() && !visitor.maySee(section.get())) {
      request.setAttribute(ConsoleSection.class.getName(), section.get());
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    open(request, response, chain);
  }

  private void open(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String wanted = ConsolePages.wanted(request);
    boolean question = "GET".equals(request.getMethod());
    if (question && session.hasDroppedPages() && ConsolePages.isPlain(wanted)) {
      response.sendRedirect(request.getContextPath() + wanted);
    } else {
      session.openPages();
      chain.doFilter(request, response);
    }
  }

  private Optional<ConsoleSection> firstOpen() {
    return Arrays.stream(ConsoleSection.values()).filter(visitor::maySee).findFirst();
  }
}
