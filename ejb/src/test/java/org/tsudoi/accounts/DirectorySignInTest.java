package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tsudoi.accounts.AccountsFixture.ELSEWHERE;
import static org.tsudoi.accounts.AccountsFixture.with;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.accounts.domain.Profile;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.identity.DirectoryPerson;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.SecondFactorRule;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Duty;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * Whose password the company directory keeps, and that all the rest of a sign-in holds for them.
 */
@Tag("spec-6.3.1")
class DirectorySignInTest {

  private static final String ID = "0b8f6a6e-1b1c-4f6e-9a55-6a3a8c1d2e3f";
  private static final String THERE = "Directory passw0rd";
  private static final Caller CHIEF = with(SystemRole.SYSTEM_ADMINISTRATOR);
  private static final Caller KEEPER = with(SystemRole.USER_ADMINISTRATOR);

  private AccountsFixture room;
  private DirectoryLinkService door;
  private CreatedAccount hanako;

  @BeforeEach
  void openRoom(@TempDir Path folder) {
    room = new AccountsFixture(folder);
    door = new DirectoryLinkService(room.directory, room.directoryKeeper(), room.gate, room.random);
    hanako = room.create("hanako", SystemRole.PARTICIPANT);
    room.directory.put("hanako", ID, THERE);
  }

