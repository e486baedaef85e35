package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tsudoi.accounts.AccountsFixture.ELSEWHERE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

@Tag("spec-6.3.1")
class LockoutServiceTest {

  private static final String OWN = "Correct-Horse-7";

  private AccountsFixture room;
  private Caller chief;
  private Caller userKeeper;

  @BeforeEach
  void openRoom(@TempDir Path folder) {
    room = new AccountsFixture(folder);
    chief = AccountsFixture.with(SystemRole.SYSTEM_ADMINISTRATOR);
    userKeeper = AccountsFixture.with(SystemRole.USER_ADMINISTRATOR);
  }

  private void tryInVain(String name, int times) {
    for (int i = 0; i < times; i++) {
      refused(() -> room.signIn(name, "wrong"), Problem.SIGN_IN_FAILED);
    }
  }

  private List<LockoutView> rows(Caller caller) {
    return room.lockouts.find(caller, 0, 50).rows();
  }

  private static void refused(ThrowingCallable call, Problem why) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.problem()).isEqualTo(why));
  }

  @Test
  void whoChangesTheAddressWithinANetworkOfSixtyFourBitsIsLockedOutAllTheSame() {
    room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    for (int i = 1; i <= 10; i++) {
      Origin next = new Origin("2001:db8:1:2::" + Integer.toHexString(i), CallerPath.API, "Test/1");
      refused(() -> signIn("wrong", next), Problem.SIGN_IN_FAILED);
    }

    Origin same = new Origin("2001:db8:1:2:f::1", CallerPath.API, "Test/1");
    refused(() -> signIn(OWN, same), Problem.SIGN_IN_FAILED);
    assertThat(rows(chief)).extracting(LockoutView::address).containsExactly("2001:db8:1:2::a");
    Origin neighbour = new Origin("2001:db8:1:3::1", CallerPath.API, "Test/1");
    assertThat(signIn(OWN, neighbour).caller().account()).isPresent();
  }

  private SignedIn signIn(String password, Origin from) {
    return room.signIn.signIn(new Credentials("hanako", password), from, Delivery.BEARER);
  }

  @Test
  void tellsWhoIsLockedOutWhyFromWhereSinceWhenAndUntilWhen() {
    room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    tryInVain("hanako", 9);
    assertThat(rows(chief)).isEmpty();

    tryInVain("Hanako", 1);

    LockoutView lockout = rows(chief).get(0);
    assertThat(lockout.account().map(AccountView::loginName)).contains("hanako");
    assertThat(lockout.reason()).isEqualTo(LockoutReason.PASSWORDS);
    assertThat(lockout.address()).isEqualTo("192.0.2.7");
    assertThat(lockout.tries()).isEqualTo(10);
    assertThat(lockout.since()).isEqualTo(room.clock.instant());
    assertThat(lockout.until()).isEqualTo(room.clock.instant().plus(Duration.ofMinutes(15)));
  }

  @Test
  void keepsNothingOfANameThatNobodyHas() {
    tryInVain("My-Secret-Passw0rd", 10);

    assertThat(rows(chief)).hasSize(1).allMatch(lockout -> lockout.account().isEmpty());
    assertThat(rows(chief).toString()).doesNotContainIgnoringCase("secret");
  }

  @Test
  @Tag("spec-6.3.4")
  void letsThemInAgainAtOnceAndWritesItDown() {
    room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    tryInVain("hanako", 10);
    refused(() -> room.signIn("hanako", OWN), Problem.SIGN_IN_FAILED);

    room.lockouts.unlock(userKeeper, rows(userKeeper).get(0).id());

    assertThat(room.audit.lines).last().isEqualTo("somebody LOCKOUT_ENDED hanako");
    assertThat(room.audit.changes.get(room.audit.changes.size() - 1).before())
        .containsEntry("address", "192.0.2.7")
        .containsEntry("reason", "PASSWORDS");
    assertThat(rows(chief)).isEmpty();
    assertThat(room.signIn("hanako", OWN)).isNotNull();
  }

  @Test
  void endsOnlyTheLockoutOfThatAddress() {
    room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    tryInVain("hanako", 10);
    for (int i = 0; i < 10; i++) {
      refused(
          () -> room.signIn.signIn(new Credentials("hanako", "wrong"), ELSEWHERE, Delivery.BEARER),
          Problem.SIGN_IN_FAILED);
    }
    LockoutView here =
        rows(chief).stream()
            .filter(lockout -> lockout.address().equals("192.0.2.7"))
            .findFirst()
            .orElseThrow();

    room.lockouts.unlock(chief, here.id());

    assertThat(rows(chief)).extracting(LockoutView::address).containsExactly(ELSEWHERE.address());
  }

  @Test
  void knowsNobodyWhoseLockoutIsOver() {
    room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    tryInVain("hanako", 10);
    String id = rows(chief).get(0).id();
    room.clock.advance(Duration.ofMinutes(15));

    assertThat(rows(chief)).isEmpty();
    refused(() -> room.lockouts.unlock(chief, id), Problem.NOT_FOUND);
    refused(() -> room.lockouts.unlock(chief, "nonsense"), Problem.NOT_FOUND);
  }

  @Test
  void letsNoUserAdministratorUnlockASystemAdministrator() {
    room.settled("chief", OWN, SystemRole.SYSTEM_ADMINISTRATOR);
    tryInVain("chief", 10);
    LockoutView lockout = rows(userKeeper).get(0);

    assertThat(lockout.unlockable()).isFalse();
    refused(() -> room.lockouts.unlock(userKeeper, lockout.id()), Problem.FORBIDDEN);
    assertThat(rows(chief)).hasSize(1).allMatch(LockoutView::unlockable);
    assertThat(rows(AccountsFixture.with(SystemRole.AUDITOR)))
        .hasSize(1)
        .noneMatch(LockoutView::unlockable);
  }
}
