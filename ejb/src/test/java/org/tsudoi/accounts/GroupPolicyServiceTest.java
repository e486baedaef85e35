package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tsudoi.policies.GroupRules;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.RuleDraft;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Duty;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** What a group asks is in force at once for its members, wherever passwords are looked at. */
@Tag("spec-6.1.2")
@Tag("spec-6.3.2")
class GroupPolicyServiceTest {

  private static final Caller ADMINISTRATOR = AccountsFixture.with(SystemRole.SYSTEM_ADMINISTRATOR);
  private static final String OLD = "Correct-Horse-7";

  private AccountsFixture room;

  @BeforeEach
  void openRoom(@TempDir Path folder) {
    room = new AccountsFixture(folder);
  }

  private static PasswordRules lasting(int days) {
    return new PasswordRules(8, true, true, true, days, 5, 0);
  }

  private GroupId group(String name, PasswordRules rules) {
    GroupId id = room.groups.create(ADMINISTRATOR, new GroupDraft(name, "")).id();
    if (rules != null) {
      room.groupPolicies.save(ADMINISTRATOR, id, new RuleDraft<>(0, "", GroupRules.of(rules)));
    }
    return id;
  }

  private SignedIn member(String loginName, GroupId... groups) {
    SignedIn person = room.settled(loginName, OLD, SystemRole.PARTICIPANT);
    for (GroupId group : groups) {
      room.groups.add(ADMINISTRATOR, group, person.account().id());
    }
    return person;
  }

  private PolicyImpact preview(GroupId group, PasswordRules wanted) {
    return room.groupPolicies
        .preview(ADMINISTRATOR, group, wanted == null ? GroupRules.NONE : GroupRules.of(wanted))
        .passwords();
  }

