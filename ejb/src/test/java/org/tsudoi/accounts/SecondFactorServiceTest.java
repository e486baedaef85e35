package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tsudoi.accounts.AccountsFixture.ELSEWHERE;
import static org.tsudoi.accounts.AccountsFixture.OFFICE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tsudoi.accounts.domain.SharedSecret;
import org.tsudoi.accounts.domain.TimeBasedCode;
import org.tsudoi.auditing.PersonId;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

@Tag("spec-6.3.1")
class SecondFactorServiceTest {

  private static final String OWN = "Correct-Horse-7";

  private AccountsFixture room;
  private Caller hanako;
  private SharedSecret secret;
  private List<String> recoveryCodes;

  @BeforeEach
  void enrolHanako(@TempDir Path folder) {
    room = new AccountsFixture(folder);
    room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    hanako = room.resume(room.signIn("hanako", OWN)).orElseThrow();
    secret = new SharedSecret(room.secondFactor.begin(hanako).secret());
    recoveryCodes = room.secondFactor.confirm(hanako, new Reassurance(OWN, code()));
    room.clock.advance(Duration.ofSeconds(30));
  }

  @Test
  void tellsThatACodeIsNeededOnlyBehindTheRightPassword() {
    refused(() -> signIn(OWN, ""), Problem.SECOND_FACTOR_REQUIRED);
    refused(() -> signIn(OWN, "000000"), Problem.SECOND_FACTOR_WRONG);
    refused(() -> signIn("wrong", ""), Problem.SIGN_IN_FAILED);
    refused(() -> signIn("wrong", code()), Problem.SIGN_IN_FAILED);

    assertThat(signIn(OWN, code()).caller().account()).isEqualTo(hanako.account());
  }

  @Test
  @Tag("spec-6.3.4")
  void leavesATraceOfTheRightPasswordWithoutTheCode() {
    refused(() -> signIn("wrong", ""), Problem.SIGN_IN_FAILED);
    assertThat(room.audit.lines).noneMatch(line -> line.contains("SECOND_FACTOR_ASKED"));

    refused(() -> signIn(OWN, ""), Problem.SECOND_FACTOR_REQUIRED);

    assertThat(room.audit.lines).last().isEqualTo("anonymous SECOND_FACTOR_ASKED hanako");
  }

  @Test
  void computesOneHashWhateverOfTheTwoIsWrong() {
    assertThat(hashesOf(() -> signIn("wrong", code()))).isEqualTo(1);
    assertThat(hashesOf(() -> signIn(OWN, ""))).isEqualTo(1);
    assertThat(hashesOf(() -> signIn(OWN, "000000"))).isEqualTo(1);
  }

  private long hashesOf(ThrowingCallable tryToSignIn) {
    long before = room.gate.computations();
    assertThatThrownBy(tryToSignIn).isInstanceOf(RefusedException.class);
    return room.gate.computations() - before;
  }

  @Test
  void takesNoCodeTwice() {
    String once = code();

    assertThat(signIn(OWN, once)).isNotNull();
    refused(() -> signIn(OWN, once), Problem.SECOND_FACTOR_WRONG);
    room.clock.advance(Duration.ofSeconds(30));
    refused(() -> signIn(OWN, once), Problem.SECOND_FACTOR_WRONG);
    assertThat(signIn(OWN, code())).isNotNull();
  }

  @Test
  void doesNotWasteACodeThatCameWithAWrongPassword() {
    refused(() -> signIn("wrong", code()), Problem.SIGN_IN_FAILED);

    assertThat(signIn(OWN, code())).isNotNull();
  }

  @Test
  void takesEachRecoveryCodeOnceHoweverItIsTyped() {
    String code = recoveryCodes.get(3);

    assertThat(signIn(OWN, code.replace('-', ' '))).isNotNull();
    refused(() -> signIn(OWN, code), Problem.SECOND_FACTOR_WRONG);

    assertThat(room.secondFactor.own(hanako).recoveryCodesLeft()).isEqualTo(9);
    assertThat(room.audit.lines).contains("Name of hanako RECOVERY_CODE_USED hanako");
  }

