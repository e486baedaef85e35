package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tsudoi.accounts.AccountsFixture.OFFICE;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.accounts.domain.SharedSecret;
import org.tsudoi.accounts.domain.TimeBasedCode;
import org.tsudoi.devices.DeviceClaim;
import org.tsudoi.identity.DirectoryPerson;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.SecondFactorRule;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Duty;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

@Tag("spec-6.3.1")
class PasskeyServiceTest {

  private static final String OWN = "Correct-Horse-7";
  private static final Reassurance PASSWORD = new Reassurance(OWN, "");

  private final TestPasskey phone = new TestPasskey();
  private AccountsFixture room;
  private Caller hanako;

  @BeforeEach
  void openRoom(@TempDir Path folder) {
    room = new AccountsFixture(folder);
    room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    hanako = room.signIn("hanako", OWN).caller();
  }

  private AddedPasskey add(TestPasskey passkey, Reassurance proof) {
    PasskeyOffer offer = room.passkeys.begin(hanako, proof);
    return room.passkeys.add(hanako, passkey.make("Phone", offer));
  }

  private PasskeyChallenge challenge(PasskeyPurpose purpose) {
    return room.passkeys.challenge(purpose, "192.0.2.7");
  }

  private PasskeyAnswer answer(PasskeyPurpose purpose) {
    return phone.answer(challenge(purpose));
  }

  private SignedIn signInWith(PasskeyAnswer answer) {
    return room.signIn.signInWithPasskey(
        new PasskeySignIn(answer, DeviceClaim.NONE), OFFICE, Delivery.BEARER);
  }

  private SignedIn signIn(String password, PasskeyAnswer answer) {
    return room.signIn.signIn(
        new Credentials("hanako", password, "", Optional.of(answer), DeviceClaim.NONE),
        OFFICE,
        Delivery.BEARER);
  }

  @Test
  void signsInWithoutNameAndPassword() {
    AddedPasskey added = add(phone, PASSWORD);

    SignedIn session = signInWith(answer(PasskeyPurpose.SIGN_IN));

    assertThat(session.caller().account()).isEqualTo(hanako.account());
    assertThat(added.recoveryCodes()).hasSize(10);
    PasskeyView kept = room.passkeys.own(hanako).get(0);
    assertThat(kept.name()).isEqualTo("Phone");
    assertThat(kept.backedUp()).isTrue();
    assertThat(kept.lastUsedAt()).contains(room.clock.instant());
    assertThat(room.audit.lines)
        .contains("Name of hanako PASSKEY_ADDED hanako", "Name of hanako SIGNED_IN hanako");
  }

  @Test
  void doesNotOutliveItsPersonInTheCompanyDirectory() {
    add(phone, PASSWORD);
    room.directory.put("hanako", "1", "Directory passw0rd");
    AccountId id = hanako.account().orElseThrow();
    DirectoryPerson person = room.directory.find("hanako").orElseThrow();
    room.directoryKeeper()
        .prepare(AccountsFixture.with(SystemRole.SYSTEM_ADMINISTRATOR), id, person);
    assertThat(signInWith(answer(PasskeyPurpose.SIGN_IN)).account().id()).isEqualTo(id);

    room.directory.away = true;
    refused(() -> signInWith(answer(PasskeyPurpose.SIGN_IN)), Problem.DIRECTORY_UNREACHABLE);
    room.directory.away = false;
    room.directory.people.clear();
    room.directory.put("hanako", "2", "Directory passw0rd");

    refused(() -> signInWith(answer(PasskeyPurpose.SIGN_IN)), Problem.PASSKEY_REFUSED);
    assertThat(room.audit.lines)
        .contains("anonymous SIGN_IN_REFUSED hanako refused DIRECTORY_UNREACHABLE");
  }

  @Test
  void standsInForTheCodeBehindThePassword() {
    add(phone, PASSWORD);

    refused(() -> room.signIn("hanako", OWN), Problem.SECOND_FACTOR_REQUIRED);
    refused(() -> signIn("wrong", answer(PasskeyPurpose.SECOND_FACTOR)), Problem.SIGN_IN_FAILED);

    assertThat(signIn(OWN, answer(PasskeyPurpose.SECOND_FACTOR))).isNotNull();
  }

