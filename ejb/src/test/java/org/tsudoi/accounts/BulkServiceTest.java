package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Duty;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

@Tag("spec-6.3.2")
class BulkServiceTest {

  private static final Caller ADMINISTRATOR = AccountsFixture.with(SystemRole.SYSTEM_ADMINISTRATOR);
  private static final Caller USER_ADMINISTRATOR =
      AccountsFixture.with(SystemRole.USER_ADMINISTRATOR);

  private AccountsFixture room;

  @BeforeEach
  void openRoom(@TempDir Path folder) {
    room = new AccountsFixture(folder);
  }

  private AccountId person(String loginName) {
    return room.create(loginName, SystemRole.PARTICIPANT).id();
  }

  private static BulkOrder order(BulkAction action, AccountId... ids) {
    return new BulkOrder(action, Optional.empty(), Arrays.asList(ids), new AccountQuery("", 0, 1));
  }

  private static BulkOrder order(BulkAction action, GroupId group, AccountId... ids) {
    return new BulkOrder(
        action, Optional.of(group), Arrays.asList(ids), new AccountQuery("", 0, 1));
  }

  private static Map<String, Optional<BulkReason>> reasons(BulkReport report) {
    return report.lines().stream().collect(Collectors.toMap(BulkLine::loginName, BulkLine::reason));
  }

  @Test
  void saysWhoIsChangedAndWhoIsNotAndWritesNothing() {
    AccountId active = person("active");
    AccountId disabled = person("disabled");
    AccountId deleted = person("deleted");
    room.accounts.disable(ADMINISTRATOR, disabled);
    room.accounts.delete(ADMINISTRATOR, deleted);
    int entries = room.audit.lines.size();
    BulkOrder order = order(BulkAction.DISABLE, active, disabled, deleted, AccountId.random());

    BulkReport report = room.bulk.preview(ADMINISTRATOR, order);

    assertThat(report.written()).isFalse();
    assertThat(reasons(report))
        .isEqualTo(
            Map.of(
                "active", Optional.empty(),
                "disabled", Optional.of(BulkReason.ALREADY),
                "deleted", Optional.of(BulkReason.DELETED),
                "", Optional.of(BulkReason.NOT_FOUND)));
    assertThat(report.changed()).isEqualTo(1);
    assertThat(report.unchanged()).isEqualTo(3);
    assertThat(room.accounts.get(ADMINISTRATOR, active).state()).isEqualTo(AccountState.ACTIVE);
    assertThat(room.audit.lines).hasSize(entries);
  }

  @Test
  void disablesEnablesDeletesAndRestoresAndAuditsEach() {
    AccountId one = person("one");
    AccountId two = person("two");

    for (BulkAction action :
        List.of(BulkAction.DISABLE, BulkAction.ENABLE, BulkAction.DELETE, BulkAction.RESTORE)) {
      BulkReport report = room.bulk.run(USER_ADMINISTRATOR, order(action, one, two, one));
      assertThat(report.written()).isTrue();
      assertThat(report.changed()).isEqualTo(2);
    }

    assertThat(room.audit.lines)
        .filteredOn(line -> line.startsWith("somebody"))
        .containsExactlyInAnyOrder(
            "somebody ACCOUNT_DISABLED one",
            "somebody ACCOUNT_DISABLED two",
            "somebody ACCOUNT_ENABLED one",
            "somebody ACCOUNT_ENABLED two",
            "somebody ACCOUNT_DELETED one",
            "somebody ACCOUNT_DELETED two",
            "somebody ACCOUNT_RESTORED one",
            "somebody ACCOUNT_RESTORED two");
  }

  @Test
  void sparesOneselfTheLastAdministratorAndWhomOneMayNotTouch() {
    AccountId one = room.create("one", SystemRole.SYSTEM_ADMINISTRATOR).id();
    AccountId two = room.create("two", SystemRole.SYSTEM_ADMINISTRATOR).id();
    AccountId hanako = person("hanako");
    Caller self =
        new Caller(
            Optional.of(hanako),
            "hanako",
            Set.of(SystemRole.USER_ADMINISTRATOR),
            CallerPath.CONSOLE,
            "192.0.2.1",
            Optional.empty());

    assertThat(reasons(room.bulk.preview(self, order(BulkAction.DELETE, one, hanako))))
        .isEqualTo(
            Map.of(
                "one", Optional.of(BulkReason.FORBIDDEN),
                "hanako", Optional.of(BulkReason.YOURSELF)));
    BulkOrder both = order(BulkAction.DISABLE, one, two);
    BulkReport preview = room.bulk.preview(ADMINISTRATOR, both);
    assertThat(preview.changed()).isEqualTo(1);
    assertThat(reasons(preview)).containsValue(Optional.of(BulkReason.LAST_ADMINISTRATOR));
    assertThat(room.bulk.run(AccountsFixture.atTheServer(), both).changed()).isEqualTo(1);
    assertThat(
            room.store
                .accounts()
                .otherActiveAdministrators(AccountId.random(), room.clock.instant()))
        .isEqualTo(1);
  }

