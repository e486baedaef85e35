package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tsudoi.accounts.AccountsFixture.ELSEWHERE;
import static org.tsudoi.accounts.AccountsFixture.OFFICE;

import jakarta.persistence.PersistenceException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tsudoi.accounts.domain.Argon2Cost;
import org.tsudoi.accounts.domain.SessionToken;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Duty;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

@Tag("spec-6.3.1")
class SignInServiceTest {

  private static final String OWN = "Correct-Horse-7";

  private AccountsFixture room;

  @BeforeEach
  void openRoom(@TempDir Path folder) {
    room = new AccountsFixture(folder);
  }

  @Test
  @Tag("A-16")
  void signsInWithTheOneTimePasswordAndAsksForAnother() {
    CreatedAccount hanako = room.create("hanako", SystemRole.PARTICIPANT);

    SignedIn session = room.signIn("Hanako", hanako.oneTimePassword());

    assertThat(session.caller().account()).contains(hanako.id());
    assertThat(session.caller().owes(Duty.PASSWORD_CHANGE)).isTrue();
    assertThat(room.resume(session)).contains(session.caller());
  }

  @Test
  @Tag("spec-6.1.2")
  @Tag("A-16")
  void refusesAOneTimePasswordThatWasNotUsedFor72Hours() {
    String oneTime = room.create("hanako", SystemRole.PARTICIPANT).oneTimePassword();

    room.clock.advance(Duration.ofHours(72).minusMillis(1));
    assertThat(room.signIn("hanako", oneTime)).isNotNull();

    room.clock.advance(Duration.ofMillis(1));
    refused(() -> room.signIn("hanako", oneTime), Problem.SIGN_IN_FAILED);
  }

  @Test
  @Tag("A-1")
  @Tag("A-2")
  void computesExactlyOneHashWhateverIsWrong() {
    room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    AccountId off = room.settled("taro", OWN, SystemRole.PARTICIPANT).account().id();
    room.accounts.disable(Caller.system(), off);
    room.settled("jiro", OWN, SystemRole.PARTICIPANT);
    for (int i = 0; i < 10; i++) {
      refused(() -> room.signIn("jiro", "wrong"), Problem.SIGN_IN_FAILED);
    }

    assertThat(hashesOf(() -> room.signIn("nobody", OWN))).isEqualTo(1);
    assertThat(hashesOf(() -> room.signIn("\u0000", OWN))).isEqualTo(1);
    assertThat(hashesOf(() -> room.signIn("hanako", "wrong"))).isEqualTo(1);
    assertThat(hashesOf(() -> room.signIn("taro", OWN))).isEqualTo(1);
    assertThat(hashesOf(() -> room.signIn("jiro", OWN))).isEqualTo(1);
  }

  private long hashesOf(ThrowingCallable tryToSignIn) {
    long before = room.gate.computations();
    refused(tryToSignIn, Problem.SIGN_IN_FAILED);
    return room.gate.computations() - before;
  }

  @Test
  @Tag("A-3")
  @Tag("A-7")
  void closesANameFromOneAddressAfterTenWrongPasswordsForFifteenMinutes() {
    room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    for (int i = 0; i < 10; i++) {
      refused(() -> room.signIn("hanako", "wrong"), Problem.SIGN_IN_FAILED);
    }

    refused(() -> room.signIn("hanako", OWN), Problem.SIGN_IN_FAILED);
    assertThat(room.signIn.signIn(new Credentials("hanako", OWN), ELSEWHERE, Delivery.BEARER))
        .isNotNull();

    room.clock.advance(Duration.ofMinutes(15));
    assertThat(room.signIn("hanako", OWN)).isNotNull();
  }

  @Test
  void countsATryThatMeetsOthersInTheDatabaseAndRefusesWhoMeetsTooMany() {
    room.settled("hanako", OWN, SystemRole.PARTICIPANT);

    room.store.failures = 4;
    assertThat(room.signIn("hanako", OWN)).isNotNull();
    room.store.failures = 5;
    refused(() -> room.signIn("hanako", OWN), Problem.TOO_MANY_REQUESTS);
  }

  @Test
  void doesNotTakeADeadDatabaseForACrowd() {
    room.settled("hanako", OWN, SystemRole.PARTICIPANT);

    room.store.failures = 5;
    room.store.sqlState = "08006";

    assertThatThrownBy(() -> room.signIn("hanako", OWN)).isInstanceOf(PersistenceException.class);
    assertThat(room.store.failures).isEqualTo(4);
  }