  @Test
  @Tag("A-5")
  void countsWrongCodesLikeWrongPasswords() {
    for (int i = 0; i < 5; i++) {
      refused(() -> signIn(OWN, "000000"), Problem.SECOND_FACTOR_WRONG);
      refused(() -> signIn("wrong", ""), Problem.SIGN_IN_FAILED);
    }

    refused(() -> signIn(OWN, code()), Problem.SIGN_IN_FAILED);
    room.clock.advance(Duration.ofMinutes(15));
    assertThat(signIn(OWN, code())).isNotNull();
  }

  @Test
  void forgivesNothingForTheRightPasswordAlone() {
    for (int i = 0; i < 10; i++) {
      refused(() -> signIn(OWN, ""), Problem.SECOND_FACTOR_REQUIRED);
    }

    refused(() -> signIn(OWN, code()), Problem.SIGN_IN_FAILED);
  }

  @Test
  @Tag("A-5")
  void takesTenWrongCodesForAnAccountWhereverTheyComeFrom() {
    for (int i = 0; i < 5; i++) {
      refused(() -> signIn(OWN, "000000"), Problem.SECOND_FACTOR_WRONG);
      refused(() -> signInElsewhere("000000"), Problem.SECOND_FACTOR_WRONG);
    }

    refused(() -> signInElsewhere(code()), Problem.SECOND_FACTOR_WRONG);
    room.clock.advance(Duration.ofMinutes(15));
    assertThat(signInElsewhere(code())).isNotNull();
  }

  @Test
  void writesDownAWrongCodeBehindARightPassword() {
    refused(() -> signIn(OWN, "000000"), Problem.SECOND_FACTOR_WRONG);

    assertThat(room.audit.lines)
        .endsWith("anonymous SIGN_IN_REFUSED hanako refused SECOND_FACTOR_WRONG");
  }

  @Test
  void asksNobodyForACodeBeforeASetUpIsConfirmed() {
    room.settled("taro", OWN, SystemRole.PARTICIPANT);
    Caller taro = room.resume(room.signIn("taro", OWN)).orElseThrow();

    String first = room.secondFactor.begin(taro).secret();
    String second = room.secondFactor.begin(taro).secret();

    assertThat(second).isNotEqualTo(first);
    assertThat(room.signIn("taro", OWN)).isNotNull();
    assertThat(room.secondFactor.own(taro).enrolled()).isFalse();
    refused(() -> confirm(taro, OWN, codeOf(new SharedSecret(first))), Problem.SECOND_FACTOR_WRONG);
    refused(() -> confirm(taro, "wrong", codeOf(new SharedSecret(second))), Problem.SIGN_IN_FAILED);
    assertThat(confirm(taro, OWN, codeOf(new SharedSecret(second)))).hasSize(10);
    refused(() -> room.signIn("taro", OWN), Problem.SECOND_FACTOR_REQUIRED);
  }

  private List<String> confirm(Caller caller, String password, String code) {
    return room.secondFactor.confirm(caller, new Reassurance(password, code));
  }

  @Test
  void setsUpNothingOverWhatIsThere() {
    refused(() -> room.secondFactor.begin(hanako), Problem.CONFLICT);
    refused(() -> confirm(hanako, OWN, code()), Problem.CONFLICT);
  }

  @Test
  void turnsItOffForThePasswordAndACodeOnly() {
    refused(() -> remove("wrong", code()), Problem.SIGN_IN_FAILED);
    refused(() -> remove(OWN, "000000"), Problem.SECOND_FACTOR_WRONG);

    remove(OWN, code());

    assertThat(signIn(OWN, "")).isNotNull();
    assertThat(room.secondFactor.own(hanako).enrolled()).isFalse();
    assertThat(room.audit.lines)
        .contains(
            "Name of hanako SECOND_FACTOR_ENROLLED hanako",
            "Name of hanako SECOND_FACTOR_REMOVED hanako refused SIGN_IN_FAILED",
            "Name of hanako SECOND_FACTOR_REMOVED hanako refused SECOND_FACTOR_WRONG",
            "Name of hanako SECOND_FACTOR_REMOVED hanako");
  }

