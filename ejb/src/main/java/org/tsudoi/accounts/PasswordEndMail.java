package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.PasswordAges;
import org.tsudoi.accounts.domain.PasswordEndWarning;
import org.tsudoi.accounts.domain.PasswordEndWarnings;
import org.tsudoi.notification.MailKind;
import org.tsudoi.notification.MailOrder;
import org.tsudoi.notification.Notifier;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.GroupId;

/**
 * Warns by mail of the end of a password: fourteen days before, as the console's banner does, and
 * three days before; once each for one password. A lifetime that is not longer than a stage has no
 * mail of that stage: it would come with each new password.
 *
 * <p>Looked for are, for each lifetime that some groups ask, their members, and for the lifetime
 * that the installation asks everybody whose groups ask nothing of passwords.
 */
@ApplicationScoped
class PasswordEndMail {

  static final List<Integer> STAGES = List.of(3, (int) PasswordWarning.BEFORE_END.toDays());

  private static final String PAGE = "/console/accounts/password-change.xhtml";

  private final PasswordEndWarnings warnings;
  private final Accounts accounts;
  private final PolicyService policies;
  private final Notifier notifier;
  private final Clock clock;

  /** For the container's proxy. */
  PasswordEndMail() {
    this(null, null, null, null, null);
  }

  @Inject
  PasswordEndMail(
      PasswordEndWarnings warnings,
      Accounts accounts,
      PolicyService policies,
      Notifier notifier,
      Clock clock) {
    this.warnings = warnings;
    this.accounts = accounts;
    this.policies = policies;
    this.notifier = notifier;
    this.clock = clock;
  }

  /** Who is to be warned at this stage and was not; nobody while mail is not set up. */
  @Transactional(TxType.REQUIRES_NEW)
  List<AccountId> unwarned(int daysBefore, int max) {
    if (!notifier.isOffered()) {
      return List.of();
    }
    Map<GroupId, Integer> ofGroups = lifetimesOfGroups();
    Set<AccountId> found =
        new LinkedHashSet<>(
            unwarned(
                new Wanted(
                    policies.passwords().rules().lifetimeDays(), Set.of(), ofGroups.keySet()),
                daysBefore,
                max));
    Set.copyOf(ofGroups.values())
        .forEach(
            lifetime ->
                found.addAll(
                    unwarned(
                        new Wanted(lifetime, having(lifetime, ofGroups), Set.of()),
                        daysBefore,
                        max)));
    return List.copyOf(found);
  }

  /** Whose passwords last so long: members of some groups, or everybody outside of some. */
  private record Wanted(int lifetimeDays, Set<GroupId> within, Set<GroupId> outside) {}

  private List<AccountId> unwarned(Wanted wanted, int daysBefore, int max) {
    if (wanted.lifetimeDays() <= daysBefore) {
      return List.of();
    }
    Instant now = clock.instant();
    int nearer =
        STAGES.stream().filter(stage -> stage < daysBefore).max(Integer::compare).orElse(0);
    PasswordAges ages =
        new PasswordAges(
            now,
            now.minus(Duration.ofDays(wanted.lifetimeDays() - nearer)),
            now.minus(Duration.ofDays(wanted.lifetimeDays() - daysBefore)),
            wanted.outside());
    return warnings.unwarned(ages, wanted.within(), daysBefore, max);
  }

  private Map<GroupId, Integer> lifetimesOfGroups() {
    Map<GroupId, Integer> lifetimes = new HashMap<>();
    policies
        .groupRules()
        .forEach(
            (group, rules) ->
                rules
                    .passwords()
                    .ifPresent(passwords -> lifetimes.put(group, passwords.lifetimeDays())));
    return lifetimes;
  }

  private static Set<GroupId> having(int lifetime, Map<GroupId, Integer> ofGroups) {
    return ofGroups.entrySet().stream()
        .filter(group -> group.getValue() == lifetime)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Queues the mail and notes it, both or neither.
   *
   * @return false if the mail was not taken
   */
  @Transactional(TxType.REQUIRES_NEW)
  boolean warn(AccountId id, int daysBefore) {
    Optional<Account> account = accounts.lock(id);
    Optional<PasswordEndWarning> said = warnings.find(id, daysBefore);
    if (account.isEmpty() || said.filter(known -> known.concerns(account.get())).isPresent()) {
      return true;
    }
    Optional<Instant> end =
        policies
            .passwords(account.get().groups())
            .mustChangeFrom(account.get().passwordChangedAt())
            .filter(moment -> isNear(moment, daysBefore));
    if (end.isEmpty()) {
      return true;
    }
    // Whose stricter group has ended it already is noted without a mail, or would be asked for
    // ever.
    boolean settled =
        !end.get().isAfter(clock.instant()) || notifier.mail(order(account.get(), end.get()));
    if (settled) {
      said.ifPresentOrElse(
          known -> known.renew(account.get()),
          () -> warnings.add(new PasswordEndWarning(account.get(), daysBefore)));
    }
    return settled;
  }

  private boolean isNear(Instant end, int daysBefore) {
    return !end.isAfter(clock.instant().plus(Duration.ofDays(daysBefore)));
  }

  private static MailOrder order(Account account, Instant end) {
    return new MailOrder(
        MailKind.PASSWORD_EXPIRES,
        PasswordResetKeeper.recipient(account),
        Map.of(
            "user",
            account.loginName().value(),
            "moment",
            end.toString(),
            "zone",
            account.profile().timeZone(),
            "path",
            PAGE),
        end);
  }
}
