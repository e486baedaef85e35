package org.tsudoi.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Asks the identity provider who somebody is by SAML 2.0: the question by redirect, the answer by
 * POST, both through the browser.
 *
 * <p>Without {@code tsudoi.saml.issuer}, and beside {@code tsudoi.sso.issuer}, it is off and does
 * nothing at all. It never connects to the provider: what it knows of it stands in the file {@code
 * keys/saml.metadata.xml}. Whatever is not exactly as it must be is a refusal; an answer that
 * nobody asked for, and one that was shown before on any node, too. Thread-safe.
 */
@ApplicationScoped
public class SamlProvider {

  private static final Logger LOG = Logger.getLogger(SamlProvider.class.getName());

  private final SamlSettings settings;
  private final AssertionKeeper seen;
  private final SecureRandom random;
  private final Clock clock;
  private final boolean offered;

  /** For the container's proxy. */
  protected SamlProvider() {
    settings = null;
    seen = null;
    random = null;
    clock = null;
    offered = false;
  }

  @Inject
  SamlProvider(
      SamlSettings settings,
      IdentityProvider other,
      AssertionKeeper seen,
      SecureRandom random,
      Clock clock) {
    this.settings = settings;
    this.seen = seen;
    this.random = random;
    this.clock = clock;
    this.offered = settings.issuer().isPresent() && !other.isOffered();
    if (settings.issuer().isPresent() && other.isOffered()) {
      LOG.warning("tsudoi.saml.issuer counts for nothing beside tsudoi.sso.issuer");
    }
  }

  /** Whether there is a provider that is asked by SAML. */
  public boolean isOffered() {
    return offered;
  }

  /** What people call the provider; empty if there is none. */
  public String name() {
    return offered ? settings.name() : "";
  }

  /** What the provider calls itself, if there is one. */
  public Optional<String> issuer() {
    return offered ? settings.issuer() : Optional.empty();
  }

  /**
   * What this server is, for the administrator of the provider.
   *
   * @param back the address of this server to which answers come
   * @throws RefusedException with {@link Problem#NOT_FOUND} without a provider
   */
  public String metadata(String back) {
    require();
    return SamlWriter.metadata(settings.entity(), back);
  }

  /**
   * Sends somebody to the provider.
   *
   * @param back the address of this server to which the answer is to come
   * @throws RefusedException with {@link Problem#NOT_FOUND} without a provider, with {@link
   *     Problem#SSO_UNREACHABLE} while its metadata cannot be read
   */
  public SamlStart begin(String back) {
    return begin(back, false);
  }

  /**
   * The same, and has the provider ask who it is although it knows.
   *
   * @throws RefusedException as {@link #begin}
   */
  public SamlStart beginAnew(String back) {
    return begin(back, true);
  }

  private SamlStart begin(String back, boolean anew) {
    SamlPending pending = SamlPending.fresh(random);
    SamlExpected asked = expected(pending, back);
    boolean byName = settings.names().subject().isEmpty();
    return new SamlStart(SamlWriter.question(asked, byName, anew), pending);
  }

  /**
   * Finds out who came back.
   *
   * @param answer what the provider let the browser bring
   * @throws RefusedException with {@link Problem#SSO_FAILED} unless everything fits together and is
   *     new, with {@link Problem#NOT_FOUND} or {@link Problem#SSO_UNREACHABLE} as {@link #begin}
   */
  public ProvenIdentity finish(SamlPending pending, String answer, String back) {
    SamlExpected expected = expected(pending, back);
    try {
      SamlAssertion.Proof proof =
          new SamlAssertion(expected, settings.names())
              .read(new SamlResponse(expected).assertion(answer));
      if (!seen.isFirst(expected.partner().issuer(), proof.id(), proof.until())) {
        throw new SamlFlaw("The assertion was shown before");
      }
      return proof.identity();
    } catch (SamlFlaw flaw) {
      LOG.log(Level.FINE, "The answer of the identity provider is not believed", flaw);
      throw new RefusedException(Problem.SSO_FAILED);
    }
  }

  private void require() {
    if (!offered) {
      throw new RefusedException(Problem.NOT_FOUND);
    }
  }

  private SamlExpected expected(SamlPending pending, String back) {
    require();
    try {
      return new SamlExpected(
          settings.partner(), settings.entity(), pending.question(), back, clock.instant());
    } catch (SamlFlaw | IOException unusable) {
      Throwable reason = unusable.getCause() == null ? unusable : unusable.getCause();
      LOG.log(Level.WARNING, "keys/saml.metadata.xml cannot be used: {0}", reason.toString());
      throw new RefusedException(Problem.SSO_UNREACHABLE);
    }
  }
}
