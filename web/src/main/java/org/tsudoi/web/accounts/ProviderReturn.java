package org.tsudoi.web.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.tsudoi.identity.ProvenIdentity;
import org.tsudoi.session.BrowserSession;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.web.accounts.ProviderCookie.Kept;

/**
 * Lets people in who come back from the identity provider, whatever it speaks, or leads them to the
 * sign-in page that they came from with the reason. Thread-safe.
 */
@ApplicationScoped
class ProviderReturn {

  private final BrowserSession browser;

  /** For the container's proxy. */
  ProviderReturn() {
    this(null);
  }

  @Inject
  ProviderReturn(BrowserSession browser) {
    this.browser = browser;
  }

  /**
   * Takes the answer of the provider.
   *
   * @param proof finds out who it is about, given what the browser had to keep; may refuse
   */
  void take(
      HttpServletRequest request,
      HttpServletResponse response,
      ProviderCookie cookie,
      Function<String, ProvenIdentity> proof)
      throws IOException {
    Optional<Kept> waiting = cookie.read(request);
    cookie.clear(response);
    SsoPlace place = SsoPlace.of(waiting.map(Kept::then));
    String language = waiting.map(Kept::language).orElse("");
    try {
      ProvenIdentity identity = proven(waiting, proof, place.path());
      String earlier = waiting.map(Kept::earlier).orElse("");
      browser.begin(identity, earlier, place.path(), response);
      response.sendRedirect(place.address(request));
    } catch (RefusedException refused) {
      response.sendRedirect(place.refused(request, refused.problem(), language));
    }
  }

  private ProvenIdentity proven(
      Optional<Kept> waiting, Function<String, ProvenIdentity> proof, CallerPath path) {
    try {
      return waiting
          .map(Kept::pending)
          .map(proof)
          .orElseThrow(() -> new RefusedException(Problem.SSO_FAILED));
    } catch (RefusedException refused) {
      browser.notProven(path, refused.problem());
      throw refused;
    }
  }
}
