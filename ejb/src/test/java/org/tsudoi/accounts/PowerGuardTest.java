package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tsudoi.accounts.domain.SharedSecret;
import org.tsudoi.accounts.domain.TimeBasedCode;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** Who has to prove anew who it is before giving or taking the power to administer. */
@Tag("spec-6.3.2")
@Tag("Z-13")
class PowerGuardTest {

  private static final String OWN = "Correct-Horse-7";
  private static final Duration PROOF = Duration.ofMinutes(10);
  private static final AccountQuery ALL =
      new AccountQuery("", Optional.empty(), Optional.empty(), Optional.empty(), false, 0, 500);

  private AccountsFixture room;
  private Caller chief;
  private AccountId keeper;
  private AccountId hanako;

  @BeforeEach
  void openRoom(@TempDir Path folder) {
    room = new AccountsFixture(folder);
    room.settled("chief", OWN, SystemRole.SYSTEM_ADMINISTRATOR);
    keeper = room.create("keeper", SystemRole.USER_ADMINISTRATOR).id();
    hanako = room.create("hanako", SystemRole.PARTICIPANT).id();
    chief = room.resume(room.signIn("chief", OWN)).orElseThrow();
  }

  private static AccountChange change(Set<SystemRole> roles) {
    return new AccountChange(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(roles),
        Optional.empty(),
        Optional.empty());
  }

  private static AccountChange change(
      Optional<String> displayName, Optional<String> email, Optional<Validity> validity) {
    return new AccountChange(
        displayName,
        Optional.empty(),
        email,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        validity);
  }

  private static NewAccount newcomer(String name, SystemRole role) {
    return new NewAccount(name, "Name", "", "", Set.of(role), "en");
  }

  private static BulkOrder bulk(BulkAction action, AccountId... ids) {
    return new BulkOrder(action, Optional.empty(), List.of(ids), ALL);
  }

  /** Each door through which the power to administer is given or taken. */
  private Map<String, Consumer<Caller>> doors() {
    Set<SystemRole> more = Set.of(SystemRole.USER_ADMINISTRATOR);
    Set<SystemRole> less = Set.of(SystemRole.PARTICIPANT);
    Optional<String> none = Optional.empty();
    Validity over =
        new Validity(Optional.empty(), Optional.of(room.clock.instant().plusSeconds(60)));
    return Map.ofEntries(
        Map.entry(
            "create",
            by -> room.accounts.create(by, newcomer("taro", SystemRole.SYSTEM_ADMINISTRATOR))),
        Map.entry("give", by -> room.accounts.change(by, hanako, change(more))),
        Map.entry("take", by -> room.accounts.change(by, keeper, change(less))),
        Map.entry(
            "mail address",
            by ->
                room.accounts.change(
                    by, keeper, change(none, Optional.of("me@evil.example"), Optional.empty()))),
        Map.entry(
            "validity",
            by -> room.accounts.change(by, keeper, change(none, none, Optional.of(over)))),
        Map.entry("one-time password", by -> room.accounts.resetPassword(by, keeper)),
        Map.entry("second factor", by -> room.secondFactor.reset(by, keeper)),
        Map.entry("directory", by -> room.directoryKeeper().changeable(by, keeper)),
        Map.entry("disable", by -> room.accounts.disable(by, keeper)),
        Map.entry("enable", by -> room.accounts.enable(by, keeper)),
        Map.entry("delete", by -> room.accounts.delete(by, keeper)),
        Map.entry("restore", by -> room.accounts.restore(by, keeper)),
        Map.entry("many", by -> room.bulk.run(by, bulk(BulkAction.DISABLE, hanako, keeper))),
        Map.entry(
            "file",
            by ->
                room.transfer.take(
                    by,
                    "loginName,roles\nhanako,USER_ADMINISTRATOR\n"
                        .getBytes(StandardCharsets.UTF_8))));
  }

