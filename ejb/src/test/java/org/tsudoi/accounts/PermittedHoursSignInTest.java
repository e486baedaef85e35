package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.policies.GroupRules;
import org.tsudoi.policies.HoursInterval;
import org.tsudoi.policies.PermittedHours;
import org.tsudoi.policies.RuleDraft;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** Hours of groups count at the sign-in, on each request, and end what still lives. */
@Tag("spec-6.3.1")
class PermittedHoursSignInTest {

  private static final Caller ADMINISTRATOR = AccountsFixture.with(SystemRole.SYSTEM_ADMINISTRATOR);
  private static final String PASSWORD = "Correct-Horse-7";

  private AccountsFixture room;
  private GroupId office;

  @BeforeEach
  void openRoom(@TempDir Path folder) {
    room = new AccountsFixture(folder);
    office = room.groups.create(ADMINISTRATOR, new GroupDraft("Office", "")).id();
    // Somebody who is free of hours, so that they bind the other administrators.
    room.settled("free", PASSWORD, SystemRole.SYSTEM_ADMINISTRATOR);
  }

  /** Hours that began an hour ago and end in as many hours. */
  private GroupRules until(int hours) {
    LocalTime now = LocalTime.ofInstant(room.clock.instant(), ZoneOffset.UTC);
    return hours(now.minusHours(1), now.plusHours(hours));
  }

  private static GroupRules hours(LocalTime from, LocalTime until) {
    return new GroupRules(
        Optional.empty(),
        Optional.empty(),
        new PermittedHours(
            ZoneOffset.UTC,
            List.of(new HoursInterval(EnumSet.allOf(DayOfWeek.class), from, until))));
  }

  private SignedIn member(String loginName, SystemRole role) {
    SignedIn person = room.settled(loginName, PASSWORD, role);
    room.groups.add(ADMINISTRATOR, office, person.account().id());
    return person;
  }

  private void save(Caller caller, GroupRules rules) {
    room.groupPolicies.save(caller, office, new RuleDraft<>(0, "", rules));
  }

  private RefusedException refusal(String loginName, String password) {
    try {
      room.signIn(loginName, password);
    } catch (RefusedException refused) {
      return refused;
    }
    throw new AssertionError("signed in");
  }

  @Test
  void refuseTheSignInBehindTheRightPasswordAloneAndSayFromWhenOn() {
    member("hanako", SystemRole.PARTICIPANT);
    save(ADMINISTRATOR, until(2));
    room.signIn("hanako", PASSWORD);
    room.clock.advance(Duration.ofHours(2));

    RefusedException refused = refusal("hanako", PASSWORD);

    assertThat(refused.problem()).isEqualTo(Problem.OUTSIDE_HOURS);
    assertThat(refused.detail())
        .contains(room.clock.instant().plus(Duration.ofHours(21)).toString());
    assertThat(room.audit.lines).contains("anonymous SIGN_IN_REFUSED hanako refused OUTSIDE_HOURS");
    assertThat(refusal("hanako", "Wrong-Horse-77").problem()).isEqualTo(Problem.SIGN_IN_FAILED);
  }

  @Test
  void endWithTheSessionWhichSaysWhen() {
    member("hanako", SystemRole.PARTICIPANT);
    save(ADMINISTRATOR, until(2));
    SignedIn hanako = room.signIn("hanako", PASSWORD);
    assertThat(hanako.absoluteEnd()).isEqualTo(room.clock.instant().plus(Duration.ofHours(2)));
    assertThat(room.signIn.current(hanako.caller()).absoluteEnd()).isEqualTo(hanako.absoluteEnd());
    room.ended.fired.clear();
    for (int i = 0; i < 8; i++) {
      room.clock.advance(Duration.ofMinutes(15).minusMillis(1));
      assertThat(room.resume(hanako)).isPresent();
    }

    room.clock.advance(Duration.ofMillis(8));

    assertThat(room.resume(hanako)).as("the next request").isEmpty();
    assertThat(room.ended.fired).isEmpty();
    room.sweepHours();
    assertThat(room.ended.fired)
        .as("its tunnels")
        .contains(new SessionEnded(hanako.caller().session().orElseThrow()));
  }

  @Test
  void endLivingSessionsAsSoonAsTheyAreSaved() {
    SignedIn hanako = member("hanako", SystemRole.PARTICIPANT);
    assertThat(room.resume(hanako)).isPresent();
    room.ended.fired.clear();

    save(ADMINISTRATOR, hours(LocalTime.of(3, 0), LocalTime.of(3, 1)));

    assertThat(room.resume(hanako)).isEmpty();
    assertThat(room.ended.fired).isNotEmpty();
    assertThat(room.audit.lines).contains("system SESSION_ENDED hanako");
  }

  @Test
  void areShownBeforehandWithThoseWhomTheyShutOut() {
    member("hanako", SystemRole.PARTICIPANT);
    GroupRules night = hours(LocalTime.of(3, 0), LocalTime.of(3, 1));

    HoursImpact impact = room.groupPolicies.preview(ADMINISTRATOR, office, night).hours();

    assertThat(impact.shutOut()).isEqualTo(1);
    assertThat(impact.first()).extracting(AccountView::loginName).containsExactly("hanako");
    assertThat(impact.administratorsFree()).isFalse();
    assertThat(room.groupPolicies.preview(ADMINISTRATOR, office, until(1)).hours().shutOut())
        .isZero();
  }

  @Test
  void areRefusedWhereTheyShutOutWhoeverSavesThem() {
    SignedIn chief = member("chief", SystemRole.SYSTEM_ADMINISTRATOR);

    assertThatThrownBy(() -> save(chief.caller(), hours(LocalTime.of(3, 0), LocalTime.of(3, 1))))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.problem()).isEqualTo(Problem.WOULD_LOCK_OUT));
    save(chief.caller(), until(1));
  }

  @Test
  void bindNoAdministratorWhileEachOfThemIsInAGroupWithHours() {
    member("chief", SystemRole.SYSTEM_ADMINISTRATOR);
    save(ADMINISTRATOR, hours(LocalTime.of(3, 0), LocalTime.of(3, 1)));
    assertThat(refusal("chief", PASSWORD).problem()).isEqualTo(Problem.OUTSIDE_HOURS);

    room.groups.add(
        ADMINISTRATOR,
        office,
        room.store.accounts.values().stream()
            .filter(account -> account.loginName().value().equals("free"))
            .findFirst()
            .orElseThrow()
            .id());

    room.signIn("chief", PASSWORD);
    room.signIn("free", PASSWORD);
  }

  @Test
  void tellWhomARuleForDevicesWouldKeepOut() {
    SignedIn hanako = member("hanako", SystemRole.PARTICIPANT);
    GroupRules keys =
        new GroupRules(
            Optional.empty(), Optional.of(DeviceRule.KEY_REQUIRED), PermittedHours.ALWAYS);

    DeviceImpact impact = room.groupPolicies.preview(ADMINISTRATOR, office, keys).devices();

    assertThat(impact.first()).extracting(AccountView::loginName).containsExactly("hanako");
    room.reach.withDevice.add(hanako.account().id());
    assertThat(room.groupPolicies.preview(ADMINISTRATOR, office, keys).devices().lockedOut())
        .isZero();
  }
}