  private void remove(String password, String code) {
    room.secondFactor.remove(hanako, new Reassurance(password, code));
  }

  @Test
  void makesTheRecoveryCodesAnew() {
    List<String> fresh =
        room.secondFactor.renewRecoveryCodes(hanako, new Reassurance(OWN, recoveryCodes.get(0)));

    assertThat(fresh).hasSize(10).doesNotContainAnyElementsOf(recoveryCodes);
    assertThat(fresh).allMatch(code -> code.matches("\\d{5}(-\\d{5}){3}"));
    refused(() -> signIn(OWN, recoveryCodes.get(1)), Problem.SECOND_FACTOR_WRONG);
    assertThat(signIn(OWN, fresh.get(1))).isNotNull();
    assertThat(room.audit.lines)
        .contains(
            "Name of hanako RECOVERY_CODE_USED hanako",
            "Name of hanako RECOVERY_CODES_RENEWED hanako");
  }

  @Test
  void isResetByAdministratorsWhoMayTouchTheAccount() {
    AccountId account = hanako.account().orElseThrow();
    Caller keeper = AccountsFixture.with(SystemRole.USER_ADMINISTRATOR);

    assertThat(room.secondFactor.of(keeper, account).recoveryCodesLeft()).isEqualTo(10);
    room.secondFactor.reset(keeper, account);
    room.secondFactor.reset(keeper, account);

    assertThat(signIn(OWN, "")).isNotNull();
    assertThat(room.audit.lines)
        .filteredOn(line -> line.contains("SECOND_FACTOR_RESET"))
        .containsExactly("somebody SECOND_FACTOR_RESET hanako");
    AccountId chief = room.create("chief", SystemRole.SYSTEM_ADMINISTRATOR).id();
    refused(() -> room.secondFactor.reset(keeper, chief), Problem.FORBIDDEN);
    refused(() -> room.secondFactor.resetByLoginName(keeper, "nobody"), Problem.NOT_FOUND);
  }

  @Test
  void takesOnlyRecoveryCodesOnceTheKeyOfThePersonIsDestroyed() {
    room.personal.erased.add(PersonId.of(hanako.account().orElseThrow()));

    refused(() -> signIn(OWN, code()), Problem.SECOND_FACTOR_WRONG);
    assertThat(signIn(OWN, recoveryCodes.get(0))).isNotNull();
  }

  @Test
  void endsAllSessionsButTheOneThatAsks() {
    SignedIn mine = signIn(OWN, recoveryCodes.get(0));
    SignedIn other = signIn(OWN, recoveryCodes.get(1));

    assertThat(room.signIn.endOthers(mine.caller())).isPositive();

    assertThat(room.resume(mine)).isPresent();
    assertThat(room.resume(other)).isEmpty();
    assertThat(room.signIn.sessions(mine.caller(), hanako.account().orElseThrow())).hasSize(1);
  }

  private SignedIn signIn(String password, String code) {
    return room.signIn.signIn(new Credentials("hanako", password, code), OFFICE, Delivery.BEARER);
  }

  private SignedIn signInElsewhere(String code) {
    return room.signIn.signIn(new Credentials("hanako", OWN, code), ELSEWHERE, Delivery.BEARER);
  }

  private String code() {
    return codeOf(secret);
  }

  private String codeOf(SharedSecret shared) {
    return TimeBasedCode.of(shared, TimeBasedCode.stepAt(room.clock.instant()));
  }

  private static void refused(ThrowingCallable attempt, Problem why) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(
            RefusedException.class, refusal -> assertThat(refusal.problem()).isEqualTo(why));
  }
}
