package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.PasswordHash;
import org.tsudoi.accounts.domain.Profile;
import org.tsudoi.policies.PasswordContext;
import org.tsudoi.policies.PasswordViolation;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** Whether the password that somebody chose may be theirs (spec 6.3.2). */
@ApplicationScoped
class PasswordChoice {

  private static final int SHORTEST_OWN_WORD = 3;

  private final PolicyService policies;
  private final SignInAttempts attempts;
  private final PasswordGate gate;
  private final Clock clock;

  /** For the container's proxy. */
  PasswordChoice() {
    this(null, null, null, null);
  }

  @Inject
  PasswordChoice(PolicyService policies, SignInAttempts attempts, PasswordGate gate, Clock clock) {
    this.policies = policies;
    this.attempts = attempts;
    this.gate = gate;
    this.clock = clock;
  }

  /**
   * Asks the policy, which compares with past passwords last, and never takes the present one
   * again, generated or chosen; only inside {@link PasswordGate#enter}.
   *
   * @param present the present password, known to be right
   * @param forced whether the present password must be replaced, so that it has no minimum age
   * @throws RefusedException with {@link Problem#PASSWORD_TOO_WEAK}, {@link
   *     Problem#PASSWORD_REUSED} or {@link Problem#PASSWORD_TOO_YOUNG}, naming the rules
   */
  void check(Account account, String present, String next, boolean forced) {
    check(account, next, forced);
    if (PasswordHash.same(present, next)) {
      throw reused();
    }
  }

  /** As {@link #check(Account, String, String, boolean)}, where nobody knows the present one. */
  void checkReset(Account account, String next) {
    check(account, next, true);
    if (gate.matches(account.passwordHash(), next)) {
      throw reused();
    }
  }

  private static RefusedException reused() {
    return new RefusedException(Problem.PASSWORD_REUSED, "next", word(PasswordViolation.REUSED));
  }

  private void check(Account account, String next, boolean forced) {
    List<PasswordViolation> wrong =
        policies
            .passwords(attempts.groups(account.id()))
            .check(
                next,
                new PasswordContext(
                    account.loginName().value(),
                    ownWords(account),
                    (candidate, newest) -> wasUsed(account, candidate, newest),
                    forced ? Optional.empty() : Optional.of(ageOf(account))));
    if (!wrong.isEmpty()) {
      throw new RefusedException(
          wrong.get(0).problem(),
          "next",
          wrong.stream().map(PasswordChoice::word).collect(Collectors.joining(" ")));
    }
  }

  /** Names, and what stands before the sign of a mail address. */
  private static List<String> ownWords(Account account) {
    Profile profile = account.profile();
    String all = String.join(" ", profile.displayName(), profile.kana(), profile.email());
    return Arrays.stream(all.toLowerCase(Locale.ROOT).replaceAll("@\\S*", "").split("\\s+"))
        .filter(word -> word.length() >= SHORTEST_OWN_WORD)
        .toList();
  }

  private Duration ageOf(Account account) {
    return Duration.between(account.passwordChangedAt(), clock.instant());
  }

  private boolean wasUsed(Account account, String candidate, int newest) {
    return attempts.passwordHistory(account.id()).newest(newest).stream()
        .filter(past -> !past.equals(account.passwordHash()))
        .anyMatch(past -> gate.matches(past, candidate));
  }

  private static String word(PasswordViolation violation) {
    return violation.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