  private static void refused(Problem why, ThrowingCallable call) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(call)
        .extracting(RefusedException::problem)
        .isEqualTo(why);
  }

  @Test
  void asksTheDirectoryForWhomAnAdministratorHasLinked() {
    IdentityView link = door.link(KEEPER, hanako.id());

    SignedIn session = room.signIn("hanako", THERE);

    assertThat(link.subject()).isEqualTo(ID);
    assertThat(link.prepared()).isTrue();
    assertThat(room.resume(session).orElseThrow().duty()).isEmpty();
    assertThat(session.account().passwordChangeRequired()).isFalse();
    assertThat(door.own(session.caller()).orElseThrow().issuer()).isEqualTo(FakeDirectory.NAME);
    assertThat(room.audit.lines)
        .contains("somebody IDENTITY_LINKED hanako", "Name of hanako SIGNED_IN hanako");
  }

  @Test
  void forgetsThePasswordThatALinkedAccountHadHere() {
    SignedIn before = room.signIn("hanako", hanako.oneTimePassword());
    door.link(KEEPER, hanako.id());

    assertThat(room.resume(before)).isEmpty();
    refused(Problem.SIGN_IN_FAILED, () -> room.signIn("hanako", hanako.oneTimePassword()));
    refused(Problem.SIGN_IN_FAILED, () -> room.signIn("hanako", ""));
  }

  @Test
  void saysTheSameOfAnUnknownUserAWrongPasswordAndALinkedUser() {
    door.link(KEEPER, hanako.id());
    room.create("taro", SystemRole.PARTICIPANT);
    long before = room.gate.computations();

    for (String name : new String[] {"nobody", "hanako", "taro"}) {
      refused(Problem.SIGN_IN_FAILED, () -> room.signIn(name, "wrong"));
    }

    assertThat(room.gate.computations() - before).isEqualTo(3);
    assertThat(room.directory.looked).endsWith("nobody", "hanako", "taro");
  }

  @Test
  void showsThePasswordOfAnAccountThatHasOneHereToNobody() {
    refused(Problem.SIGN_IN_FAILED, () -> room.signIn("hanako", "mistyped"));
    refused(Problem.SIGN_IN_FAILED, () -> room.signIn("hanako", THERE));

    assertThat(room.directory.shown).isEmpty();
    room.signIn("hanako", hanako.oneTimePassword());
  }

  @Test
  void tellsPeopleByTheirIdAndNotByTheirName() {
    door.link(KEEPER, hanako.id());
    room.directory.put("hanako", "another person with this user ID now", THERE);
    refused(Problem.SIGN_IN_FAILED, () -> room.signIn("hanako", THERE));

    room.directory.people.clear();
    room.directory.put("hanako.sato", ID, THERE);

    assertThat(room.signIn("hanako.sato", THERE).account().id()).isEqualTo(hanako.id());
    refused(Problem.SIGN_IN_FAILED, () -> room.signIn("hanako", THERE));
  }

  @Test
  void linksByTheUserIdAtTheFirstSignInWhereThatIsWanted() {
    room.directoryRules.link = "login-name";
    SignedIn before = room.signIn("hanako", hanako.oneTimePassword());
    assertThat(room.directory.shown).isEmpty();

    SignedIn session = room.signIn("hanako", THERE);

    assertThat(room.resume(before)).isEmpty();
    assertThat(room.resume(session)).isPresent();
    assertThat(door.find(CHIEF, hanako.id()).orElseThrow().prepared()).isFalse();
    assertThat(room.audit.lines).contains("Name of hanako IDENTITY_LINKED hanako");
    refused(Problem.SIGN_IN_FAILED, () -> room.signIn("hanako", hanako.oneTimePassword()));
    room.signIn("hanako", THERE);
  }

  @Test
  void believesTheUserIdThatTheDirectoryTellsRatherThanTheOneThatWasTyped() {
    room.directoryRules.link = "login-name";
    DirectoryPerson other = room.directory.put("other", "42", THERE);
    room.directory.people.put("hanako", other);

    refused(Problem.SIGN_IN_FAILED, () -> room.signIn("hanako", THERE));

    assertThat(room.links.links).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = SystemRole.class,
      names = {"SYSTEM_ADMINISTRATOR", "USER_ADMINISTRATOR", "AUDITOR"})
  void makesNobodyAnAdministratorByAName(SystemRole role) {
    room.directoryRules.link = "login-name";
    room.directoryRules.create = "yes";
    room.create("chief", role);
    DirectoryPerson evil = room.directory.put("chief", "666", THERE);
    room.directory.put("alias", "666", THERE);
    room.directory.people.put("alias", evil);

    refused(Problem.SIGN_IN_FAILED, () -> room.signIn("chief", THERE));
    refused(Problem.SIGN_IN_FAILED, () -> room.signIn("alias", THERE));
    assertThat(room.links.links).isEmpty();
  }

  @Test
  void linksNothingWhenTheSignInIsRefused() {
    room.directoryRules.link = "login-name";
    room.devices.refusal = Optional.of(Problem.DEVICE_UNKNOWN);

    refused(Problem.DEVICE_UNKNOWN, () -> room.signIn("hanako", THERE));

    assertThat(room.links.links).isEmpty();
    assertThat(room.audit.lines)
        .contains("anonymous SIGN_IN_REFUSED hanako refused DEVICE_UNKNOWN");
  }

  @Test
  void createsParticipantsWhereThatIsWanted() {
    room.directory.put("jiro", "7", THERE);
    refused(Problem.SIGN_IN_FAILED, () -> room.signIn("jiro", THERE));
    room.directoryRules.create = "yes";
    refused(Problem.SIGN_IN_FAILED, () -> room.signIn("jiro", "wrong"));

    SignedIn session = room.signIn("jiro", THERE);

    assertThat(session.account().displayName()).isEqualTo("山田 花子");
    assertThat(session.account().email()).isEqualTo("jiro@aoba.example");
    assertThat(session.account().department()).isEqualTo("総務部");
    assertThat(session.account().roles()).containsExactly(SystemRole.PARTICIPANT);
    assertThat(session.caller().duty()).isEmpty();
    assertThat(room.signIn("jiro", THERE).account().id()).isEqualTo(session.account().id());
    refused(Problem.SIGN_IN_FAILED, () -> room.signIn("hanako", THERE));
  }

  @Test
  void takesFromTheDirectoryOnlyWhatCanStandInAnAccount() {
    Profile profile =
        ToldProfile.of(
            new DirectoryPerson(
                "d", "1", "jiro", " \u202e\u0007 ", "k".repeat(300), "no address", "\ud83d"),
            LoginName.of("jiro"),
            "en");

    assertThat(profile.displayName()).isEqualTo("jiro");
    assertThat(profile.kana()).hasSize(100);
    assertThat(profile.email()).isEmpty();
    assertThat(profile.department()).isEmpty();
  }

  @Test
  void closesTheNameFromTheAddressAfterTenWrongPasswords() {
    door.link(KEEPER, hanako.id());
    for (int number = 0; number < 10; number++) {
      refused(Problem.SIGN_IN_FAILED, () -> room.signIn("hanako", "wrong"));
    }
    int shown = room.directory.shown.size();

    refused(Problem.SIGN_IN_FAILED, () -> room.signIn("hanako", THERE));

    assertThat(room.directory.shown).hasSize(shown);
    room.signIn.signIn(new Credentials("hanako", THERE), ELSEWHERE, Delivery.BEARER);
    room.clock.advance(Duration.ofMinutes(16));
    room.signIn("hanako", THERE);
  }

  @Test
  void keepsDisabledAccountsClosed() {
    door.link(KEEPER, hanako.id());
    room.accounts.disable(Caller.system(), hanako.id());

    refused(Problem.SIGN_IN_FAILED, () -> room.signIn("hanako", THERE));
  }

  @Test
  void keepsWhomTheDirectoryHasNoMoreFromComingIn() {
    door.link(KEEPER, hanako.id());
    room.directory.people.remove("hanako");
    room.directory.put("taro", "8", THERE);

    refused(Problem.SIGN_IN_FAILED, () -> room.signIn("hanako", THERE));
    assertThat(
            room.directorySignIn().stillKnows(room.attempts().account(hanako.id()).orElseThrow()))
        .isFalse();
  }

  @Test
  void saysThatTheDirectoryIsAwayToWhomeverItMightConcernAndLetsTheOthersIn() {
    String taro = room.create("taro", SystemRole.PARTICIPANT).oneTimePassword();
    door.link(KEEPER, hanako.id());
    room.directory.away = true;

    for (String name : new String[] {"nobody", "hanako", "taro"}) {
      refused(Problem.DIRECTORY_UNREACHABLE, () -> room.signIn(name, THERE));
    }

    room.signIn("taro", taro);
    assertThat(room.audit.lines)
        .contains("anonymous SIGN_IN_REFUSED hanako refused DIRECTORY_UNREACHABLE");
  }

  @Test
  void owesTheSecondFactorAndNoPassword() {
    door.link(KEEPER, hanako.id());
    room.policies.secondFactor = new SecondFactorRule(true, Set.of(SystemRole.PARTICIPANT));
    room.policies.rules = new PasswordRules(8, true, true, true, 90, 5, 0);
    room.clock.advance(Duration.ofDays(400));

    SignedIn session = room.signIn("hanako", THERE);

    assertThat(session.caller().duty()).contains(Duty.SECOND_FACTOR);
    assertThat(room.signIn.current(session.caller()).passwordEnd()).isEmpty();
  }

  @Test
  void asksTheDirectoryAlsoWhereOneProvesOneselfOnceMore() {
    door.link(KEEPER, hanako.id());
    SignedIn session = room.signIn("hanako", THERE);

    refused(Problem.SIGN_IN_FAILED, () -> prove(session, "wrong"));
    refused(Problem.SIGN_IN_FAILED, () -> prove(session, hanako.oneTimePassword()));
    assertThat(prove(session, THERE)).isEqualTo("hanako");
    room.directory.away = true;
    refused(Problem.DIRECTORY_UNREACHABLE, () -> prove(session, THERE));
  }

  private String prove(SignedIn session, String password) {
    return room.proof.proved(
        session.caller(),
        new Reassurance(password, ""),
        AuditAction.SECOND_FACTOR_REMOVED,
        (account, passkey) -> Optional.of(account.loginName().value()));
  }

  @Test
  void saysWhereThePasswordIsChanged() {
    door.link(KEEPER, hanako.id());
    SignedIn session = room.signIn("hanako", THERE);

    refused(
        Problem.PASSWORD_IN_DIRECTORY,
        () -> room.signIn.changePassword(session.caller(), THERE, "Another passw0rd"));
    refused(Problem.PASSWORD_IN_DIRECTORY, () -> room.accounts.resetPassword(CHIEF, hanako.id()));
  }

  @Test
  void givesAOneTimePasswordWhenTheLinkEnds() {
    door.link(KEEPER, hanako.id());
    SignedIn session = room.signIn("hanako", THERE);

    String oneTime = door.unlink(KEEPER, hanako.id());

    assertThat(room.resume(session)).isEmpty();
    refused(Problem.SIGN_IN_FAILED, () -> room.signIn("hanako", THERE));
    assertThat(room.signIn("hanako", oneTime).caller().duty()).contains(Duty.PASSWORD_CHANGE);
    assertThat(room.audit.lines).contains("somebody IDENTITY_UNLINKED hanako");
    refused(Problem.NOT_FOUND, () -> door.unlink(KEEPER, hanako.id()));
  }

  @Test
  void comesBackByTheCommandLineWhenTheDirectoryIsGone() {
    door.link(KEEPER, hanako.id());
    room.directory.away = true;
    Caller commandLine =
        new Caller(
            Optional.empty(),
            "command line",
            Set.of(SystemRole.SYSTEM_ADMINISTRATOR),
            CallerPath.COMMAND_LINE,
            "127.0.0.1",
            Optional.empty());

    String oneTime = room.accounts.resetByLoginName(commandLine, "hanako");

    room.signIn("hanako", oneTime);
    room.directory.away = false;
    refused(Problem.SIGN_IN_FAILED, () -> room.signIn("hanako", THERE));
    assertThat(door.find(CHIEF, hanako.id())).isEmpty();
    door.link(KEEPER, hanako.id());
    room.signIn("hanako", THERE);
  }

  @Test
  void givesOnePersonOneAccount() {
    CreatedAccount taro = room.create("taro", SystemRole.PARTICIPANT);
    door.link(KEEPER, hanako.id());
    room.directory.put("taro", ID, THERE);

    refused(Problem.CONFLICT, () -> door.link(KEEPER, taro.id()));
    refused(Problem.SIGN_IN_FAILED, () -> room.signIn("taro", THERE));
    door.link(KEEPER, hanako.id());
    assertThat(room.links.links).hasSize(1);
  }

  @Test
  void leavesAccountsOfSystemAdministratorsToThem() {
    CreatedAccount chief = room.create("chief", SystemRole.SYSTEM_ADMINISTRATOR);
    room.directory.put("chief", "9", THERE);

    refused(Problem.FORBIDDEN, () -> door.link(KEEPER, chief.id()));
    door.link(AccountsFixture.atTheServer(), chief.id());
    refused(Problem.FORBIDDEN, () -> door.unlink(KEEPER, chief.id()));
    assertThat(room.signIn("chief", THERE).account().id()).isEqualTo(chief.id());
  }

  @Test
  void linksNobodyWhomTheDirectoryDoesNotKnow() {
    CreatedAccount taro = room.create("taro", SystemRole.PARTICIPANT);
    refused(Problem.NOT_FOUND, () -> door.link(KEEPER, taro.id()));
    room.accounts.delete(Caller.system(), hanako.id());
    refused(Problem.NOT_FOUND, () -> door.link(KEEPER, hanako.id()));
  }

  @Test
  void leavesItsUsersAsTheyAreWhenManyMustChangeTheirPasswords() {
    door.link(KEEPER, hanako.id());

    BulkReport report =
        room.bulk.run(
            CHIEF,
            new BulkOrder(
                BulkAction.REQUIRE_PASSWORD_CHANGE,
                Optional.empty(),
                List.of(hanako.id()),
                new AccountQuery("", 0, 1)));

    assertThat(report.lines().get(0).reason()).contains(BulkReason.IN_DIRECTORY);
    assertThat(room.signIn("hanako", THERE).caller().duty()).isEmpty();
  }
}