  @Test
  void takesRecoveryCodesWherePasskeysAreTheOnlySecondFactor() {
    String code = add(phone, PASSWORD).recoveryCodes().get(0);
    Credentials credentials = new Credentials("hanako", OWN, code);

    assertThat(room.signIn.signIn(credentials, OFFICE, Delivery.BEARER)).isNotNull();
    refused(
        () -> room.signIn.signIn(credentials, OFFICE, Delivery.BEARER),
        Problem.SECOND_FACTOR_WRONG);
    SecondFactorView factor = room.secondFactor.own(hanako);
    assertThat(factor.enrolled()).isTrue();
    assertThat(factor.application()).isFalse();
    assertThat(factor.recoveryCodesLeft()).isEqualTo(9);
    assertThat(factor.passkeys()).isEqualTo(1);
  }

  @Test
  void takesNoAnswerTwiceOrLateOrForAnotherPurpose() {
    add(phone, PASSWORD);
    PasskeyAnswer once = answer(PasskeyPurpose.SIGN_IN);
    PasskeyAnswer late = answer(PasskeyPurpose.SIGN_IN);

    assertThat(signInWith(once)).isNotNull();
    refused(() -> signInWith(once), Problem.PASSKEY_REFUSED);
    refused(() -> signInWith(answer(PasskeyPurpose.SECOND_FACTOR)), Problem.PASSKEY_REFUSED);
    refused(() -> signIn(OWN, answer(PasskeyPurpose.SIGN_IN)), Problem.SECOND_FACTOR_WRONG);
    room.clock.advance(Duration.ofMinutes(3));
    refused(() -> signInWith(late), Problem.PASSKEY_REFUSED);
  }

  @Test
  void refusesWhatIsNotRight() {
    add(phone, PASSWORD);

    refused(
        () -> signInWith(TestPasskey.spoiled(answer(PasskeyPurpose.SIGN_IN))),
        Problem.PASSKEY_REFUSED);
    phone.origin = "https://meet.example.com";
    refused(() -> signInWith(answer(PasskeyPurpose.SIGN_IN)), Problem.PASSKEY_REFUSED);
    phone.origin = "https://" + TestPasskey.HOST;
    phone.relyingParty = "example.org";
    refused(() -> signInWith(answer(PasskeyPurpose.SIGN_IN)), Problem.PASSKEY_REFUSED);
    phone.relyingParty = TestPasskey.HOST;
    phone.verifiesThePerson = false;
    refused(() -> signInWith(answer(PasskeyPurpose.SIGN_IN)), Problem.PASSKEY_REFUSED);
    phone.verifiesThePerson = true;

    assertThat(signInWith(answer(PasskeyPurpose.SIGN_IN))).isNotNull();
  }

  @Test
  void refusesRubbishWithoutFailing() {
    add(phone, PASSWORD);
    PasskeyAnswer right = answer(PasskeyPurpose.SIGN_IN);

    for (String rubbish : List.of("", "!", "AAAA", "e30", "W10", "bnVsbA")) {
      refused(
          () -> signInWith(new PasskeyAnswer(rubbish, rubbish, rubbish, rubbish, rubbish)),
          Problem.PASSKEY_REFUSED);
      PasskeyAnswer fresh = answer(PasskeyPurpose.SIGN_IN);
      refused(
          () ->
              signInWith(
                  new PasskeyAnswer(
                      right.credentialId(),
                      fresh.clientData(),
                      rubbish,
                      right.signature(),
                      right.userHandle())),
          Problem.PASSKEY_REFUSED);
      PasskeyOffer offer = room.passkeys.begin(hanako, proved());
      NewPasskey made = new TestPasskey().make("Key", offer);
      refused(
          () -> room.passkeys.add(hanako, new NewPasskey("Key", made.clientData(), rubbish)),
          Problem.PASSKEY_REFUSED);
    }
  }

  private Reassurance proved() {
    return new Reassurance(OWN, "", Optional.of(answer(PasskeyPurpose.SECOND_FACTOR)));
  }

  @Test
  void refusesAPasskeyThatCountedLessThanBeforeAndWritesItDown() {
    phone.count = 5;
    add(phone, PASSWORD);
    assertThat(signInWith(answer(PasskeyPurpose.SIGN_IN))).isNotNull();

    phone.count = 3;
    refused(() -> signInWith(answer(PasskeyPurpose.SIGN_IN)), Problem.PASSKEY_REFUSED);

    assertThat(room.audit.lines)
        .contains(
            "anonymous PASSKEY_COUNT_BEHIND hanako refused PASSKEY_REFUSED",
            "anonymous SIGN_IN_REFUSED hanako refused PASSKEY_REFUSED");
  }

