package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.policies.PasswordContext;
import org.tsudoi.policies.PasswordViolation;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** Whether the password that somebody chose may be theirs (spec 6.3.2). */
@ApplicationScoped
class PasswordChoice {

  private final SignInAttempts attempts;
  private final PasswordGate gate;
  private final PolicyService policies;

  /** For the container's proxy. */
  PasswordChoice() {
    this(null, null, null);
  }

  @Inject
  PasswordChoice(SignInAttempts attempts, PasswordGate gate, PolicyService policies) {
    this.attempts = attempts;
    this.gate = gate;
    this.policies = policies;
  }

  /**
   * Checks first what is cheap and then compares with the present password and the past ones, one
   * computation each; only inside {@link PasswordGate#enter}. The present password is refused
   * whatever the policy says about past ones.
   *
   * @throws RefusedException with {@link Problem#PASSWORD_TOO_WEAK} or {@link
   *     Problem#PASSWORD_REUSED}
   */
  void check(Account account, String next) {
    PasswordContext context =
        new PasswordContext(
            account.loginName().value(),
            (candidate, newest) -> usedBefore(account, candidate, newest));
    List<PasswordViolation> wrong = policies.passwords().check(next, context);
    if (!wrong.isEmpty()) {
      throw new RefusedException(wrong.get(0).problem());
    }
    if (gate.matches(account.passwordHash(), next)) {
      throw new RefusedException(Problem.PASSWORD_REUSED);
    }
  }

  private boolean usedBefore(Account account, String candidate, int newest) {
    return attempts.passwordHistory(account.id()).newest(newest).stream()
        .filter(past -> !past.equals(account.passwordHash()))
        .anyMatch(past -> gate.matches(past, candidate));
  }
}
