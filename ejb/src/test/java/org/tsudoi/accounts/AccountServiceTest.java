package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Duty;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

@Tag("spec-6.3.2")
class AccountServiceTest {

  private static final Caller ADMINISTRATOR = AccountsFixture.with(SystemRole.SYSTEM_ADMINISTRATOR);
  private static final Caller USER_ADMINISTRATOR =
      AccountsFixture.with(SystemRole.USER_ADMINISTRATOR);

  private AccountsFixture room;

  @BeforeEach
  void openRoom(@TempDir Path folder) {
    room = new AccountsFixture(folder);
  }

  @Test
  void keepsOneAccountPerNameHoweverItIsWritten() {
    room.create("hanako.sato", SystemRole.PARTICIPANT);

    refused(() -> room.create("Hanako.SATO", SystemRole.PARTICIPANT), Problem.LOGIN_NAME_TAKEN);
  }

  @ParameterizedTest
  @CsvSource({
    "x, Name, , , en, loginName",
    "'a b c', Name, , , en, loginName",
    "hanako, '', , , en, displayName",
    "hanako, 'a\u0007b', , , en, displayName",
    "hanako, 'a\u202eb', , , en, displayName",
    "hanako, Name, , not-an-address, en, email",
    "hanako, Name, , , fr, language",
  })
  void namesTheFieldThatIsWrong(
      String loginName, String name, String kana, String email, String language, String field) {
    NewAccount account =
        new NewAccount(
            loginName,
            name,
            kana == null ? "" : kana,
            email == null ? "" : email,
            Set.of(SystemRole.PARTICIPANT),
            language);

    assertThatThrownBy(() -> room.accounts.create(ADMINISTRATOR, account))
        .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.field()).contains(field));
  }

  @Test
  void refusesAnAccountWithoutRole() {
    refused(() -> room.create("hanako"), Problem.INVALID_VALUE);
  }

  @Test
  void letsAUserAdministratorNeitherMakeNorTouchASystemAdministrator() {
    AccountId chief = room.create("chief", SystemRole.SYSTEM_ADMINISTRATOR).id();
    AccountId hanako = room.create("hanako", SystemRole.PARTICIPANT).id();
    Set<SystemRole> more = Set.of(SystemRole.SYSTEM_ADMINISTRATOR);

    refused(
        () ->
            room.accounts.create(
                USER_ADMINISTRATOR, new NewAccount("taro", "Taro", "", "", more, "en")),
        Problem.FORBIDDEN);
    refused(() -> room.accounts.change(USER_ADMINISTRATOR, hanako, roles(more)), Problem.FORBIDDEN);
    refused(() -> room.accounts.disable(USER_ADMINISTRATOR, chief), Problem.FORBIDDEN);
    refused(() -> room.accounts.delete(USER_ADMINISTRATOR, chief), Problem.FORBIDDEN);
    refused(() -> room.accounts.restore(USER_ADMINISTRATOR, chief), Problem.FORBIDDEN);
    refused(() -> room.accounts.resetPassword(USER_ADMINISTRATOR, chief), Problem.FORBIDDEN);
  }

  @Test
  void keepsTheLastActiveSystemAdministrator() {
    AccountId one = room.create("one", SystemRole.SYSTEM_ADMINISTRATOR).id();
    AccountId two = room.create("two", SystemRole.SYSTEM_ADMINISTRATOR).id();
    room.accounts.disable(AccountsFixture.atTheServer(), two);

    refused(() -> room.accounts.disable(ADMINISTRATOR, one), Problem.LAST_ADMINISTRATOR);
    refused(() -> room.accounts.delete(ADMINISTRATOR, one), Problem.LAST_ADMINISTRATOR);
    refused(
        () -> room.accounts.change(ADMINISTRATOR, one, roles(Set.of(SystemRole.AUDITOR))),
        Problem.LAST_ADMINISTRATOR);
  }

  @Test
  @Tag("A-8")
  @Tag("A-11")
  void endsTheSessionsOfWhoeverIsDisabledReRoledOrReset() {
    SignedIn hanako = room.settled("hanako", "Correct-Horse-7", SystemRole.PARTICIPANT);
    SignedIn taro = room.settled("taro", "Correct-Horse-7", SystemRole.PARTICIPANT);
    SignedIn jiro = room.settled("jiro", "Correct-Horse-7", SystemRole.PARTICIPANT);

    room.accounts.disable(ADMINISTRATOR, hanako.account().id());
    room.accounts.change(ADMINISTRATOR, taro.account().id(), roles(Set.of(SystemRole.AUDITOR)));
    room.accounts.resetPassword(ADMINISTRATOR, jiro.account().id());

    assertThat(room.resume(hanako)).isEmpty();
    assertThat(room.resume(taro)).isEmpty();
    assertThat(room.resume(jiro)).isEmpty();
    assertThat(room.ended.fired).hasSize(3);
  }

  @Test
  void takesADeletedUserAwayAndBringsTheUserBackAsBefore() {
    SignedIn hanako = room.settled("hanako", "Correct-Horse-7", SystemRole.PARTICIPANT);
    AccountId id = hanako.account().id();

    room.accounts.delete(ADMINISTRATOR, id);

    assertThat(room.resume(hanako)).isEmpty();
    assertThat(room.ended.fired).hasSize(1);
    refused(() -> room.signIn("hanako", "Correct-Horse-7"), Problem.SIGN_IN_FAILED);
    refused(() -> room.create("Hanako", SystemRole.PARTICIPANT), Problem.LOGIN_NAME_TAKEN);
    assertThat(room.accounts.get(ADMINISTRATOR, id).state()).isEqualTo(AccountState.DELETED);

    room.accounts.restore(ADMINISTRATOR, id);

    assertThat(room.resume(hanako)).isEmpty();
    assertThat(room.signIn("hanako", "Correct-Horse-7").account().state())
        .isEqualTo(AccountState.ACTIVE);
    assertThat(room.audit.lines)
        .contains("somebody ACCOUNT_DELETED hanako", "somebody ACCOUNT_RESTORED hanako");
  }

  @Test
  void doesNothingElseToADeletedUser() {
    AccountId hanako = room.create("hanako", SystemRole.PARTICIPANT).id();
    room.accounts.disable(ADMINISTRATOR, hanako);
    room.accounts.delete(ADMINISTRATOR, hanako);

    refused(() -> room.accounts.delete(ADMINISTRATOR, hanako), Problem.NOT_FOUND);
    refused(() -> room.accounts.enable(ADMINISTRATOR, hanako), Problem.NOT_FOUND);
    refused(() -> room.accounts.resetPassword(ADMINISTRATOR, hanako), Problem.NOT_FOUND);
    refused(
        () -> room.accounts.change(ADMINISTRATOR, hanako, displayName("Name")), Problem.NOT_FOUND);
    room.accounts.restore(ADMINISTRATOR, hanako);
    assertThat(room.accounts.get(ADMINISTRATOR, hanako).state()).isEqualTo(AccountState.DISABLED);
  }

  @Test
  void leavesTheSessionsWhenOnlyTheNameChanges() {
    SignedIn hanako = room.settled("hanako", "Correct-Horse-7", SystemRole.PARTICIPANT);

    room.accounts.change(ADMINISTRATOR, hanako.account().id(), displayName("佐藤 花子"));

    assertThat(room.resume(hanako)).map(Caller::name).contains("佐藤 花子");
    assertThat(room.audit.changes.get(room.audit.changes.size() - 1).after())
        .containsOnlyKeys("displayName")
        .containsEntry("displayName", "佐藤 花子");
  }

  @Test
  @Tag("A-2")
  void admitsNobodyOutsideTheTimeOfTheAccount() {
    SignedIn hanako = room.settled("hanako", "Correct-Horse-7", SystemRole.PARTICIPANT);
    room.create("chief", SystemRole.SYSTEM_ADMINISTRATOR);
    Validity tenMinutes =
        new Validity(
            Optional.empty(), Optional.of(room.clock.instant().plus(Duration.ofMinutes(10))));

    room.accounts.change(ADMINISTRATOR, hanako.account().id(), validity(tenMinutes));
    assertThat(room.resume(hanako)).isPresent();
    room.clock.advance(Duration.ofMinutes(10));

    assertThat(room.resume(hanako)).isEmpty();
    refused(() -> room.signIn("hanako", "Correct-Horse-7"), Problem.SIGN_IN_FAILED);
  }

  @Test
  void resetsByTheNameThatTheCommandLineKnows() {
    room.settled("hanako", "Correct-Horse-7", SystemRole.PARTICIPANT);

    String oneTime = room.accounts.resetByLoginName(ADMINISTRATOR, "HANAKO");

    assertThat(room.signIn("hanako", oneTime).caller().owes(Duty.PASSWORD_CHANGE)).isTrue();
    refused(() -> room.accounts.resetByLoginName(ADMINISTRATOR, "nobody"), Problem.NOT_FOUND);
  }

  private static AccountChange roles(Set<SystemRole> roles) {
    return change(Optional.empty(), Optional.of(roles), Optional.empty());
  }

  private static AccountChange displayName(String name) {
    return change(Optional.of(name), Optional.empty(), Optional.empty());
  }

  private static AccountChange validity(Validity validity) {
    return change(Optional.empty(), Optional.empty(), Optional.of(validity));
  }

  private static AccountChange change(
      Optional<String> name, Optional<Set<SystemRole>> roles, Optional<Validity> validity) {
    return new AccountChange(
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        roles,
        Optional.empty(),
        validity);
  }

  private static void refused(ThrowingCallable call, Problem problem) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
