package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.tsudoi.accounts.AccountsFixture.OFFICE;
import static org.tsudoi.accounts.AccountsFixture.with;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tsudoi.devices.DeviceClaim;
import org.tsudoi.identity.ProvenIdentity;
import org.tsudoi.identity.SingleSignOn;
import org.tsudoi.policies.SecondFactorRule;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Duty;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** Whose account it is that the identity provider has proven, and whether it may come in. */
@Tag("spec-6.3.1")
class IdentitySignInTest {

  private static final String ISSUER = "https://idp.example";
  private static final ProvenIdentity HANAKO =
      new ProvenIdentity(ISSUER, "248289761001", Optional.of("Hanako"));
  private static final Caller CHIEF = with(SystemRole.SYSTEM_ADMINISTRATOR);
  private static final Caller KEEPER = with(SystemRole.USER_ADMINISTRATOR);

  private AccountsFixture room;
  private IdentityLinkService door;
  private CreatedAccount hanako;

  @BeforeEach
  void openRoom(@TempDir Path folder) {
    room = new AccountsFixture(folder);
    door =
        new IdentityLinkService(
            room.links,
            room.store.accounts(),
            room.keeper,
            new KnownProvider(),
            room.audit,
            room.clock);
    hanako = room.create("hanako", SystemRole.PARTICIPANT);
  }

  private static final class KnownProvider extends SingleSignOn {
    @Override
    public Optional<String> issuer() {
      return Optional.of(ISSUER);
    }
  }

  private SignedIn signIn(ProvenIdentity identity) {
    return room.signIn.signIn(identity, DeviceClaim.NONE, OFFICE, Delivery.COOKIE);
  }

