package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.accounts.domain.Profile;
import org.tsudoi.notification.MailKind;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** Another password by a link in a mail: what it does, and what it must not do. */
@Tag("spec-6.3.2")
class PasswordResetServiceTest {

  private static final String OWN = "Kaede7mountain";
  private static final String NEXT = "River9andWillow";

  @TempDir private Path folder;
  private AccountsFixture room;
  private final FakeNotifier notifier = new FakeNotifier();
  private final FakeResets resets = new FakeResets();
  private PasswordResetKeeper keeper;
  private PasswordResetService service;
  private SignedIn session;

  @BeforeEach
  void openRoom() {
    room = new AccountsFixture(folder);
    keeper =
        new PasswordResetKeeper(
            resets,
            room.store.accounts(),
            room.keeper,
            notifier,
            room.audit,
            room.clock,
            room.random);
    service = serviceWith(room.gate);
    session = room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    address("hanako@example.org");
  }

  private PasswordResetService serviceWith(PasswordGate gate) {
    SignInAttempts attempts =
        new SignInAttempts(
            room.store.accounts(),
            room.store.throttles(),
            room.keeper,
            room.factors,
            room.passkeyKeeper,
            new FakeDeviceCheck(),
            room.audit,
            room.clock);
    return new PasswordResetService(
        notifier,
        keeper,
        new ResetBudget(room.clock),
        new PasswordChoice(room.policies, attempts, gate, room.clock),
        gate,
        room.audit);
  }

  private void address(String email) {
    room.store
        .accounts
        .values()
        .forEach(
            account -> {
              Profile known = account.profile();
              account.describe(
                  new Profile(
                      known.displayName(),
                      known.kana(),
                      email,
                      known.department(),
                      known.roles(),
                      known.language(),
                      known.timeZone(),
                      known.validity()));
            });
  }

  private void ask(String name) {
    service.request(name, AccountsFixture.OFFICE);
    new ResetRequestWork(keeper).look();
  }

  private void choose(String token, String next) {
    service.choose(token, next, AccountsFixture.OFFICE);
  }