  @Test
  void letsNobodyInWhoMayNotSignIn() {
    add(phone, PASSWORD);
    AccountId account = hanako.account().orElseThrow();
    Caller keeper = AccountsFixture.with(SystemRole.SYSTEM_ADMINISTRATOR);

    room.accounts.disable(keeper, account);
    refused(() -> signInWith(answer(PasskeyPurpose.SIGN_IN)), Problem.PASSKEY_REFUSED);
    room.accounts.enable(keeper, account);

    for (int i = 0; i < 10; i++) {
      refused(() -> room.signIn("hanako", "wrong"), Problem.SIGN_IN_FAILED);
    }
    refused(() -> signInWith(answer(PasskeyPurpose.SIGN_IN)), Problem.PASSKEY_REFUSED);
  }

  @Test
  void leadsToTheChangeOfThePasswordFirst() {
    add(phone, PASSWORD);
    room.policies.rules = new PasswordRules(8, true, true, true, 1, 5, 0);
    room.clock.advance(Duration.ofDays(2));

    SignedIn session = signInWith(answer(PasskeyPurpose.SIGN_IN));

    assertThat(session.caller().duty()).contains(Duty.PASSWORD_CHANGE);
  }

  @Test
  void isTheSecondFactorThatAPolicyAsksFor() {
    room.policies.secondFactor = new SecondFactorRule(true, Set.of(SystemRole.PARTICIPANT));
    SignedIn due = room.signIn("hanako", OWN);
    hanako = due.caller();
    assertThat(hanako.duty()).contains(Duty.SECOND_FACTOR);

    PasskeyId id = add(phone, PASSWORD).passkey().id();

    assertThat(room.resume(due).orElseThrow().duty()).isEmpty();
    refused(() -> room.passkeys.remove(hanako, id, proved()), Problem.SECOND_FACTOR_KEPT);
    assertThat(room.passkeys.own(hanako)).hasSize(1);
  }

  @Test
  void asksWhoeverHasASecondFactorForItBeforeAnotherIsAdded() {
    add(phone, PASSWORD);

    refused(() -> room.passkeys.begin(hanako, PASSWORD), Problem.SECOND_FACTOR_WRONG);
    refused(
        () -> room.passkeys.begin(hanako, new Reassurance("wrong", "")), Problem.SIGN_IN_FAILED);
    AddedPasskey second = add(new TestPasskey(), proved());

    assertThat(second.recoveryCodes()).isEmpty();
    assertThat(room.passkeys.own(hanako)).hasSize(2);
    String first = new SharedSecret(room.secondFactor.begin(hanako).secret()).text();
    String code =
        TimeBasedCode.of(new SharedSecret(first), TimeBasedCode.stepAt(room.clock.instant()));
    refused(
        () -> room.secondFactor.confirm(hanako, new Reassurance(OWN, code)),
        Problem.SECOND_FACTOR_WRONG);
    Reassurance both =
        new Reassurance(OWN, code, Optional.of(answer(PasskeyPurpose.SECOND_FACTOR)));
    assertThat(room.secondFactor.confirm(hanako, both)).hasSize(10);
    assertThat(room.secondFactor.own(hanako).application()).isTrue();
    room.secondFactor.remove(hanako, proved());
    assertThat(room.secondFactor.own(hanako).application()).isFalse();
    assertThat(room.secondFactor.own(hanako).recoveryCodesLeft()).isEqualTo(10);
  }

  @Test
  void isRemovedByItsHolderAndByAnAdministrator() {
    PasskeyId id = add(phone, PASSWORD).passkey().id();

    refused(() -> room.passkeys.remove(hanako, id, PASSWORD), Problem.SECOND_FACTOR_WRONG);
    refused(() -> room.passkeys.remove(hanako, PasskeyId.random(), proved()), Problem.NOT_FOUND);
    room.passkeys.remove(hanako, id, proved());

    assertThat(room.secondFactor.own(hanako).enrolled()).isFalse();
    assertThat(room.secondFactor.own(hanako).recoveryCodesLeft()).isZero();
    assertThat(room.signIn("hanako", OWN)).isNotNull();
    add(new TestPasskey(), PASSWORD);
    room.secondFactor.reset(
        AccountsFixture.with(SystemRole.USER_ADMINISTRATOR), hanako.account().orElseThrow());
    assertThat(room.passkeys.own(hanako)).isEmpty();
    assertThat(room.audit.lines)
        .contains(
            "Name of hanako PASSKEY_REMOVED hanako refused SECOND_FACTOR_WRONG",
            "Name of hanako PASSKEY_REMOVED hanako",
            "somebody SECOND_FACTOR_RESET hanako");
  }

