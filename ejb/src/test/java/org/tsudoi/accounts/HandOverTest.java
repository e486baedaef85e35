package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tsudoi.accounts.AccountsFixture.OFFICE;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tsudoi.devices.DeviceClaim;
import org.tsudoi.devices.DeviceId;
import org.tsudoi.devices.NewDevice;
import org.tsudoi.devices.SignedChallenge;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** A sign-in that a person hands over from the browser to the desktop client. */
@Tag("spec-6.3.1")
class HandOverTest {

  private static final String OWN = "Correct-Horse-7";
  private static final String VERIFIER = "v".repeat(43);
  private static final HandOverRequest REQUEST =
      new HandOverRequest(49_152, "state-0123456789", challengeOf(VERIFIER));
  private static final NewDevice PC =
      new NewDevice("PC", List.of("02:00:5e:10:00:01"), "", SignedChallenge.NONE);

  private AccountsFixture room;
  private HandOverService door;
  private SignedIn browser;

  @BeforeEach
  void openRoom(@TempDir Path folder) {
    room = new AccountsFixture(folder);
    door = new HandOverService(room.handOvers());
    room.settled("hanako", OWN, SystemRole.PARTICIPANT);
    browser = room.signIn.signIn(new Credentials("hanako", OWN), OFFICE, Delivery.COOKIE);
  }

  private static String challengeOf(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String approved() {
    String address = door.approve(browser.caller(), REQUEST);
    return URI.create(address).getQuery().replaceAll("^code=([^&]*)&.*", "$1");
  }

  private static HandOverClaim claim(String code, String verifier) {
    return new HandOverClaim(
        HandOverRequest.CLIENT, REQUEST.redirect(), code, verifier, DeviceClaim.NONE);
  }

  private SignedIn take(String code) {
    return room.signIn.signIn(claim(code, VERIFIER), OFFICE);
  }

  private static void refused(Problem why, ThrowingCallable call) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(call)
        .extracting(RefusedException::problem)
        .isEqualTo(why);
  }

  private void worthNothing(String code) {
    refused(Problem.HAND_OVER_INVALID, () -> take(code));
  }

  @Test
  @Tag("Z-13")
  void handsOverNoNewerProofThanTheBrowserHas() {
    room.clock.advance(Duration.ofMinutes(9));
    SignedIn client = take(approved());

    assertThat(room.keeper.isProved(client.caller().session().orElseThrow())).isTrue();
    room.clock.advance(Duration.ofMinutes(1));
    assertThat(room.keeper.isProved(client.caller().session().orElseThrow())).isFalse();
  }

  @Test
  void givesTheClientASessionOfItsOwn() {
    SignedIn client = take(approved());

    assertThat(client.csrfToken()).isEmpty();
    assertThat(client.account().loginName()).isEqualTo("hanako");
    assertThat(room.resume(client)).isPresent();
    room.signIn.signOut(browser.caller());
    assertThat(room.resume(client)).isPresent();
    assertThat(room.audit.lines)
        .contains("Name of hanako HAND_OVER_APPROVED hanako", "Name of hanako SIGNED_IN hanako");
  }

  @Test
  void keepsOnlyTheHashOfTheCode() {
    String code = approved();

    assertThat(room.handOverCodes.codes.keySet()).doesNotContain(code).hasSize(1);
    assertThat(claim(code, VERIFIER).toString()).doesNotContain(code).doesNotContain(VERIFIER);
  }

  @Test
  void endsWhatBeganWithACodeThatIsShownAgain() {
    String code = approved();
    SignedIn client = take(code);

    worthNothing(code);

    assertThat(room.resume(client)).isEmpty();
    assertThat(room.ended.fired)
        .contains(new SessionEnded(client.caller().session().orElseThrow()));
    assertThat(room.audit.lines)
        .contains("anonymous SIGN_IN_REFUSED hanako refused HAND_OVER_INVALID");
    assertThat(room.signIn.resume(browser.token(), Delivery.COOKIE, "", OFFICE.path())).isPresent();
  }

  @Test
  void spendsTheCodeAtAWrongVerifier() {
    String code = approved();

    refused(
        Problem.HAND_OVER_INVALID, () -> room.signIn.signIn(claim(code, "w".repeat(43)), OFFICE));

    worthNothing(code);
  }

