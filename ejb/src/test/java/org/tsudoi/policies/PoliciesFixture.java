package org.tsudoi.policies;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.auditing.PersonalData;
import org.tsudoi.backbone.Invalidation;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.fixtures.FiredEvents;
import org.tsudoi.policies.domain.Agreement;
import org.tsudoi.policies.domain.Agreements;
import org.tsudoi.policies.domain.StoredVersions;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.SystemRole;

/** The room without a container: what is audited is kept, what is sealed is marked. */
final class PoliciesFixture {

  static final Caller CHIEF =
      new Caller(
          Optional.of(AccountId.random()),
          "Kana Mori",
          Set.of(SystemRole.SYSTEM_ADMINISTRATOR),
          CallerPath.CONSOLE,
          "192.0.2.1",
          Optional.empty());

  static final PolicyValues STRICT =
      new PolicyValues(PasswordRules.classic(), new MeetingDefaults(OptionRule.FORCED_ON, 50));

  final FakeClock clock = FakeClock.at("2030-04-01T00:00:00Z");
  final List<String> audited = new ArrayList<>();
  final List<AuditChange> changes = new ArrayList<>();
  final FiredEvents<PolicyChanging> changing = new FiredEvents<>();
  final FiredEvents<GroupRulesChanging> groupChanging = new FiredEvents<>();
  final List<Invalidation> news = new ArrayList<>();
  final PolicyService policies;
  final AccessRuleService access;
  final JoinTermsService terms;
  Instant forgottenBefore;
  private final Set<String> agreements = new HashSet<>();

  final GroupPolicies groups;

  PoliciesFixture(StoredVersions versions) {
    RuleBook book = new RuleBook(versions, new MarkedSeals(), new Trail(), clock);
    access = new AccessRuleService(book, new AccessRuleWriter(book), news::add);
    terms = new JoinTermsService(book, new KeptAgreements(), new Trail(), clock);
    policies =
        new PolicyService(
            new PolicySettings(8, 5, Duration.ZERO, OptionRule.DEFAULT_ON, 100), book, changing);
    groups = new GroupPolicies(book, groupChanging);
  }

  /** Saves rules for passwords alone; null for none. */
  RuleVersion<GroupRules> saveFor(GroupId group, long base, PasswordRules rules) {
    return saveFor(group, base, rules == null ? GroupRules.NONE : GroupRules.of(rules));
  }

  RuleVersion<GroupRules> saveFor(GroupId group, long base, GroupRules rules) {
    return groups.save(CHIEF, group, "Board", new RuleDraft<>(base, "", rules));
  }

  /** Saves rules for the console alone, one per line. */
  RuleVersion<AccessRules> saveAccess(Caller caller, long base, String console) {
    return access.save(
        caller,
        new RuleDraft<>(
            base,
            "Why",
            AccessRules.of(Map.of(AccessArea.CONSOLE, AccessRuleLine.ofText(console)))));
  }

  RuleVersion<PolicyValues> save(long base, String comment, PolicyValues values) {
    return policies.save(CHIEF, new RuleDraft<>(base, comment, values));
  }

  private static final class MarkedSeals extends PersonalData {

    @Override
    public String seal(AccountId account, String text) {
      return "sealed " + text;
    }

    @Override
    public String open(AccountId account, String sealed) {
      return sealed.replaceFirst("^sealed ", "");
    }
  }

  private final class KeptAgreements implements Agreements {

    @Override
    public boolean contain(String person, String digest) {
      return agreements.contains(person + digest);
    }

    @Override
    public void add(Agreement agreement) {
      agreements.add(agreement.person() + agreement.digest());
    }

    @Override
    public List<Agreement> of(String person) {
      return List.of();
    }

    @Override
    public void forget(String person) {
      agreements.removeIf(kept -> kept.startsWith(person));
    }

    @Override
    public void forgetSessions(Instant before) {
      forgottenBefore = before;
    }
  }

  private final class Trail extends AuditTrail {

    @Override
    public void record(Caller caller, AuditAction action, AuditTarget target, AuditChange change) {
      audited.add(caller.name() + " " + action + " " + target.type() + " " + target.id());
      changes.add(change);
    }
  }
}
