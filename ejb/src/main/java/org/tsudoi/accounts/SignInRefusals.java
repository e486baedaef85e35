package org.tsudoi.accounts;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.tsudoi.accounts.SignInAttempts.Candidate;
import org.tsudoi.accounts.SignInAttempts.Proven;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Tells the audit trail of refused sign-ins without letting the time of the answer tell whether the
 * account exists.
 *
 * <p>An unknown name is only counted, which costs nothing; a known one is written, which costs a
 * commit. So the writing happens beside the answer, and before it only when the executor is full.
 */
@ApplicationScoped
class SignInRefusals {

  /** Refusals behind the right password that are evidence; the others only ask for more. */
  private static final Set<Problem> WRITTEN_DOWN =
      Set.of(
          Problem.SECOND_FACTOR_WRONG,
          Problem.PASSKEY_REFUSED,
          Problem.DEVICE_UNKNOWN,
          Problem.DEVICE_NOT_APPROVED,
          Problem.DEVICE_MAC_REQUIRED,
          Problem.OUTSIDE_HOURS);

  private final AuditTrail audit;

  @Resource private ManagedExecutorService container;

  private final Executor executor;

  /** For the container's proxy. */
  SignInRefusals() {
    this(null, null);
  }

  @Inject
  SignInRefusals(AuditTrail audit) {
    this(audit, null);
  }

  SignInRefusals(AuditTrail audit, Executor executor) {
    this.audit = audit;
    this.executor = executor;
  }

  /** Tells of somebody who has not proved who it is; the answer is what to throw. */
  RefusedException of(Optional<Candidate> candidate, Origin origin, Problem why) {
    candidate.ifPresentOrElse(known -> known(known.account(), origin, why), () -> unknown(origin));
    return new RefusedException(why);
  }

  /** Does the work behind the right password or passkey, and tells of what refuses it. */
  <T> Optional<T> watch(Proven proven, Origin origin, Function<Proven, Optional<T>> work) {
    try {
      return work.apply(proven);
    } catch (RefusedException refused) {
      tellOf(refused.problem(), proven.candidate().account(), origin);
      throw refused;
    }
  }

  private void tellOf(Problem why, Account account, Origin origin) {
    if (why == Problem.SECOND_FACTOR_REQUIRED) {
      codeAsked(account, origin);
    } else if (WRITTEN_DOWN.contains(why)) {
      known(account, origin, why);
    }
  }

  void tellOfCount(PasskeyProof proof, Account account, Origin origin) {
    if (proof.isBehind()) {
      countBehind(account, origin);
    }
  }

  void unknown(Origin origin) {
    audit.refusedAnonymously(
        AuditAction.SIGN_IN_REFUSED, origin.address(), origin.path(), Problem.SIGN_IN_FAILED);
  }

  void known(Account account, Origin origin, Problem why) {
    AuditTarget target = AccountAudit.target(account);
    Caller nobody = nobody(origin);
    beside(() -> audit.refused(nobody, AuditAction.SIGN_IN_REFUSED, target, why));
  }

  /**
   * Somebody knew the password of an account with a second factor and was asked for the code. No
   * refusal: each sign-in to such an account begins so, and one that does not go on stands alone.
   */
  void codeAsked(Account account, Origin origin) {
    AuditTarget target = AccountAudit.target(account);
    Caller nobody = nobody(origin);
    beside(() -> audit.record(nobody, AuditAction.SECOND_FACTOR_ASKED, target, AuditChange.none()));
  }

  /** What is wrong with the device is evidence; it is said only to whoever has proved the rest. */
  static boolean isAboutDevice(Problem why) {
    return why == Problem.DEVICE_UNKNOWN
        || why == Problem.DEVICE_NOT_APPROVED
        || why == Problem.DEVICE_MAC_REQUIRED;
  }

  /** An authenticator counted less than before: there may be a copy of its key. */
  void countBehind(Account account, Origin origin) {
    AuditTarget target = AccountAudit.target(account);
    Caller nobody = nobody(origin);
    beside(
        () ->
            audit.refused(
                nobody, AuditAction.PASSKEY_COUNT_BEHIND, target, Problem.PASSKEY_REFUSED));
  }

  /** Somebody who has not proved yet who it is. */
  static Caller nobody(Origin origin) {
    return new Caller(
        Optional.empty(), "anonymous", Set.of(), origin.path(), origin.address(), Optional.empty());
  }

  private void beside(Runnable writing) {
    try {
      (executor == null ? container : executor).execute(writing);
    } catch (RejectedExecutionException full) {
      writing.run();
    }
  }
}
