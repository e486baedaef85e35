package org.tsudoi.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.accounts.CurrentSession;
import org.tsudoi.accounts.SignInService;
import org.tsudoi.policies.PersonHours;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** The person before the console, as far as the pages need to know. */
@Named("visitor")
@RequestScoped
public class Visitor {

  private CurrentCaller current;
  private SignInService signIn;
  private Optional<CurrentSession> session;

  /** For the container's proxy. */
  public Visitor() {}

  /** Reads the session that the sign-in cookie stands for. */
  @Inject
  public Visitor(CurrentCaller current, SignInService signIn) {
    this.current = current;
    this.signIn = signIn;
  }

  /** Who asks, for the doors. */
  public Caller caller() {
    return signedIn().orElseThrow(() -> new RefusedException(Problem.NOT_SIGNED_IN));
  }

  /** Who asks, if anybody is signed in. */
  public Optional<Caller> signedIn() {
    return current.find();
  }

  /** Whether the visitor holds the role of that name. */
  public boolean has(String role) {
    return signedIn().filter(caller -> caller.has(SystemRole.valueOf(role))).isPresent();
  }

  /** Whether the visitor may change users. */
  public boolean isUserKeeper() {
    return has("SYSTEM_ADMINISTRATOR") || has("USER_ADMINISTRATOR");
  }

  /** Whether the visitor may see this section. */
  public boolean maySee(ConsoleSection section) {
    return section.isOpenTo(getRoles());
  }

  /** The roles, empty for a stranger. */
  public Set<SystemRole> getRoles() {
    return signedIn().map(Caller::roles).orElse(Set.of());
  }

  /** The name that people see. */
  public String getName() {
    return signedIn().map(Caller::name).orElse("");
  }

  /** The language of the visitor's account. */
  public Optional<String> language() {
    return account().map(AccountView::language);
  }

  /** The visitor's account. */
  public Optional<AccountView> account() {
    return session().map(CurrentSession::account);
  }

  /** From when on the visitor's password must be changed, if ever. */
  public Optional<Instant> passwordEnd() {
    return session().flatMap(CurrentSession::passwordEnd);
  }

  /** Milliseconds until the page must warn of the end of the session; none or less: now. */
  public long getUntilWarning() {
    return session()
        .map(now -> Duration.between(now.now(), now.firstEnd().warnFrom()).toMillis())
        .orElse(0L);
  }

  /** When the visitor may be signed in. */
  public PersonHours hours() {
    return session().map(CurrentSession::hours).orElse(PersonHours.ALWAYS);
  }

  /** Reads the account again, which this request has changed. */
  public void lookAgain() {
    session = null;
  }

  private Optional<CurrentSession> session() {
    if (session == null) {
      session = signedIn().map(signIn::current);
    }
    return session;
  }
}
