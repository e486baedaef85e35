package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Optional;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.installation.DataDirectory;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.SystemRole;

/**
 * The account with which an installation begins (spec 6.1.1).
 *
 * <p>At a start that finds no account at all, one is made with a generated name, never a fixed one,
 * and a one-time password. Both are written to {@code <data>/initial-administrator} (mode 0600),
 * two lines, {@code name: adm-x7k2pq} and {@code password: …}, and nowhere else; the file is
 * removed when somebody first signs in with them. If the password expires unused, the command line
 * gives the account another.
 */
@ApplicationScoped
class FirstAdministrator {

  static final String FILE = "initial-administrator";
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int RANDOM_LETTERS = 6;

  private final Accounts accounts;
  private final AccountService service;
  private final AuditTrail audit;
  private final DataDirectory data;
  private final SecureRandom random;

  /** For the container's proxy. */
  FirstAdministrator() {
    this(null, null, null, null, null);
  }

  @Inject
  FirstAdministrator(
      Accounts accounts,
      AccountService service,
      AuditTrail audit,
      DataDirectory data,
      SecureRandom random) {
    this.accounts = accounts;
    this.service = service;
    this.audit = audit;
    this.data = data;
    this.random = random;
  }

  /** Makes the account if there is none; when the file cannot be written, there is no account. */
  @Transactional(TxType.REQUIRES_NEW)
  void begin() {
    accounts.holdGuard();
    if (!accounts.isEmpty()) {
      return;
    }
    String name = generatedName();
    CreatedAccount created =
        service.create(
            Caller.system(),
            new NewAccount(
                name,
                name,
                "",
                "",
                EnumSet.of(
                    SystemRole.SYSTEM_ADMINISTRATOR,
                    SystemRole.MEETING_CREATOR,
                    SystemRole.PARTICIPANT),
                "en"));
    audit.record(
        Caller.system(),
        AuditAction.INITIAL_ADMINISTRATOR_CREATED,
        AuditTarget.account(created.id(), name),
        AuditChange.none());
    data.writeSecret(FILE, "name: " + name + "\npassword: " + created.oneTimePassword() + "\n");
  }

  /** Removes the file when its account has been signed in to. */
  void signedIn(String loginName) {
    Optional<String> file = data.read(FILE);
    if (file.filter(text -> text.lines().anyMatch(("name: " + loginName)::equals)).isPresent()) {
      data.delete(FILE);
    }
  }

  private String generatedName() {
    StringBuilder name = new StringBuilder("adm-");
    for (int i = 0; i < RANDOM_LETTERS; i++) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return name.toString();
  }
}