  private static void refused(Problem why, ThrowingCallable call) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(call)
        .extracting(RefusedException::problem)
        .isEqualTo(why);
  }

  @Test
  @Tag("Z-13")
  void asksForAProofBeforeAnAdministratorGetsAnotherWayIn() {
    AccountId keeper = room.create("keeper", SystemRole.USER_ADMINISTRATOR).id();

    refused(Problem.PROOF_REQUIRED, () -> door.prepare(CHIEF, keeper, "1"));
    assertThat(door.find(CHIEF, keeper)).isEmpty();

    door.prepare(Caller.system(), keeper, "1");
    refused(Problem.PROOF_REQUIRED, () -> door.remove(CHIEF, keeper));
    assertThat(door.find(CHIEF, keeper)).isPresent();
  }

  @Test
  void isNeitherClosedByWrongPasswordsNorCountedAsATry() {
    for (int i = 0; i < 10; i++) {
      refused(Problem.SIGN_IN_FAILED, () -> room.signIn("hanako", "wrong"));
    }
    for (int i = 0; i < 12; i++) {
      refused(Problem.SSO_UNKNOWN, () -> signIn(HANAKO));
    }
    door.prepare(CHIEF, hanako.id(), HANAKO.subject());

    assertThat(signIn(HANAKO).caller().is(hanako.id())).isTrue();

    assertThat(room.lockouts.find(CHIEF, 0, 9).rows())
        .extracting(LockoutView::reason, LockoutView::tries)
        .containsExactly(tuple(LockoutReason.PASSWORDS, 10));
    refused(Problem.SIGN_IN_FAILED, () -> room.signIn("hanako", hanako.oneTimePassword()));
  }

  @Test
  void knowsNobodyWhomNobodyHasPrepared() {
    refused(Problem.SSO_UNKNOWN, () -> signIn(HANAKO));

    assertThat(room.links.links).isEmpty();
    assertThat(room.audit.lines).contains("counted SIGN_IN_REFUSED refused SSO_UNKNOWN");
  }

  @Test
  void letsInWhomAnAdministratorHasPreparedWithoutAskingForAPassword() {
    door.prepare(KEEPER, hanako.id(), "248289761001");

    SignedIn session = signIn(HANAKO);

    Caller caller =
        room.signIn
            .resume(session.token(), Delivery.COOKIE, "192.0.2.7", CallerPath.CONSOLE)
            .orElseThrow();
    assertThat(caller.duty()).isEmpty();
    assertThat(door.own(caller).orElseThrow().subject()).isEqualTo("248289761001");
    assertThat(session.account().passwordChangeRequired()).isFalse();
    assertThat(room.audit.lines)
        .contains("somebody IDENTITY_LINKED hanako", "Name of hanako SIGNED_IN hanako");
  }

  @Test
  void owesASecondFactorOfItsOwnOnlyWhereTheProvidersIsNotEnough() {
    door.prepare(KEEPER, hanako.id(), "248289761001");
    room.policies.secondFactor = new SecondFactorRule(true, Set.of(SystemRole.PARTICIPANT));

    assertThat(signIn(HANAKO).caller().duty()).isEmpty();
    room.sso.factor = "own";

    assertThat(signIn(HANAKO).caller().duty()).contains(Duty.SECOND_FACTOR);
  }

  @Test
  void tellsPeopleByIssuerAndSubjectTogether() {
    door.prepare(KEEPER, hanako.id(), "248289761001");

    refused(
        Problem.SSO_UNKNOWN,
        () ->
            signIn(
                new ProvenIdentity(
                    "https://other.example", "248289761001", Optional.of("hanako"))));
    refused(
        Problem.SSO_UNKNOWN,
        () -> signIn(new ProvenIdentity(ISSUER, "248289761002", Optional.of("hanako"))));
  }

  @Test
  void linksByTheUserIdOnceWhereThatIsWanted() {
    room.sso.link = "login-name";

    signIn(HANAKO);
    signIn(new ProvenIdentity(ISSUER, "248289761001", Optional.of("renamed")));

    assertThat(door.find(CHIEF, hanako.id()).orElseThrow().prepared()).isFalse();
    assertThat(room.audit.lines).contains("Name of hanako IDENTITY_LINKED hanako");
    refused(
        Problem.SSO_UNKNOWN,
        () -> signIn(new ProvenIdentity(ISSUER, "another", Optional.of("hanako"))));
  }

  @ParameterizedTest
  @EnumSource(
      value = SystemRole.class,
      names = {"SYSTEM_ADMINISTRATOR", "USER_ADMINISTRATOR", "AUDITOR"})
  void makesNobodyAnAdministratorByAName(SystemRole role) {
    room.sso.link = "login-name";
    room.create("chief", role);

    refused(
        Problem.SSO_UNKNOWN,
        () -> signIn(new ProvenIdentity(ISSUER, "evil", Optional.of("chief"))));
  }

  @Test
  void keepsDisabledAccountsClosed() {
    door.prepare(KEEPER, hanako.id(), "248289761001");
    room.accounts.disable(Caller.system(), hanako.id());

    refused(Problem.SSO_UNKNOWN, () -> signIn(HANAKO));
    assertThat(room.audit.lines).contains("anonymous SIGN_IN_REFUSED hanako refused SSO_UNKNOWN");
  }

  @Test
  void holdsTheDeviceToItsRule() {
    door.prepare(KEEPER, hanako.id(), "248289761001");
    room.devices.refusal = Optional.of(Problem.DEVICE_UNKNOWN);

    refused(Problem.DEVICE_UNKNOWN, () -> signIn(HANAKO));

    assertThat(room.audit.lines)
        .contains("anonymous SIGN_IN_REFUSED hanako refused DEVICE_UNKNOWN");
  }

  @Test
  @Tag("Z-13")
  void takesForAProofWhatTheProviderSaysOfItsTimeAndNothingElse() {
    door.prepare(KEEPER, hanako.id(), "248289761001");
    Optional<Instant> now = Optional.of(room.clock.instant());
    ProvenIdentity told =
        new ProvenIdentity(
            ISSUER, HANAKO.subject(), HANAKO.loginName(), Optional.empty(), Optional.empty(), now);

    assertThat(isProved(signIn(told))).isTrue();
    assertThat(isProved(signIn(HANAKO))).isFalse();
  }

  private boolean isProved(SignedIn somebody) {
    return room.keeper.isProved(somebody.caller().session().orElseThrow());
  }

  @Test
  void linksNothingWhenTheSignInIsRefused() {
    room.sso.link = "login-name";
    room.devices.refusal = Optional.of(Problem.DEVICE_UNKNOWN);

    refused(Problem.DEVICE_UNKNOWN, () -> signIn(HANAKO));

    assertThat(room.links.links).isEmpty();
  }

  @Test
  void endsALinkWithItsSessions() {
    door.prepare(KEEPER, hanako.id(), "248289761001");
    SignedIn session = signIn(HANAKO);

    door.remove(KEEPER, hanako.id());

    assertThat(room.signIn.resume(session.token(), Delivery.COOKIE, "", CallerPath.CONSOLE))
        .isEmpty();
    refused(Problem.SSO_UNKNOWN, () -> signIn(HANAKO));
    assertThat(room.audit.lines).contains("somebody IDENTITY_UNLINKED hanako");
  }

  @Test
  void givesOnePersonOneAccount() {
    CreatedAccount taro = room.create("taro", SystemRole.PARTICIPANT);
    door.prepare(KEEPER, hanako.id(), "248289761001");

    refused(Problem.CONFLICT, () -> door.prepare(KEEPER, taro.id(), "248289761001"));
    door.prepare(KEEPER, hanako.id(), "248289761001");
    door.prepare(KEEPER, hanako.id(), "new");
    assertThat(room.links.links).hasSize(1);
    refused(Problem.INVALID_VALUE, () -> door.prepare(KEEPER, taro.id(), " "));
    refused(Problem.INVALID_VALUE, () -> door.prepare(KEEPER, taro.id(), "s".repeat(256)));
  }

  @Test
  void leavesAccountsOfSystemAdministratorsToThem() {
    CreatedAccount chief = room.create("chief", SystemRole.SYSTEM_ADMINISTRATOR);

    refused(Problem.FORBIDDEN, () -> door.prepare(KEEPER, chief.id(), "mine"));
    refused(Problem.FORBIDDEN, () -> door.remove(KEEPER, chief.id()));
    door.prepare(AccountsFixture.atTheServer(), chief.id(), "theirs");
  }

  @Test
  void canBeTakenFromADeletedAccountButNotGivenToOne() {
    door.prepare(KEEPER, hanako.id(), "248289761001");
    room.accounts.delete(Caller.system(), hanako.id());

    refused(Problem.SSO_UNKNOWN, () -> signIn(HANAKO));
    assertThat(door.find(KEEPER, hanako.id())).isPresent();
    refused(Problem.NOT_FOUND, () -> door.prepare(KEEPER, hanako.id(), "other"));
    door.remove(KEEPER, hanako.id());
    assertThat(room.links.links).isEmpty();
  }

  private static ProvenIdentity told(String subject, String userId) {
    return new ProvenIdentity(
        ISSUER,
        subject,
        Optional.of(userId),
        Optional.of("鈴木 次郎"),
        Optional.of("jiro@aoba.example"),
        Optional.empty());
  }

  @Test
  void createsParticipantsWhereThatIsWanted() {
    refused(Problem.SSO_UNKNOWN, () -> signIn(told("7", "jiro")));
    room.sso.create = "yes";

    SignedIn session = signIn(told("7", "Jiro"));

    assertThat(session.account().loginName()).isEqualTo("jiro");
    assertThat(session.account().displayName()).isEqualTo("鈴木 次郎");
    assertThat(session.account().email()).isEqualTo("jiro@aoba.example");
    assertThat(session.account().roles()).containsExactly(SystemRole.PARTICIPANT);
    assertThat(session.caller().duty()).isEmpty();
    assertThat(signIn(told("7", "renamed")).account().id()).isEqualTo(session.account().id());
    refused(Problem.SIGN_IN_FAILED, () -> room.signIn("jiro", ""));
  }

  @Test
  void createsNobodyForAUserIdThatSomebodyHasOrThatIsNone() {
    room.sso.create = "yes";

    refused(Problem.SSO_UNKNOWN, () -> signIn(told("8", "hanako")));
    refused(Problem.SSO_UNKNOWN, () -> signIn(told("9", "no user ID")));
    refused(Problem.SSO_UNKNOWN, () -> signIn(new ProvenIdentity(ISSUER, "10", Optional.empty())));
    assertThat(room.links.links).isEmpty();
  }
}
