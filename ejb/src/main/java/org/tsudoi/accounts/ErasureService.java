package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.accounts.domain.PersonalTraces;
import org.tsudoi.auditing.PersonId;
import org.tsudoi.auditing.PersonalData;
import org.tsudoi.devices.DeviceService;
import org.tsudoi.policies.JoinTermsService;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * Erases what identifies the person of a deleted account, for good. The evidence stays whole and
 * tells of somebody under a pseudonym from then on (ADR 134).
 */
@Stateless
public class ErasureService {

  private Accounts accounts;
  private PersonalTraces traces;
  private DeviceService devices;
  private JoinTermsService terms;
  private PersonalData personal;
  private PasswordGate gate;
  private Clock clock;
  private PowerGuard power;

  /** For the container. */
  public ErasureService() {}

  @Inject
  ErasureService(
      Accounts accounts,
      PersonalTraces traces,
      DeviceService devices,
      JoinTermsService terms,
      PersonalData personal,
      PasswordGate gate,
      SessionKeeper sessions,
      Clock clock) {
    this.accounts = accounts;
    this.traces = traces;
    this.devices = devices;
    this.terms = terms;
    this.personal = personal;
    this.gate = gate;
    this.clock = clock;
    this.power = new PowerGuard(sessions);
  }

  /**
   * Destroys the key of the person's fields in the evidence, forgets what the account says about
   * the person, and deletes devices, agreements, passkeys, second factor, sessions, API tokens and
   * links. Cannot be undone: the account is never restored, and its user ID is free for others.
   *
   * @param typedLoginName the user ID, typed once more in any spelling
   * @throws RefusedException with {@link Problem#NOT_FOUND}; {@link Problem#CONFLICT} unless it is
   *     deleted and not erased yet; {@link Problem#INVALID_VALUE} naming {@code loginName} when
   *     that is another one; {@link Problem#PROOF_REQUIRED} for an administrator
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public AccountView erase(Caller caller, AccountId id, String typedLoginName) {
    Account account = accounts.lock(id).orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
    if (!account.isDeleted() || account.isErased()) {
      throw new RefusedException(Problem.CONFLICT);
    }
    if (LoginName.typed(typedLoginName).filter(account.loginName()::equals).isEmpty()) {
      throw new RefusedException(Problem.INVALID_VALUE, "loginName");
    }
    power.refuseUnlessProved(caller, account);
    devices.forget(caller, id);
    terms.forget(caller, id);
    traces.forget(id);
    account.erase(gate.decoy(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    personal.destroy(caller, PersonId.of(id));
    return account.view();
  }
}