  @Test
  @Tag("A-3")
  void forgetsWrongPasswordsAfterARightOne() {
    room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 9; i++) {
        refused(() -> room.signIn("hanako", "wrong"), Problem.SIGN_IN_FAILED);
      }
      assertThat(room.signIn("hanako", OWN)).isNotNull();
    }
  }

  @Test
  @Tag("A-4")
  @Tag("A-5")
  void countsWrongTriesOfAPasswordChangeLikeThoseOfASignIn() {
    SignedIn session = room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    for (int i = 0; i < 5; i++) {
      refused(() -> room.signIn("hanako", "wrong"), Problem.SIGN_IN_FAILED);
      refused(
          () -> room.signIn.changePassword(session.caller(), "wrong", "Another-Word-1"),
          Problem.SIGN_IN_FAILED);
    }

    refused(
        () -> room.signIn.changePassword(session.caller(), OWN, "Another-Word-1"),
        Problem.SIGN_IN_FAILED);
  }

  @Test
  void acceptsATokenOnlyTheWayItWasHandedOut() {
    room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    SignedIn cookie = room.signIn.signIn(new Credentials("hanako", OWN), OFFICE, Delivery.COOKIE);
    SignedIn bearer = room.signIn("hanako", OWN);

    assertThat(cookie.csrfToken()).contains(room.signIn.csrfToken(cookie.token()));
    assertThat(bearer.csrfToken()).isEmpty();
    assertThat(resume(cookie.token(), Delivery.COOKIE)).isTrue();
    assertThat(resume(cookie.token(), Delivery.BEARER)).isFalse();
    assertThat(resume(bearer.token(), Delivery.BEARER)).isTrue();
    assertThat(resume(bearer.token(), Delivery.COOKIE)).isFalse();
    assertThat(resume("x".repeat(43), Delivery.BEARER)).isFalse();
    assertThat(resume("", Delivery.BEARER)).isFalse();
  }

  @Test
  @Tag("A-18")
  void opensNothingForAHundredThousandGuessedTokens() {
    room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    room.signIn.signIn(new Credentials("hanako", OWN), OFFICE, Delivery.COOKIE);

    for (int i = 0; i < 50_000; i++) {
      String guess = SessionToken.newToken(room.random);
      assertThat(resume(guess, Delivery.COOKIE)).isFalse();
      assertThat(resume(guess, Delivery.BEARER)).isFalse();
    }
  }

  private boolean resume(String token, Delivery delivery) {
    return room.signIn.resume(token, delivery, "192.0.2.7", CallerPath.API).isPresent();
  }

  @Test
  @Tag("A-19")
  void endsASessionThirtyMinutesAfterItsLastUse() {
    SignedIn session = room.settled("hanako", OWN, SystemRole.PARTICIPANT);

    room.clock.advance(Duration.ofMinutes(29));
    assertThat(room.resume(session)).isPresent();
    room.clock.advance(Duration.ofMinutes(30).minusMillis(1));
    assertThat(room.resume(session)).isPresent();
    room.clock.advance(Duration.ofMinutes(30));
    assertThat(room.resume(session)).isEmpty();
  }

  @Test
  @Tag("A-19")
  void doesNotKeepASessionAliveForAPageThatUpdatesByItself() {
    SignedIn session = room.settled("hanako", OWN, SystemRole.PARTICIPANT);

    room.clock.advance(Duration.ofMinutes(29));
    assertThat(glance(session)).isPresent();
    room.clock.advance(Duration.ofMinutes(1));
    assertThat(glance(session)).isEmpty();
  }

  private Optional<Caller> glance(SignedIn session) {
    return room.signIn.resumeUnattended(
        session.token(), Delivery.BEARER, "192.0.2.7", CallerPath.API);
  }

  @Test
  @Tag("A-19")
  void endsASessionTwelveHoursAfterItsBeginningThoughItIsUsed() {
    SignedIn session = room.settled("hanako", OWN, SystemRole.PARTICIPANT);

    for (int i = 0; i < 35; i++) {
      room.clock.advance(Duration.ofMinutes(20));
      assertThat(room.signIn.overTunnel(session.caller(), "192.0.2.8")).isPresent();
    }
    room.clock.advance(Duration.ofMinutes(20));

    assertThat(room.signIn.overTunnel(session.caller(), "192.0.2.8")).isEmpty();
  }

  @Test
  @Tag("A-19")
  void tellsWhenASessionHasRunOut() {
    SignedIn session = room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    room.clock.advance(Duration.ofMinutes(31));

    room.keeper.sweep();
    room.keeper.sweep();

    assertThat(room.ended.fired)
        .containsExactly(new SessionEnded(session.caller().session().orElseThrow()));
  }

  @Test
  @Tag("A-10")
  void endsASessionAtSignOut() {
    SignedIn session = room.settled("hanako", OWN, SystemRole.PARTICIPANT);

    room.signIn.signOut(session.caller());
    room.signIn.signOut(session.caller());

    assertThat(room.resume(session)).isEmpty();
    assertThat(room.ended.fired).hasSize(1);
    assertThat(room.audit.lines).filteredOn(line -> line.contains("SIGNED_OUT")).hasSize(1);
  }

  @Test
  void endsTheSessionThatABrowserHadBefore() {
    SignedIn before = room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    SignedIn now = room.settled("taro", OWN, SystemRole.PARTICIPANT);
    String earlier = room.signIn.earlier(before.caller()).orElseThrow();

    room.signIn.endEarlier(now.caller(), earlier);
    room.signIn.endEarlier(now.caller(), earlier);

    assertThat(room.resume(before)).isEmpty();
    assertThat(room.resume(now)).isPresent();
    assertThat(room.audit.lines).filteredOn(line -> line.contains("SIGNED_OUT")).hasSize(1);
  }

  @Test
  void endsNoSessionForWhoeverKnowsItsIdOnly() {
    SignedIn before = room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    SignedIn now = room.settled("taro", OWN, SystemRole.PARTICIPANT);
    String id = before.caller().session().orElseThrow().toString();
    String another = room.signIn.earlier(now.caller()).orElseThrow();

    for (String shown : List.of("", "~", id, id + "~", id + another.substring(id.length()))) {
      room.signIn.endEarlier(now.caller(), shown);
    }

    assertThat(room.resume(before)).isPresent();
    assertThat(room.ended.fired).isEmpty();
  }

  @Test
  @Tag("A-11")
  void endsAllOtherSessionsAtAPasswordChange() {
    SignedIn one = room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    SignedIn other = room.signIn("hanako", OWN);

    room.signIn.changePassword(one.caller(), OWN, "Another-Word-1");

    assertThat(room.resume(one)).isPresent();
    assertThat(room.resume(other)).isEmpty();
    assertThat(room.ended.fired)
        .containsExactly(new SessionEnded(other.caller().session().orElseThrow()));
    refused(() -> room.signIn("hanako", OWN), Problem.SIGN_IN_FAILED);
    assertThat(room.signIn("hanako", "Another-Word-1")).isNotNull();
  }

  @Test
  @Tag("spec-6.3.2")
  void refusesAPasswordThatWasUsedBefore() {
    SignedIn session = room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    room.signIn.changePassword(session.caller(), OWN, "Another-Word-1");

    refused(
        () -> room.signIn.changePassword(session.caller(), "Another-Word-1", "Another-Word-1"),
        Problem.PASSWORD_REUSED);
    refused(
        () -> room.signIn.changePassword(session.caller(), "Another-Word-1", OWN),
        Problem.PASSWORD_REUSED);
  }

  @Test
  @Tag("spec-6.3.2")
  void refusesAPasswordThatThePolicyForbidsAndSaysWhy() {
    SignedIn session = room.settled("hanako", OWN, SystemRole.PARTICIPANT);

    refused(
            () -> room.signIn.changePassword(session.caller(), OWN, "short"),
            Problem.PASSWORD_TOO_WEAK)
        .hasMessageContaining("too-short no-upper-case no-digit");
    assertThat(room.signIn("hanako", OWN)).isNotNull();
  }

  @Test
  @Tag("spec-6.3.2")
  void keepsAPasswordForItsMinimumAgeButNotOneThatMustBeReplaced() {
    room.policies.rules = new PasswordRules(8, true, true, true, 90, 5, 24);
    SignedIn session = room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    Caller hanako = room.resume(session).orElseThrow();

    refused(
            () -> room.signIn.changePassword(hanako, OWN, "Other-Horse-8"),
            Problem.PASSWORD_TOO_YOUNG)
        .hasMessageContaining("too-soon");
    room.clock.advance(Duration.ofHours(24));
    SignedIn later = room.signIn("hanako", OWN);
    room.signIn.changePassword(later.caller(), OWN, "Other-Horse-8");

    assertThat(room.signIn("hanako", "Other-Horse-8")).isNotNull();
  }

  @Test
  @Tag("spec-6.3.2")
  void tellsWhenThePasswordEndsUnlessItHasEnded() {
    room.policies.rules = new PasswordRules(8, true, true, true, 90, 5, 0);
    SignedIn session = room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    Instant end = room.clock.instant().plus(Duration.ofDays(90));

    assertThat(room.signIn.current(session.caller()).passwordEnd()).contains(end);
    room.clock.advance(Duration.ofDays(90));
    SignedIn later = room.signIn("hanako", OWN);
    assertThat(room.signIn.current(later.caller()).passwordEnd()).isEmpty();
  }

  @Test
  @Tag("spec-6.3.2")
  void asksForAnotherPasswordWhenTheOldOneHasLivedItsTime() {
    room.policies.rules = new PasswordRules(8, true, true, true, 90, 5, 0);
    room.settled("hanako", OWN, SystemRole.PARTICIPANT);

    room.clock.advance(Duration.ofDays(90).minusMinutes(1));
    SignedIn session = room.signIn("hanako", OWN);
    assertThat(room.resume(session))
        .map(caller -> caller.owes(Duty.PASSWORD_CHANGE))
        .contains(false);
    room.clock.advance(Duration.ofMinutes(1));

    assertThat(room.resume(session))
        .map(caller -> caller.owes(Duty.PASSWORD_CHANGE))
        .contains(true);
    assertThat(room.signIn("hanako", OWN).account().passwordDemand()).contains(PasswordDemand.AGED);
  }

  @Test
  void endsAnothersSessionForAnAdministratorOnly() {
    SignedIn session = room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    var id = session.caller().session().orElseThrow();
    Caller stranger = AccountsFixture.with(SystemRole.PARTICIPANT);

    refused(() -> room.signIn.end(stranger, id), Problem.NOT_FOUND);
    refused(() -> room.signIn.sessions(stranger, session.account().id()), Problem.FORBIDDEN);
    assertThat(room.signIn.sessions(session.caller(), session.account().id()))
        .singleElement()
        .matches(SessionView::current);
    room.signIn.end(AccountsFixture.with(SystemRole.USER_ADMINISTRATOR), id);

    assertThat(room.resume(session)).isEmpty();
  }

  @Test
  @Tag("A-22")
  void hashesAgainAtSignInWhenTheCostHasRisen() {
    room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    Argon2Cost risen = new Argon2Cost(128, 2, 1);
    PasswordGate dearer = new PasswordGate(risen, 1, 1, Duration.ofSeconds(1), room.random);

    room.signInThrough(dearer).signIn(new Credentials("hanako", OWN), OFFICE, Delivery.BEARER);

    assertThat(room.store.accounts.values())
        .singleElement()
        .matches(account -> account.passwordHash().cost().equals(risen));
    assertThat(room.signIn("hanako", OWN)).isNotNull();
  }

  @Test
  @Tag("spec-6.3.4")
  void tellsTheAuditTrailOfEachSignInAndNeverAPassword() {
    room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    refused(() -> room.signIn("hanako", "wrong-password"), Problem.SIGN_IN_FAILED);
    refused(() -> room.signIn("nobody", "wrong-password"), Problem.SIGN_IN_FAILED);

    assertThat(room.audit.lines)
        .containsExactly(
            "system ACCOUNT_CREATED hanako",
            "Name of hanako SIGNED_IN hanako",
            "Name of hanako PASSWORD_CHANGED hanako",
            "anonymous SIGN_IN_REFUSED hanako refused SIGN_IN_FAILED",
            "counted SIGN_IN_REFUSED refused SIGN_IN_FAILED");
    assertThat(room.audit.changes.toString()).doesNotContain(OWN).doesNotContain("argon2");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(
      ThrowingCallable call, Problem problem) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
