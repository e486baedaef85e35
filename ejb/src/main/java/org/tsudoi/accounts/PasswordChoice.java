package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** Whether the password that somebody chose may be theirs (spec 6.3.2). */
@ApplicationScoped
class PasswordChoice {

  private static final int MIN_LENGTH = 8;
  private static final int MAX_LENGTH = 128;
  private static final int GENERATIONS = 5;

  private final SignInAttempts attempts;
  private final PasswordGate gate;

  /** For the container's proxy. */
  PasswordChoice() {
    this(null, null);
  }

  @Inject
  PasswordChoice(SignInAttempts attempts, PasswordGate gate) {
    this.attempts = attempts;
    this.gate = gate;
  }

  /**
   * Checks first what is cheap and then compares with the present password and the past ones, one
   * computation each; only inside {@link PasswordGate#enter}.
   *
   * @throws RefusedException with {@link Problem#PASSWORD_TOO_WEAK} or {@link
   *     Problem#PASSWORD_REUSED}
   */
  void check(Account account, String next) {
    if (next.length() < MIN_LENGTH || next.length() > MAX_LENGTH) {
      throw new RefusedException(Problem.PASSWORD_TOO_WEAK);
    }
    if (gate.matches(account.passwordHash(), next)) {
      throw new RefusedException(Problem.PASSWORD_REUSED);
    }
    boolean used =
        attempts.passwordHistory(account.id()).newest(GENERATIONS).stream()
            .filter(past -> !past.equals(account.passwordHash()))
            .anyMatch(past -> gate.matches(past, next));
    if (used) {
      throw new RefusedException(Problem.PASSWORD_REUSED);
    }
  }
}