  @Test
  void asksTheNextPasswordOfAMemberForTheStricterOfEachRule() {
    GroupId longer = group("Longer", new PasswordRules(20, false, false, false, 0, 0, 0));
    GroupId mixed = group("Mixed", new PasswordRules(8, true, true, true, 0, 0, 0));
    SignedIn hanako = member("hanako", longer, mixed);

    for (String weak : new String[] {"Kaede7mountain", "kaede mountain river stone"}) {
      assertThatThrownBy(() -> room.signIn.changePassword(hanako.caller(), OLD, weak))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.problem()).isEqualTo(Problem.PASSWORD_TOO_WEAK));
    }
    assertThat(room.signIn.passwordRules(hanako.caller()).minimumLength()).isEqualTo(20);
    room.signIn.changePassword(hanako.caller(), OLD, "Kaede7-mountain-river-stone");
  }

  @Test
  void asksAMemberForLessThanTheInstallationWhereTheGroupDoes() {
    room.policies.rules = new PasswordRules(30, true, true, true, 1, 0, 0);
    GroupId modern = group("Modern", PasswordRules.modern());
    SignedIn hanako = room.signIn("hanako", newcomer("hanako", modern));

    room.signIn.changePassword(hanako.caller(), lastOneTimePassword, "kaede mountain river stone");

    room.clock.advance(Duration.ofMinutes(20));
    SignedIn again = room.signIn("hanako", "kaede mountain river stone");
    assertThat(room.signIn.current(again.caller()).passwordEnd()).isEmpty();
  }

  private String lastOneTimePassword;

  private String newcomer(String loginName, GroupId group) {
    CreatedAccount created = room.create(loginName, SystemRole.PARTICIPANT);
    room.groups.add(ADMINISTRATOR, group, created.id());
    lastOneTimePassword = created.oneTimePassword();
    return lastOneTimePassword;
  }

  @Test
  void endsPasswordsAfterTheLifetimeOfTheGroupAndSaysWhen() {
    GroupId monthly = group("Monthly", lasting(30));
    SignedIn hanako = member("hanako", monthly);
    SignedIn again = room.signIn("hanako", OLD);
    assertThat(room.signIn.current(again.caller()).passwordEnd())
        .contains(room.clock.instant().plus(Duration.ofDays(30)));

    room.clock.advance(Duration.ofDays(31));

    SignedIn late = room.signIn("hanako", OLD);
    assertThat(late.caller().owes(Duty.PASSWORD_CHANGE)).isTrue();
    room.groups.remove(ADMINISTRATOR, monthly, hanako.account().id());
    assertThat(room.resume(late).orElseThrow().owes(Duty.PASSWORD_CHANGE))
        .as("leaving the group counts at once")
        .isFalse();
  }

  @Test
  void keepsAPasswordForTheMinimumAgeOfTheGroup() {
    GroupId steady = group("Steady", new PasswordRules(8, true, true, true, 0, 0, 48));
    member("hanako", steady);
    SignedIn hanako = room.signIn("hanako", OLD);

    assertThatThrownBy(
            () -> room.signIn.changePassword(hanako.caller(), OLD, "Kaede7-mountain-river"))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.problem()).isEqualTo(Problem.PASSWORD_TOO_YOUNG));
  }

  @Test
  void namesTheMembersWhosePasswordsWouldBeTooOld() {
    GroupId sales = group("Sales", null);
    GroupId board = group("Board", lasting(20));
    member("old-member", sales);
    member("too-old-already", sales, board);
    member("not-in-it");
    room.clock.advance(Duration.ofDays(25));
    member("young-member", sales);

    PolicyImpact impact = preview(sales, lasting(10));

    assertThat(impact.people()).isEqualTo(3);
    assertThat(impact.first()).extracting(AccountView::loginName).containsExactly("old-member");
    assertThat(preview(sales, lasting(30)).mustChange()).isZero();
    assertThat(preview(sales, PasswordRules.modern()).unknown())
        .containsExactly(PolicyImpact.Unknown.LENGTH);
  }

  @Test
  void saysWhoFallsBackToAShorterLifetimeWhenTheGroupGivesItsPolicyUp() {
    room.policies.rules = lasting(10);
    GroupId modern = group("Modern", PasswordRules.modern());
    GroupId other = group("Other", lasting(0));
    member("falls-back", modern);
    member("held-by-another", modern, other);
    room.clock.advance(Duration.ofDays(15));

    PolicyImpact impact = preview(modern, null);

    assertThat(impact.first()).extracting(AccountView::loginName).containsExactly("falls-back");
    assertThat(impact.unknown()).containsExactly(PolicyImpact.Unknown.CHARACTERS);
  }

  @Test
  void leavesMembersOutOfThePreviewOfTheInstallation() {
    GroupId modern = group("Modern", PasswordRules.modern());
    member("member", modern);
    member("everybody-else");
    room.clock.advance(Duration.ofDays(15));
    PolicyImpactService impacts =
        new PolicyImpactService(room.store.accounts(), room.policies, room.clock);

    PolicyImpact impact = impacts.preview(ADMINISTRATOR, lasting(10));

    assertThat(impact.people()).isEqualTo(1);
    assertThat(impact.first()).extracting(AccountView::loginName).containsExactly("everybody-else");
  }

  @Test
  void letsASystemAdministratorAloneDeleteAGroupWithAPolicy() {
    GroupId monthly = group("Monthly", lasting(30));

    assertThatThrownBy(
            () -> room.groups.delete(AccountsFixture.with(SystemRole.USER_ADMINISTRATOR), monthly))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.problem()).isEqualTo(Problem.FORBIDDEN));
    room.groups.delete(ADMINISTRATOR, monthly);
    assertThat(room.policies.groups.rules).isEmpty();
  }

  @Test
  void knowsNoPolicyOfAGroupThatDoesNotExist() {
    GroupId nobodys = GroupId.random();

    assertThatThrownBy(() -> preview(nobodys, lasting(1)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.problem()).isEqualTo(Problem.NOT_FOUND));
    assertThatThrownBy(() -> room.groupPolicies.current(ADMINISTRATOR, nobodys))
        .isInstanceOf(RefusedException.class);
  }
}
