package org.tsudoi.web.accounts;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.tsudoi.identity.ProvenIdentity;
import org.tsudoi.identity.SamlPending;
import org.tsudoi.identity.SamlProvider;
import org.tsudoi.identity.SamlStart;
import org.tsudoi.session.BrowserSession;
import org.tsudoi.session.OriginGuard;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.web.accounts.ProviderCookie.Kept;

/**
 * The one path on which people come in by SAML: {@code begin} sends them to the identity provider,
 * {@code return} takes the form that its page sends and signs them in or leads to the sign-in page
 * that they came from with the reason, {@code metadata} is for the administrator of the provider.
 *
 * <p>What ties both together, the language and the wanted page are in a cookie of the browser
 * alone; what comes back as RelayState leads nowhere. Thread-safe.
 */
@WebServlet(urlPatterns = {SamlServlet.BEGIN, OriginGuard.PROVIDERS_ANSWER, SamlServlet.METADATA})
public class SamlServlet extends HttpServlet {

  static final String BEGIN = "/console/sso/saml/begin";
  static final String METADATA = "/console/sso/saml/metadata";

  private static final long serialVersionUID = 1L;

  @Inject private transient SamlProvider provider;
  @Inject private transient BrowserSession browser;
  @Inject private transient ProviderReturn returned;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    prepare(response);
    if (!provider.isOffered()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (request.getServletPath().equals(BEGIN)) {
      begin(request, response);
    } else if (request.getServletPath().equals(METADATA)) {
      response.setContentType("application/samlmetadata+xml");
      response.setCharacterEncoding(StandardCharsets.UTF_8.name());
      response.getWriter().write(provider.metadata(back(request)));
    } else {
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    prepare(response);
    if (!provider.isOffered()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (request.getServletPath().equals(OriginGuard.PROVIDERS_ANSWER)) {
      returned.take(request, response, ProviderCookie.SAML, pending -> proven(pending, request));
    } else {
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }

  private static void prepare(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
  }

  private void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
    SsoPlace place = SsoPlace.of(request.getParameter("then"));
    String language = ProviderCookie.spoken(request.getParameter("lang"));
    try {
      SamlStart start =
          SsoPlace.isAnew(request)
              ? provider.beginAnew(back(request))
              : provider.begin(back(request));
      ProviderCookie.SAML.write(
          response, new Kept(start.pending().secret(), language, place.then(), browser.earlier()));
      response.sendRedirect(start.address());
    } catch (RefusedException refused) {
      response.sendRedirect(place.refused(request, refused.problem(), language));
    }
  }

  private ProvenIdentity proven(String pending, HttpServletRequest request) {
    return provider.finish(
        SamlPending.of(pending).orElseThrow(() -> new RefusedException(Problem.SSO_FAILED)),
        answer(request),
        back(request));
  }

  /** Twice is not once: which one counts must not be left to chance. */
  private static String answer(HttpServletRequest request) {
    String[] values = request.getParameterValues("SAMLResponse");
    if (values == null || values.length > 1) {
      throw new RefusedException(Problem.SSO_FAILED);
    }
    return values[0];
  }

  private String back(HttpServletRequest request) {
    return browser.server() + request.getContextPath() + OriginGuard.PROVIDERS_ANSWER;
  }
}