  @Test
  void putsIntoAGroupAndTakesOut() {
    AccountId one = person("one");
    AccountId two = person("two");
    GroupId sales = room.groups.create(ADMINISTRATOR, new GroupDraft("Sales", "")).id();
    room.groups.add(ADMINISTRATOR, sales, one);

    BulkReport in = room.bulk.run(ADMINISTRATOR, order(BulkAction.ADD_TO_GROUP, sales, one, two));
    assertThat(reasons(in))
        .isEqualTo(Map.of("one", Optional.of(BulkReason.ALREADY), "two", Optional.empty()));
    BulkReport out =
        room.bulk.run(ADMINISTRATOR, order(BulkAction.REMOVE_FROM_GROUP, sales, one, two));

    assertThat(out.changed()).isEqualTo(2);
    assertThat(room.groups.get(ADMINISTRATOR, sales).members()).isZero();
    assertThatThrownBy(
            () ->
                room.bulk.preview(
                    ADMINISTRATOR, order(BulkAction.ADD_TO_GROUP, GroupId.random(), one)))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.field()).contains("group"));
    assertThatThrownBy(() -> room.bulk.preview(ADMINISTRATOR, order(BulkAction.ADD_TO_GROUP, one)))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void demandsAnotherPasswordWhileThePresentOneStillSignsIn() {
    SignedIn hanako = room.settled("hanako", "Correct-Horse-7", SystemRole.PARTICIPANT);
    SignedIn before = room.signIn("hanako", "Correct-Horse-7");
    AccountId newcomer = person("newcomer");

    BulkReport report =
        room.bulk.run(
            ADMINISTRATOR,
            order(BulkAction.REQUIRE_PASSWORD_CHANGE, hanako.account().id(), newcomer));

    assertThat(reasons(report))
        .isEqualTo(Map.of("hanako", Optional.empty(), "newcomer", Optional.of(BulkReason.ALREADY)));
    assertThat(room.resume(before).orElseThrow().owes(Duty.PASSWORD_CHANGE)).isTrue();
    SignedIn again = room.signIn("hanako", "Correct-Horse-7");
    assertThat(again.caller().owes(Duty.PASSWORD_CHANGE)).isTrue();
    room.signIn.changePassword(again.caller(), "Correct-Horse-7", "Kaede7-mountain-river");
    assertThat(room.signIn("hanako", "Kaede7-mountain-river").caller().owes(Duty.PASSWORD_CHANGE))
        .isFalse();
    assertThat(room.audit.lines).contains("somebody PASSWORD_CHANGE_REQUIRED hanako");
  }

  @Test
  void endsTheSessionsOfWhoeverHasAny() {
    SignedIn hanako = room.settled("hanako", "Correct-Horse-7", SystemRole.PARTICIPANT);
    SignedIn open = room.signIn("hanako", "Correct-Horse-7");
    AccountId nowhere = person("nowhere");

    BulkReport report =
        room.bulk.run(
            ADMINISTRATOR, order(BulkAction.END_SESSIONS, hanako.account().id(), nowhere));

    assertThat(reasons(report).get("nowhere")).contains(BulkReason.ALREADY);
    assertThat(room.resume(open)).isEmpty();
    assertThat(room.audit.lines).contains("somebody SESSIONS_ENDED hanako");
  }

  @Test
  void refusesMoreThanTwoThousand() {
    AccountId[] many = new AccountId[BulkService.MOST + 1];
    Arrays.setAll(many, index -> AccountId.random());

    assertThatThrownBy(() -> room.bulk.preview(ADMINISTRATOR, order(BulkAction.DISABLE, many)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.problem()).isEqualTo(Problem.TOO_LARGE));
  }
}
