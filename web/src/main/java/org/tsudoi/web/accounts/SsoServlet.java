package org.tsudoi.web.accounts;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.tsudoi.identity.IdentityProvider;
import org.tsudoi.identity.ProvenIdentity;
import org.tsudoi.identity.SsoAnswer;
import org.tsudoi.identity.SsoPending;
import org.tsudoi.identity.SsoStart;
import org.tsudoi.session.BrowserSession;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.web.accounts.ProviderCookie.Kept;

/**
 * The one path on which people come in by the identity provider: {@code begin} sends them there,
 * {@code return} takes them back and signs them in or leads to the sign-in page that they came
 * from, the console's or the meeting page's, with the reason.
 *
 * <p>What ties both together is in a cookie of the browser alone; strangers make the server keep
 * nothing. Thread-safe.
 */
@WebServlet(urlPatterns = {SsoServlet.BEGIN, SsoServlet.RETURN})
public class SsoServlet extends HttpServlet {

  static final String BEGIN = "/console/sso/begin";
  static final String RETURN = "/console/sso/return";

  private static final long serialVersionUID = 1L;
  private static final int MOST_CHARACTERS = 4096;

  @Inject private transient IdentityProvider provider;
  @Inject private transient BrowserSession browser;
  @Inject private transient ProviderReturn returned;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    if (!provider.isOffered()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (request.getServletPath().equals(BEGIN)) {
      begin(request, response);
    } else {
      returned.take(
          request, response, ProviderCookie.OPENID_CONNECT, pending -> proven(pending, request));
    }
  }

  private void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
    SsoPlace place = SsoPlace.of(request.getParameter("then"));
    String language = ProviderCookie.spoken(request.getParameter("lang"));
    try {
      SsoStart start =
          SsoPlace.isAnew(request)
              ? provider.beginAnew(back(request))
              : provider.begin(back(request));
      ProviderCookie.OPENID_CONNECT.write(
          response, new Kept(start.pending().text(), language, place.then(), browser.earlier()));
      response.sendRedirect(start.address());
    } catch (RefusedException refused) {
      response.sendRedirect(place.refused(request, refused.problem(), language));
    }
  }

  private ProvenIdentity proven(String pending, HttpServletRequest request) {
    return provider.finish(
        SsoPending.of(pending).orElseThrow(() -> new RefusedException(Problem.SSO_FAILED)),
        answer(request),
        back(request));
  }

  private static SsoAnswer answer(HttpServletRequest request) {
    return new SsoAnswer(
        one(request, "state"), one(request, "code"), one(request, "iss"), one(request, "error"));
  }

  /** Twice is not once: which one counts must not be left to chance. */
  private static String one(HttpServletRequest request, String name) {
    String[] values = request.getParameterValues(name);
    if (values == null) {
      return "";
    }
    if (values.length > 1 || values[0].length() > MOST_CHARACTERS) {
      throw new RefusedException(Problem.SSO_FAILED);
    }
    return values[0];
  }

  private String back(HttpServletRequest request) {
    return browser.server() + request.getContextPath() + RETURN;
  }
}