  private void assertRefused(Problem problem, ThrowingCallable work) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(work)
        .satisfies(refused -> assertThat(refused.problem()).isEqualTo(problem));
  }

  @Test
  void noLinkIsSentToWhomTheCompanyDirectoryKeepsThePasswordOf() {
    room.store
        .accounts
        .values()
        .forEach(account -> account.enterDirectory(room.gate.decoy(), room.clock.instant()));

    ask("hanako");

    assertThat(notifier.mails).isEmpty();
    assertThat(resets.links).isEmpty();
  }

  @Test
  void aLinkIsSentToTheAddressOfTheAccountAndKeptAsAHash() {
    ask(" HANAKO ");

    assertThat(notifier.mails).hasSize(1);
    assertThat(notifier.mails.get(0).kind()).isEqualTo(MailKind.PASSWORD_RESET);
    assertThat(notifier.mails.get(0).recipient().address()).isEqualTo("hanako@example.org");
    assertThat(resets.links).hasSize(1).doesNotContainKey(notifier.token());
    assertThat(resets.requests).isEmpty();
    assertThat(room.audit.lines).contains("anonymous PASSWORD_RESET_REQUESTED hanako");
    assertThat(room.resume(session)).as("asking changes nothing").isPresent();
  }

  @Test
  void aRequestThatFailsHoldsUpNoneBehindIt() {
    notifier.failures = 1;
    service.request("hanako", AccountsFixture.OFFICE);

    ask("hanako");

    assertThat(notifier.mails).hasSize(1);
  }

  @Test
  void thePasswordIsReplacedOnceEverySessionEndsAndTheHolderIsTold() {
    ask("hanako");
    String token = notifier.token();

    choose(token, NEXT);

    assertThat(room.resume(session)).isEmpty();
    assertThat(room.ended.fired).isNotEmpty();
    assertThat(room.signIn("hanako", NEXT).account().passwordChangeRequired()).isFalse();
    assertThat(notifier.mails.get(1).kind()).isEqualTo(MailKind.PASSWORD_CHANGED);
    assertThat(room.audit.lines).contains("Name of hanako PASSWORD_RESET_BY_MAIL hanako");
    assertRefused(Problem.RESET_LINK_INVALID, () -> choose(token, NEXT + "x"));
  }

  @Test
  void oneLinkThatIsUsedEndsTheOthers() {
    ask("hanako");
    String first = notifier.token();
    ask("hanako");
    String second = notifier.token();

    choose(first, NEXT);

    assertRefused(Problem.RESET_LINK_INVALID, () -> choose(second, NEXT + "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody-here", "!", "", "hanako\nx"})
  void aNameThatIsNobodysIsNotedAlikeAndSendsNothing(String name) {
    service.request(name, AccountsFixture.OFFICE);

    assertThat(resets.requests).hasSize(1);
    new ResetRequestWork(keeper).look();
    assertThat(notifier.mails).isEmpty();
    assertThat(room.audit.lines).contains("counted PASSWORD_RESET_REQUESTED refused NOT_FOUND");
  }

  @Test
  void whoeverMayNotSignInOrHasNoAddressGetsNothing() {
    address("");
    ask("hanako");
    address("hanako@example.org");
    room.store.accounts.values().forEach(account -> account.disable());
    ask("hanako");

    assertThat(notifier.mails).isEmpty();
    assertThat(resets.links).isEmpty();
  }

  @Test
  void aOneTimePasswordThatRanOutIsNotRevived() {
    room.create("newcomer", SystemRole.PARTICIPANT);
    address("newcomer@example.org");
    room.clock.advance(Duration.ofHours(72));

    ask("newcomer");

    assertThat(notifier.mails).isEmpty();
  }

  @Test
  @Tag("A-17")
  void theLinkWorksForHalfAnHour() {
    ask("hanako");
    String token = notifier.token();

    room.clock.advance(Duration.ofMinutes(30).minusMillis(1));
    assertThat(service.isOpen(token)).isTrue();
    room.clock.advance(Duration.ofMillis(1));
    assertThat(service.isOpen(token)).isFalse();
    assertRefused(Problem.RESET_LINK_INVALID, () -> choose(token, NEXT));
  }

  @Test
  void theLinkDiesWithEverythingThatEndsTheSessions() {
    ask("hanako");
    String token = notifier.token();

    room.store.accounts.values().forEach(account -> account.disable());
    room.store.accounts.values().forEach(account -> account.enable());

    assertRefused(Problem.RESET_LINK_INVALID, () -> choose(token, NEXT));
  }

  @Test
  void aRefusedPasswordLeavesTheLinkAsItWas() {
    ask("hanako");
    String token = notifier.token();

    assertRefused(Problem.PASSWORD_TOO_WEAK, () -> choose(token, "short"));
    assertRefused(Problem.PASSWORD_REUSED, () -> choose(token, OWN));
    choose(token, NEXT);
  }

  @Test
  void whatWasNeverALinkCostsNoHash() {
    long before = room.gate.computations();

    assertRefused(Problem.RESET_LINK_INVALID, () -> choose("x", NEXT));
    assertRefused(Problem.RESET_LINK_INVALID, () -> choose("A".repeat(43), NEXT));

    assertThat(room.gate.computations()).isEqualTo(before);
    assertThat(room.audit.lines)
        .contains("counted PASSWORD_RESET_BY_MAIL refused RESET_LINK_INVALID");
  }

  @Test
  @Tag("A-4")
  void aNameThatWasClosedForSignInsStaysClosed() {
    for (int wrong = 0; wrong < 10; wrong++) {
      assertRefused(Problem.SIGN_IN_FAILED, () -> room.signIn("hanako", "wrong"));
    }
    ask("hanako");
    choose(notifier.token(), NEXT);

    assertRefused(Problem.SIGN_IN_FAILED, () -> room.signIn("hanako", NEXT));
    room.clock.advance(Duration.ofMinutes(15));
    room.signIn("hanako", NEXT);
  }

  @Test
  void oneNameGetsThreeLinksInAQuarterOfAnHour() {
    for (int number = 0; number < 5; number++) {
      ask("hanako");
    }
    assertThat(notifier.mails).hasSize(3);

    room.clock.advance(ResetBudget.SPAN);
    ask("hanako");
    assertThat(notifier.mails).hasSize(4);
  }

  @Test
  @Tag("A-4")
  void oneAddressAsksTwentyTimesInAQuarterOfAnHour() {
    for (int number = 0; number < ResetBudget.PER_ADDRESS; number++) {
      ask("name" + number);
    }

    assertRefused(Problem.TOO_MANY_REQUESTS, () -> ask("hanako"));
    service.request("hanako", AccountsFixture.ELSEWHERE);
  }

  @Test
  void isNotOfferedWithoutMail() {
    notifier.offered = false;

    assertThat(service.isOffered()).isFalse();
    assertRefused(Problem.NOT_FOUND, () -> ask("hanako"));
  }
}