  @Test
  void spendsTheCodeAtAnotherAddressOrClient() {
    String first = approved();
    String second = approved();

    refused(
        Problem.HAND_OVER_INVALID,
        () ->
            room.signIn.signIn(
                new HandOverClaim(
                    HandOverRequest.CLIENT,
                    "http://127.0.0.1:49153/tsudoi/signed-in",
                    first,
                    VERIFIER,
                    DeviceClaim.NONE),
                OFFICE));
    refused(
        Problem.HAND_OVER_INVALID,
        () ->
            room.signIn.signIn(
                new HandOverClaim(
                    "another", REQUEST.redirect(), second, VERIFIER, DeviceClaim.NONE),
                OFFICE));

    worthNothing(first);
    worthNothing(second);
  }

  @Test
  void worksForAMinute() {
    String inTime = approved();
    room.clock.advance(Duration.ofSeconds(60).minusMillis(1));
    take(inTime);

    String late = approved();
    room.clock.advance(Duration.ofSeconds(60));
    worthNothing(late);
  }

  @Test
  void endsWithTheSessionOfTheBrowserAndWithEachChangeOfTheAccount() {
    String afterSignOut = approved();
    room.signIn.signOut(browser.caller());
    worthNothing(afterSignOut);

    browser = room.signIn.signIn(new Credentials("hanako", OWN), OFFICE, Delivery.COOKIE);
    String afterDisabling = approved();
    room.accounts.disable(Caller.system(), browser.account().id());
    worthNothing(afterDisabling);
  }

  @Test
  void livesNoLongerThanTheSessionOfTheBrowserWould() {
    room.clock.advance(Duration.ofMinutes(20));

    SignedIn client = take(approved());

    assertThat(client.absoluteEnd()).isEqualTo(browser.absoluteEnd());
  }

  @Test
  void holdsTheDeviceOfTheClientToItsRuleAndKeepsTheCodeForItsMinute() {
    String code = approved();
    room.devices.refusal = Optional.of(Problem.DEVICE_UNKNOWN);

    refused(Problem.DEVICE_UNKNOWN, () -> take(code));

    assertThat(room.audit.lines)
        .contains("anonymous SIGN_IN_REFUSED hanako refused DEVICE_UNKNOWN");
    room.devices.refusal = Optional.empty();
    DeviceId known = DeviceId.random();
    room.devices.known = Optional.of(known);
    SignedIn client = take(code);
    room.keeper.endAllOf(known);
    assertThat(room.resume(client)).isEmpty();
  }

  @Test
  void takesADeviceInOnceForACode() {
    String code = approved();

    room.signIn.enrolDevice(claim(code, VERIFIER), PC, OFFICE);

    assertThat(room.devices.enrolledBy.orElseThrow().name()).isEqualTo("Name of hanako");
    worthNothing(code);
    refused(
        Problem.HAND_OVER_INVALID,
        () -> room.signIn.enrolDevice(claim(code, VERIFIER), PC, OFFICE));
  }

  @Test
  void countsGuessesAndLooksForNothingThatCannotBe() {
    worthNothing("A".repeat(43));
    worthNothing("short");
    String code = approved();
    refused(Problem.HAND_OVER_INVALID, () -> room.signIn.signIn(claim(code, "short"), OFFICE));

    assertThat(room.audit.lines).contains("counted SIGN_IN_REFUSED refused HAND_OVER_INVALID");
    take(code);
  }

  @Test
  void makesTenCodesInAQuarterOfAnHour() {
    for (int number = 0; number < 10; number++) {
      approved();
    }
    refused(Problem.TOO_MANY_REQUESTS, this::approved);

    room.clock.advance(Duration.ofMinutes(15));
    approved();
  }

  @Test
  void isForWhoeverSignedInWithABrowserOnly() {
    SignedIn application = room.signIn("hanako", OWN);

    refused(Problem.FORBIDDEN, () -> door.approve(application.caller(), REQUEST));
    refused(Problem.FORBIDDEN, () -> door.approve(Caller.system(), REQUEST));
  }

  @Test
  void handsNothingOverToWhomThePersonDeclines() {
    assertThat(door.decline(browser.caller(), REQUEST)).contains("error=access_denied");

    assertThat(room.handOverCodes.codes).isEmpty();
    assertThat(room.audit.lines).contains("Name of hanako HAND_OVER_DECLINED hanako");
  }
}