  @Test
  void isOfOnePersonOnly() {
    add(phone, PASSWORD);
    room.settled("taro", OWN, SystemRole.PARTICIPANT);
    Caller taro = room.signIn("taro", OWN).caller();
    PasskeyOffer offer = room.passkeys.begin(taro, PASSWORD);
    String hanakos = room.passkeys.begin(hanako, proved()).userHandle();

    assertThat(offer.userHandle()).isNotEqualTo(hanakos).hasSize(43);
    assertThat(offer.userHandle())
        .doesNotContain("taro")
        .isNotEqualTo(
            Base64.getUrlEncoder()
                .encodeToString(taro.account().toString().getBytes(StandardCharsets.UTF_8)));
    NewPasskey forTaro = new TestPasskey().make("Phone", offer);
    refused(() -> room.passkeys.add(hanako, forTaro), Problem.PASSKEY_REFUSED);
    refused(
        () ->
            room.signIn.signIn(
                new Credentials(
                    "taro",
                    OWN,
                    "",
                    Optional.of(answer(PasskeyPurpose.SECOND_FACTOR)),
                    DeviceClaim.NONE),
                OFFICE,
                Delivery.BEARER),
        Problem.SECOND_FACTOR_WRONG);
  }

  @Test
  void isHeldByNobodyMoreThanTenTimes() {
    add(phone, PASSWORD);
    for (int i = 1; i < PasskeyKeeper.MOST; i++) {
      add(new TestPasskey(), proved());
    }

    refused(() -> room.passkeys.begin(hanako, proved()), Problem.CONFLICT);
  }

  @Test
  void takesNoAttestationThatWasNotAskedFor() {
    phone.format = "android-safetynet";

    refused(() -> add(phone, PASSWORD), Problem.PASSKEY_REFUSED);
  }

  @Test
  void needsAName() {
    PasskeyOffer offer = room.passkeys.begin(hanako, PASSWORD);
    NewPasskey nameless = phone.make(" ", offer);

    refused(() -> room.passkeys.add(hanako, nameless), Problem.INVALID_VALUE);
    refused(
        () -> room.passkeys.add(hanako, phone.make("x".repeat(101), offer)), Problem.INVALID_VALUE);
  }

  @Test
  void isOfferedToNobodyNewWhenThePolicySaysSo() {
    room.policies.secondFactor = SecondFactorRule.OFF;

    refused(() -> room.passkeys.begin(hanako, PASSWORD), Problem.SECOND_FACTOR_OFF);
  }

  @Test
  void sendsABoundedNumberOfChallengesToAnAddress() {
    for (int i = 0; i < PasskeyDesk.MOST_OF_AN_ADDRESS; i++) {
      challenge(PasskeyPurpose.SIGN_IN);
    }

    refused(() -> challenge(PasskeyPurpose.SIGN_IN), Problem.TOO_MANY_REQUESTS);
    refused(() -> challenge(PasskeyPurpose.ADD), Problem.INVALID_VALUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://meet.example.org",
        "https://192.0.2.1",
        "https://[2001:db8::1]",
        "https://meet.example.org/console",
        "https://user@meet.example.org",
        "meet.example.org",
        "https://"
      })
  void worksAtNoOtherKindOfAddress(String address) {
    assertThatThrownBy(() -> PasskeyServer.of(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tsudoi.passkeys.address");
  }

  @Test
  void worksAtTheAddressThatTheOperatorSet() {
    assertThat(PasskeyServer.of("https://Meet.Example.org:443/"))
        .isEqualTo(new PasskeyServer("meet.example.org", "https://meet.example.org"));
    assertThat(PasskeyServer.of("https://localhost:9443"))
        .isEqualTo(new PasskeyServer("localhost", "https://localhost:9443"));
    assertThat(new PasskeySettings(Optional.of(" ")).server()).isEmpty();
    assertThat(new PasskeySettings(Optional.empty()).server()).isEmpty();
  }

  private static void refused(ThrowingCallable attempt, Problem why) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(
            RefusedException.class, refusal -> assertThat(refusal.problem()).isEqualTo(why));
  }
}
