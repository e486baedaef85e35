package org.tsudoi.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.Ticker;

/**
 * Asks the identity provider who somebody is: authorization code flow of OpenID Connect with state,
 * nonce and PKCE, for one confidential client.
 *
 * <p>Without {@code tsudoi.sso.issuer} it is off and does nothing at all. What the provider says
 * about itself is asked at the first use and again every hour. Whatever is not exactly as it must
 * be is a refusal; a provider that cannot be reached lets nobody in. Thread-safe.
 */
@ApplicationScoped
public class IdentityProvider {

  private static final Logger LOG = Logger.getLogger(IdentityProvider.class.getName());
  private static final Duration FRESH = Duration.ofHours(1);

  /** Nobody waits for a provider that was away a moment ago. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Optional<Provider> provider;
  private final ProviderSettings settings;
  private final SecureRandom random;
  private final Clock clock;
  private final Ticker ticker;

  private ProviderCalls calls;
  private ProviderKeys keys;
  private ProviderAddresses addresses;
  private long askedAt;
  private Optional<Long> failedAt = Optional.empty();

  /** For the container's proxy. */
  protected IdentityProvider() {
    this(Optional.empty(), null, null, null, null);
  }

  @Inject
  IdentityProvider(ProviderSettings settings, SecureRandom random, Clock clock, Ticker ticker) {
    this(settings.provider(), settings, random, clock, ticker);
  }

  IdentityProvider(
      Optional<Provider> provider,
      ProviderSettings settings,
      SecureRandom random,
      Clock clock,
      Ticker ticker) {
    this.provider = provider;
    this.settings = settings;
    this.random = random;
    this.clock = clock;
    this.ticker = ticker;
  }

  /** Whether there is a provider. */
  public boolean isOffered() {
    return provider.isPresent();
  }

  /** What people call the provider. */
  public String name() {
    return provider.map(Provider::name).orElse("");
  }

  /** The provider's address, if there is one. */
  public Optional<String> issuer() {
    return provider.map(Provider::issuer);
  }

  /**
   * Sends somebody to the provider.
   *
   * @param back the address of this server to which the provider leads back
   * @throws RefusedException with {@link Problem#NOT_FOUND} without a provider, with {@link
   *     Problem#SSO_UNREACHABLE} when it cannot be reached
   */
  public SsoStart begin(String back) {
    return begin(back, "");
  }

  /**
   * The same, and has the provider ask who it is although it knows, and tell when it did.
   *
   * @throws RefusedException as {@link #begin}
   */
  public SsoStart beginAnew(String back) {
    return begin(back, "&prompt=login&max_age=0");
  }

  private SsoStart begin(String back, String more) {
    Provider asked = required();
    SsoPending pending = SsoPending.fresh(random);
    String address = addresses().authorization();
    String question =
        address
            + (address.contains("?") ? "&" : "?")
            + "response_type=code&client_id="
            + encoded(asked.client())
            + "&redirect_uri="
            + encoded(back)
            + "&scope="
            + encoded(asked.scope())
            + "&state="
            + pending.state()
            + "&nonce="
            + pending.nonce()
            + "&code_challenge="
            + challengeOf(pending.verifier())
            + "&code_challenge_method=S256"
            + more;
    return new SsoStart(question, pending);
  }

  /**
   * Finds out who came back.
   *
   * @throws RefusedException with {@link Problem#SSO_FAILED} unless everything fits together, with
   *     {@link Problem#SSO_UNREACHABLE} when the provider cannot be asked
   */
  public ProvenIdentity finish(SsoPending pending, SsoAnswer answer, String back) {
    Provider asked = required();
    boolean fits =
        answer.error().isEmpty()
            && !answer.code().isEmpty()
            && MessageDigest.isEqual(
                pending.state().getBytes(StandardCharsets.UTF_8),
                answer.state().getBytes(StandardCharsets.UTF_8))
            && (answer.issuer().isEmpty() || answer.issuer().equals(asked.issuer()));
    if (!fits) {
      throw new RefusedException(Problem.SSO_FAILED);
    }
    ProviderAddresses where = addresses();
    return IdToken.read(
            token(asked, where, pending, answer, back),
            asked,
            pending.nonce(),
            (id, type) -> keys().find(where.keys(), id, type),
            clock)
        .orElseThrow(() -> new RefusedException(Problem.SSO_FAILED));
  }

  private String token(
      Provider asked, ProviderAddresses where, SsoPending pending, SsoAnswer answer, String back) {
    String form =
        "grant_type=authorization_code&code="
            + encoded(answer.code())
            + "&redirect_uri="
            + encoded(back)
            + "&code_verifier="
            + pending.verifier();
    String basic = encoded(asked.client()) + ":" + encoded(settings.secret());
    try {
      JsonObject told =
          calls()
              .post(
                  where.token(),
                  "Basic "
                      + Base64.getEncoder()
                          .encodeToString(basic.getBytes(StandardCharsets.US_ASCII)),
                  form);
      return told.getString("id_token", "");
    } catch (IOException refused) {
      LOG.log(Level.FINE, "No token from the identity provider", refused);
      throw new RefusedException(Problem.SSO_FAILED);
    }
  }

  private Provider required() {
    return provider.orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
  }

  private synchronized ProviderAddresses addresses() {
    if (addresses == null || ticker.since(askedAt).compareTo(FRESH) >= 0) {
      if (failedAt.filter(then -> ticker.since(then).compareTo(PAUSE) < 0).isPresent()) {
        throw new RefusedException(Problem.SSO_UNREACHABLE);
      }
      ask();
    }
    return addresses;
  }

  private void ask() {
    try {
      addresses = ProviderAddresses.ask(required(), calls());
      askedAt = ticker.nanos();
      failedAt = Optional.empty();
    } catch (IOException away) {
      failedAt = Optional.of(ticker.nanos());
      LOG.log(Level.WARNING, "The identity provider cannot be asked: {0}", away.getMessage());
      throw new RefusedException(Problem.SSO_UNREACHABLE);
    }
  }

  private synchronized ProviderCalls calls() {
    if (calls == null) {
      calls = new ProviderCalls(settings.certificates());
      keys = new ProviderKeys(calls, ticker);
    }
    return calls;
  }

  private synchronized ProviderKeys keys() {
    calls();
    return keys;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String challengeOf(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