  private static void refused(Problem why, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.problem()).isEqualTo(why));
  }

  @Test
  void asksForAProofThatIsNoOlderThanTenMinutesAtEachDoor() {
    room.clock.advance(PROOF);

    doors()
        .forEach(
            (name, door) ->
                assertThatThrownBy(() -> door.accept(chief))
                    .as(name)
                    .isInstanceOfSatisfying(
                        RefusedException.class,
                        no -> assertThat(no.problem()).isEqualTo(Problem.PROOF_REQUIRED)));
    assertThat(room.store.accounts().find(keeper).orElseThrow().state())
        .isEqualTo(AccountState.ACTIVE);
    assertThat(room.store.accounts().find(hanako).orElseThrow().roles())
        .containsExactly(SystemRole.PARTICIPANT);
  }

  @Test
  void takesTheSignInAsAProofForTenMinutesAndANewOneForTenMore() {
    room.clock.advance(PROOF.minusMillis(1));
    room.accounts.change(chief, hanako, change(Set.of(SystemRole.USER_ADMINISTRATOR)));
    room.clock.advance(Duration.ofMillis(1));
    refused(Problem.PROOF_REQUIRED, () -> room.accounts.disable(chief, hanako));

    room.proofs.renew(chief, new Reassurance(OWN, ""));

    room.clock.advance(PROOF.minusMillis(1));
    room.accounts.disable(chief, hanako);
    assertThat(room.audit.lines).contains("Name of chief PROVED_ANEW chief");
    room.clock.advance(Duration.ofMillis(1));
    refused(Problem.PROOF_REQUIRED, () -> room.accounts.delete(chief, hanako));
  }

  @Test
  void asksNobodyForOneAboutPeopleWithoutThatPower() {
    room.clock.advance(PROOF);

    room.accounts.create(chief, newcomer("taro", SystemRole.AUDITOR));
    room.accounts.change(chief, hanako, change(Set.of(SystemRole.MEETING_CREATOR)));
    room.accounts.resetPassword(chief, hanako);
    room.secondFactor.reset(chief, hanako);
    assertThat(room.bulk.run(chief, bulk(BulkAction.DELETE, hanako)).changed()).isEqualTo(1);
    room.accounts.restore(chief, hanako);
    Optional<String> name = Optional.of("Another name");
    assertThat(
            room.accounts
                .change(chief, keeper, change(name, Optional.empty(), Optional.empty()))
                .displayName())
        .isEqualTo("Another name");
  }

  @Test
  void countsWrongTriesOfAProofAndRenewsNothingByThem() {
    room.clock.advance(PROOF);

    for (int i = 0; i < 10; i++) {
      refused(Problem.SIGN_IN_FAILED, () -> room.proofs.renew(chief, new Reassurance("wrong", "")));
    }
    refused(Problem.SIGN_IN_FAILED, () -> room.proofs.renew(chief, new Reassurance(OWN, "")));
    refused(Problem.PROOF_REQUIRED, () -> room.accounts.disable(chief, keeper));
    assertThat(room.audit.lines).contains("Name of chief PROVED_ANEW chief refused SIGN_IN_FAILED");
  }

  @Test
  void asksForTheSecondFactorOfWhoeverHasOne() {
    SharedSecret secret = new SharedSecret(room.secondFactor.begin(chief).secret());
    room.secondFactor.confirm(chief, new Reassurance(OWN, code(secret)));
    room.clock.advance(PROOF);

    assertThat(room.proofs.asked(chief)).isEqualTo(new ProofAsked(true, false, false));
    refused(Problem.SECOND_FACTOR_WRONG, () -> room.proofs.renew(chief, new Reassurance(OWN, "")));
    refused(Problem.PROOF_REQUIRED, () -> room.accounts.disable(chief, keeper));
    room.proofs.renew(chief, new Reassurance(OWN, code(secret)));
    room.accounts.disable(chief, keeper);
  }

  private String code(SharedSecret secret) {
    return TimeBasedCode.of(secret, TimeBasedCode.stepAt(room.clock.instant()));
  }

  @Test
  void leavesTheProofAtTheSessionThatGaveIt() {
    Caller other = room.resume(room.signIn("chief", OWN)).orElseThrow();
    room.clock.advance(PROOF);
    room.proofs.renew(other, new Reassurance(OWN, ""));

    refused(Problem.PROOF_REQUIRED, () -> room.accounts.disable(chief, keeper));
    room.accounts.disable(other, keeper);
  }

  @Test
  void refusesApiTokensAndLetsTheServersOwnMachineAndTimersDoIt() {
    Caller token =
        new Caller(
            chief.account(),
            chief.name(),
            chief.roles(),
            CallerPath.API_TOKEN,
            chief.address(),
            chief.session());
    PowerGuard guard = new PowerGuard(room.keeper);

    refused(Problem.CLOSED_TO_TOKENS, () -> guard.refuseUnlessProved(token));
    refused(Problem.CLOSED_TO_TOKENS, () -> room.proofs.renew(token, new Reassurance(OWN, "")));
    refused(
        Problem.PROOF_REQUIRED,
        () -> guard.refuseUnlessProved(AccountsFixture.with(SystemRole.SYSTEM_ADMINISTRATOR)));
    guard.refuseUnlessProved(AccountsFixture.atTheServer());
    guard.refuseUnlessProved(Caller.system());
  }

  @Test
  void countsASignInByTheProviderFromWhenThePersonSignedInThere() {
    Instant now = room.clock.instant();

    assertThat(isProved(session(Optional.empty()))).isTrue();
    assertThat(isProved(session(Optional.of(now.plusSeconds(30))))).isTrue();
    assertThat(isProved(session(Optional.of(now.minus(PROOF))))).isFalse();
    Caller later = session(Optional.of(now.plusSeconds(30)));
    assertThat(room.proofs.asked(later).provider()).isTrue();
    room.clock.advance(PROOF);
    assertThat(isProved(later)).isFalse();
  }

  private Caller session(Optional<Instant> provedAt) {
    SignInEntry entry =
        new SignInEntry(
            AccountsFixture.OFFICE,
            Delivery.COOKIE,
            ProvedBy.PROVIDER,
            provedAt,
            Optional.empty(),
            Map.of());
    return room.keeper
        .begin(room.store.accounts().find(keeper).orElseThrow(), entry, Optional.empty())
        .caller();
  }

  private boolean isProved(Caller caller) {
    return room.keeper.isProved(caller.session().orElseThrow());
  }
}
