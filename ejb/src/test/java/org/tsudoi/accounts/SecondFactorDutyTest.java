package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.tsudoi.accounts.domain.SharedSecret;
import org.tsudoi.accounts.domain.TimeBasedCode;
import org.tsudoi.policies.SecondFactorRule;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Duty;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** What the policy's rule for second factors means to people, signed in or not. */
@Tag("spec-6.3.1")
class SecondFactorDutyTest {

  private static final String OWN = "Correct-Horse-7";

  private AccountsFixture room;

  @BeforeEach
  void openRoom(@TempDir Path folder) {
    room = new AccountsFixture(folder);
  }

  private void require(SystemRole... roles) {
    room.policies.secondFactor = new SecondFactorRule(true, Set.of(roles));
  }

  @Test
  void bindsLiveSessionsAtTheirNextRequest() {
    room.settled("hanako", OWN, SystemRole.AUDITOR);
    SignedIn session = room.signIn("hanako", OWN);
    assertThat(duty(session)).isEmpty();

    require(SystemRole.AUDITOR);

    assertThat(duty(session)).contains(Duty.SECOND_FACTOR);
    assertThat(room.signIn("hanako", OWN).caller().duty()).contains(Duty.SECOND_FACTOR);
    room.policies.secondFactor = SecondFactorRule.OPTIONAL;
    assertThat(duty(session)).isEmpty();
  }

  @Test
  void takesTheStrictestOfSeveralRoles() {
    room.settled("hanako", OWN, SystemRole.PARTICIPANT, SystemRole.AUDITOR);
    room.settled("taro", OWN, SystemRole.PARTICIPANT);

    require(SystemRole.AUDITOR, SystemRole.SYSTEM_ADMINISTRATOR);

    assertThat(room.signIn("hanako", OWN).caller().duty()).contains(Duty.SECOND_FACTOR);
    assertThat(room.signIn("taro", OWN).caller().duty()).isEmpty();
  }

  @Test
  void comesBehindThePassword() {
    String oneTime = room.create("hanako", SystemRole.AUDITOR).oneTimePassword();
    require(SystemRole.AUDITOR);

    SignedIn session = room.signIn("hanako", oneTime);
    assertThat(duty(session)).contains(Duty.PASSWORD_CHANGE);
    room.signIn.changePassword(session.caller(), oneTime, OWN);

    assertThat(duty(session)).contains(Duty.SECOND_FACTOR);
  }

  @Test
  void isDoneAsSoonAsTheFirstCodeIsTaken() {
    room.settled("hanako", OWN, SystemRole.AUDITOR);
    require(SystemRole.AUDITOR);
    SignedIn session = room.signIn("hanako", OWN);
    SharedSecret secret = new SharedSecret(room.secondFactor.begin(session.caller()).secret());
    assertThat(duty(session)).contains(Duty.SECOND_FACTOR);

    confirm(session.caller(), secret);

    assertThat(duty(session)).isEmpty();
  }

  @Test
  void keepsItsHolderFromTurningItOff() {
    Caller hanako = enrolled("hanako", SystemRole.AUDITOR);
    require(SystemRole.AUDITOR);

    refused(
        () -> room.secondFactor.remove(hanako, new Reassurance(OWN, "000000")),
        Problem.SECOND_FACTOR_KEPT);

    assertThat(room.secondFactor.own(hanako).required()).isTrue();
    assertThat(room.secondFactor.own(hanako).enrolled()).isTrue();
    assertThat(room.audit.lines)
        .last()
        .isEqualTo("Name of hanako SECOND_FACTOR_REMOVED hanako refused SECOND_FACTOR_KEPT");
  }

  @Test
  void isOwedAnewAfterAResetThatLetsItsHolderIn() {
    Caller hanako = enrolled("hanako", SystemRole.SYSTEM_ADMINISTRATOR);
    require(SystemRole.SYSTEM_ADMINISTRATOR);
    refused(() -> room.signIn("hanako", OWN), Problem.SECOND_FACTOR_REQUIRED);

    room.secondFactor.resetByLoginName(Caller.system(), "hanako");

    SignedIn back = room.signIn("hanako", OWN);
    assertThat(back.caller().duty()).contains(Duty.SECOND_FACTOR);
    assertThat(back.caller().account()).isEqualTo(hanako.account());
    assertThat(room.secondFactor.begin(back.caller()).secret()).isNotEmpty();
  }

  @Test
  void offersNothingNewWhenItIsOffAndGoesOnAskingWhoeverHasOne() {
    Caller hanako = enrolled("hanako", SystemRole.PARTICIPANT);
    room.settled("taro", OWN, SystemRole.PARTICIPANT);
    Caller taro = room.signIn("taro", OWN).caller();
    room.secondFactor.begin(taro);

    room.policies.secondFactor = SecondFactorRule.OFF;

    refused(() -> room.secondFactor.begin(taro), Problem.SECOND_FACTOR_OFF);
    refused(
        () -> room.secondFactor.confirm(taro, new Reassurance(OWN, "000000")),
        Problem.SECOND_FACTOR_OFF);
    refused(() -> room.signIn("hanako", OWN), Problem.SECOND_FACTOR_REQUIRED);
    assertThat(room.secondFactor.own(taro).offered()).isFalse();
    List<String> codes =
        room.secondFactor.renewRecoveryCodes(hanako, new Reassurance(OWN, codeOf(secret)));
    room.secondFactor.remove(hanako, new Reassurance(OWN, codes.get(0)));
    assertThat(room.signIn("hanako", OWN)).isNotNull();
  }

  private SharedSecret secret;

  private Caller enrolled(String name, SystemRole role) {
    room.settled(name, OWN, role);
    Caller caller = room.signIn(name, OWN).caller();
    secret = new SharedSecret(room.secondFactor.begin(caller).secret());
    confirm(caller, secret);
    room.clock.advance(Duration.ofSeconds(30));
    return caller;
  }

  private void confirm(Caller caller, SharedSecret shared) {
    room.secondFactor.confirm(caller, new Reassurance(OWN, codeOf(shared)));
  }

  private String codeOf(SharedSecret shared) {
    return TimeBasedCode.of(shared, TimeBasedCode.stepAt(room.clock.instant()));
  }

  private Optional<Duty> duty(SignedIn session) {
    return room.resume(session).orElseThrow().duty();
  }

  private static void refused(ThrowingCallable attempt, Problem why) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(
            RefusedException.class, refusal -> assertThat(refusal.problem()).isEqualTo(why));
  }
}
