package org.tsudoi.accounts;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.AccountColumn;
import org.tsudoi.accounts.domain.AccountRow;
import org.tsudoi.accounts.domain.AccountSheet;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.FlawedRowException;
import org.tsudoi.accounts.domain.GroupText;
import org.tsudoi.accounts.domain.Groups;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.accounts.domain.Profile;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * Decides row by row what a file of users does, and writes nothing.
 *
 * <p>Rows are decided in their order as if those before them had been written already: a login name
 * may stand once, and the last of several rows that each take an administrator away is refused. An
 * administrator whom the file itself creates does not count yet.
 */
final class ImportPlan {

  /**
   * What is to be written.
   *
   * @param name the login name
   * @param account the account to change; empty to create one
   * @param profile what its profile will be
   * @param groups what its groups will be; empty leaves them as they are
   */
  record Step(
      LoginName name, Optional<Account> account, Profile profile, Optional<Set<GroupId>> groups) {}

  /** Profiles name both ends of the validity together. */
  private static final String LATER_END = AccountColumn.VALID_UNTIL.field();

  private final Accounts accounts;
  private final Clock clock;
  private final Caller caller;
  private final String language;
  private final List<ImportLine> lines = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final Set<LoginName> seen = new HashSet<>();
  private final Map<String, GroupId> groupsByKey = new HashMap<>();
  private int administratorsTakenAway;

  ImportPlan(Accounts accounts, Groups groups, Clock clock, Caller caller, AccountSheet sheet) {
    this.accounts = accounts;
    this.clock = clock;
    this.caller = caller;
    this.language = sheet.language();
    groups.all().forEach(group -> groupsByKey.put(group.text().key(), group.id()));
    sheet.rows().forEach(row -> lines.add(decide(row)));
  }

  List<Step> steps() {
    return steps;
  }

  /** How many users there will be more. */
  int newcomers() {
    return (int) steps.stream().filter(step -> step.account().isEmpty()).count();
  }

  /** Whether any row gives or takes the power to administer. */
  boolean isOfPower() {
    return steps.stream()
        .anyMatch(
            step -> PowerGuard.isOfPower(step.account().map(Account::profile), step.profile()));
  }

  ImportReport report(boolean written, List<ImportedPassword> passwords) {
    return new ImportReport(written, lines, passwords);
  }

  private ImportLine decide(AccountRow row) {
    try {
      return decided(row);
    } catch (FlawedRowException flawed) {
      return line(
          row, ImportOutcome.REFUSED, List.of(), Optional.of(flawed.flaw()), flawed.field());
    } catch (RefusedException refused) {
      String field =
          refused.field().map(name -> name.equals("validity") ? LATER_END : name).orElse("");
      return line(row, ImportOutcome.REFUSED, List.of(), Optional.of(ImportFlaw.INVALID), field);
    }
  }

  private ImportLine decided(AccountRow row) {
    LoginName name = row.loginName();
    if (!seen.add(name)) {
      throw new FlawedRowException(ImportFlaw.DUPLICATE, AccountColumn.LOGIN_NAME.field());
    }
    Optional<Account> known = accounts.findByLoginName(name);
    Profile after = row.profile(known.map(Account::profile), language);
    known.ifPresent(account -> refuseUnlessMayChange(account, after));
    refuseUnlessMayHold(after);
    Optional<Set<GroupId>> groups = row.groups().map(this::groups);
    Set<String> fields = known.map(account -> fields(account, after, groups)).orElse(Set.of());
    if (known.isPresent() && fields.isEmpty()) {
      return line(row, ImportOutcome.UNCHANGED, List.of(), Optional.empty(), "");
    }
    steps.add(new Step(name, known, after, groups));
    ImportOutcome outcome = known.isPresent() ? ImportOutcome.CHANGED : ImportOutcome.CREATED;
    return line(row, outcome, List.copyOf(fields), Optional.empty(), "");
  }

  private void refuseUnlessMayChange(Account account, Profile after) {
    if (account.isDeleted()) {
      throw new FlawedRowException(ImportFlaw.DELETED, AccountColumn.LOGIN_NAME.field());
    }
    refuseUnlessMayHold(account.profile());
    boolean runsTheInstallation =
        account.has(SystemRole.SYSTEM_ADMINISTRATOR) && account.isUsable(clock.instant());
    boolean goesOn =
        after.roles().contains(SystemRole.SYSTEM_ADMINISTRATOR)
            && after.validity().covers(clock.instant());
    if (runsTheInstallation && !goesOn) {
      long others = accounts.otherActiveAdministrators(account.id(), clock.instant());
      if (others - administratorsTakenAway <= 0) {
        throw new FlawedRowException(
            ImportFlaw.LAST_ADMINISTRATOR, AccountColumn.LOGIN_NAME.field());
      }
      administratorsTakenAway++;
    }
  }

  private void refuseUnlessMayHold(Profile profile) {
    if (!caller.mayTouch(profile.roles())) {
      throw new FlawedRowException(ImportFlaw.FORBIDDEN, AccountColumn.ROLES.field());
    }
  }

  private Set<GroupId> groups(List<String> names) {
    Set<GroupId> groups = new HashSet<>();
    for (String name : names) {
      GroupId group = groupsByKey.get(GroupText.keyOf(name));
      if (group == null) {
        throw new FlawedRowException(ImportFlaw.UNKNOWN_GROUP, AccountColumn.GROUPS.field());
      }
      groups.add(group);
    }
    if (groups.size() > Groups.MOST_OF_ONE) {
      throw new FlawedRowException(ImportFlaw.INVALID, AccountColumn.GROUPS.field());
    }
    return groups;
  }

  private static Set<String> fields(Account account, Profile after, Optional<Set<GroupId>> groups) {
    AuditChange change = AccountAudit.changed(account.profile(), after);
    Set<String> fields = new TreeSet<>(change.after().keySet());
    if (groups.isPresent() && !groups.get().equals(account.groups())) {
      fields.add(AccountColumn.GROUPS.field());
    }
    return fields;
  }

  private static ImportLine line(
      AccountRow row,
      ImportOutcome outcome,
      List<String> fields,
      Optional<ImportFlaw> flaw,
      String field) {
    return new ImportLine(
        row.line(),
        row.cell(AccountColumn.LOGIN_NAME),
        row.cell(AccountColumn.DISPLAY_NAME),
        outcome,
        fields,
        flaw,
        field);
  }
}
