package org.tsudoi.identity;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.Ticker;

/**
 * The company directory (LDAP), asked who somebody is by user ID and password.
 *
 * <p>Without {@code tsudoi.ldap.address} it is off and does nothing at all. Each question has a
 * connection of its own, over TLS with the certificate checked; a bounded number are asked at once
 * and a bounded number wait. A directory that was away a moment ago is not asked for ten seconds,
 * so that threads do not wait for it. Thread-safe.
 */
@ApplicationScoped
public class CompanyDirectory {

  private static final Logger LOG = Logger.getLogger(CompanyDirectory.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final int MOST_PASSWORD = 512;

  /** How many may wait for each one that is asked. */
  private static final int WAITING_EACH = 4;

  private final Optional<DirectoryPlan> plan;
  private final DirectorySettings settings;
  private final Ticker ticker;
  private final Semaphore places;

  private SSLContext trust;
  private Optional<Long> failedAt = Optional.empty();

  /** For the container's proxy. */
  protected CompanyDirectory() {
    this(Optional.empty(), null, null);
  }

  @Inject
  CompanyDirectory(DirectorySettings settings, Ticker ticker) {
    this(settings.plan(), settings, ticker);
  }

  CompanyDirectory(Optional<DirectoryPlan> plan, DirectorySettings settings, Ticker ticker) {
    this.plan = plan;
    this.settings = settings;
    this.ticker = ticker;
    this.places = new Semaphore(plan.map(DirectoryPlan::simultaneous).orElse(1), true);
  }

  /** Whether there is a directory. */
  public boolean isOffered() {
    return plan.isPresent();
  }

  /** What people call the directory. */
  public String name() {
    return plan.map(DirectoryPlan::name).orElse("");
  }

  /**
   * The person of a user ID, if the password is the one that the directory has.
   *
   * <p>An empty password is never sent: a directory takes it for somebody who does not want to
   * prove anything, and says yes. Neither is one with control characters or beyond any measure.
   *
   * @return empty for a wrong password, for nobody, for more than one, and for whom the directory
   *     refuses for another reason
   * @throws RefusedException with {@link Problem#DIRECTORY_UNREACHABLE}, or with {@link
   *     Problem#TOO_MANY_REQUESTS} while too many ask
   */
  public Optional<DirectoryPerson> prove(String loginName, String password) {
    return isLawful(password) ? ask(calls -> proven(calls, loginName, password)) : Optional.empty();
  }

  /**
   * The person of a user ID; proves nothing.
   *
   * @return empty for nobody and for more than one
   * @throws RefusedException as {@link #prove}
   */
  public Optional<DirectoryPerson> find(String loginName) {
    return ask(calls -> calls.find(loginName).flatMap(this::person));
  }

  private static boolean isLawful(String password) {
    return !password.isEmpty()
        && password.length() <= MOST_PASSWORD
        && password.chars().noneMatch(Character::isISOControl);
  }

  private Optional<DirectoryPerson> proven(DirectoryCalls calls, String loginName, String password)
      throws LDAPException {
    Optional<SearchResultEntry> entry =
        calls.find(loginName).filter(found -> !found.getDN().isBlank());
    // The name of the entry comes from the directory: what was typed is a value in the search only.
    return entry.isPresent() && calls.admits(entry.get().getDN(), password)
        ? person(entry.get())
        : Optional.empty();
  }

  private Optional<DirectoryPerson> person(SearchResultEntry entry) {
    DirectoryPlan asked = required();
    Optional<DirectoryPerson> person = asked.attributes().read(asked.directory(), entry);
    if (person.isEmpty()) {
      LOG.warning("An entry of the directory does not say ID and user ID once each");
    }
    return person;
  }

  /** One question. */
  private interface Question {
    Optional<DirectoryPerson> ask(DirectoryCalls calls) throws LDAPException;
  }

  private Optional<DirectoryPerson> ask(Question question) {
    DirectoryPlan asked = required();
    refuseIfAway();
    if (!mayAsk(asked)) {
      throw new RefusedException(Problem.TOO_MANY_REQUESTS);
    }
    try {
      refuseIfAway();
      return answered(asked, question);
    } finally {
      places.release();
    }
  }

  private Optional<DirectoryPerson> answered(DirectoryPlan asked, Question question) {
    Optional<String> secret =
        asked.bind().isEmpty() ? Optional.empty() : Optional.of(settings.secret());
    try (DirectoryCalls calls = new DirectoryCalls(asked, secret, trust(), ticker)) {
      return question.ask(calls);
    } catch (LDAPException away) {
      failed(away);
      throw new RefusedException(Problem.DIRECTORY_UNREACHABLE);
    }
  }

  private boolean mayAsk(DirectoryPlan asked) {
    if (places.tryAcquire()) {
      return true;
    }
    if (places.getQueueLength() >= WAITING_EACH * asked.simultaneous()) {
      return false;
    }
    try {
      return places.tryAcquire(asked.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** How many wait for their turn. */
  int waiting() {
    return places.getQueueLength();
  }

  private DirectoryPlan required() {
    return plan.orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
  }

  private synchronized void refuseIfAway() {
    if (failedAt.filter(then -> ticker.since(then).compareTo(PAUSE) < 0).isPresent()) {
      throw new RefusedException(Problem.DIRECTORY_UNREACHABLE);
    }
  }

  private synchronized void failed(LDAPException away) {
    failedAt = Optional.of(ticker.nanos());
    LOG.log(Level.WARNING, "The directory cannot be asked: {0}", away.getResultCode() + why(away));
  }

  private static String why(LDAPException away) {
    return " " + String.valueOf(away.getMessage());
  }

  private synchronized SSLContext trust() {
    if (trust == null) {
      trust = TrustedAuthorities.context(settings.certificates(), "keys/ldap.certificates.pem");
    }
    return trust;
  }
}
