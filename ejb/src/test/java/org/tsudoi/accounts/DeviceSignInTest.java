package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tsudoi.devices.DeviceId;
import org.tsudoi.devices.DeviceRevoked;
import org.tsudoi.devices.NewDevice;
import org.tsudoi.devices.SignedChallenge;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** What the sign-in makes of the answer about the device. */
@Tag("spec-6.3.1")
class DeviceSignInTest {

  private static final String OWN = "Correct-Horse-7";
  private static final NewDevice PC =
      new NewDevice("PC", List.of("02:00:5e:10:00:01"), "", SignedChallenge.NONE);

  private AccountsFixture room;

  @BeforeEach
  void openRoom(@TempDir Path folder) {
    room = new AccountsFixture(folder);
    room.settled("hanako", OWN, SystemRole.PARTICIPANT);
  }

  @Test
  void endsJustTheSessionsThatWereMadeWithARevokedDevice() {
    SignedIn without = room.signIn("hanako", OWN);
    DeviceId device = DeviceId.random();
    room.devices.known = Optional.of(device);
    SignedIn with = room.signIn("hanako", OWN);
    room.devices.known = Optional.of(DeviceId.random());
    SignedIn other = room.signIn("hanako", OWN);

    new DeviceSessions(room.keeper).end(new DeviceRevoked(device));

    assertThat(room.resume(with)).isEmpty();
    assertThat(room.resume(without)).isPresent();
    assertThat(room.resume(other)).isPresent();
    assertThat(room.ended.fired).contains(new SessionEnded(with.caller().session().orElseThrow()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Problem.class,
      names = {"DEVICE_UNKNOWN", "DEVICE_NOT_APPROVED", "DEVICE_MAC_REQUIRED"})
  void beginsNoSessionAndWritesTheRefusalDown(Problem why) {
    room.devices.refusal = Optional.of(why);
    int before = room.store.sessions.size();

    refused(OWN, why);

    assertThat(room.store.sessions).hasSize(before);
    assertThat(room.audit.lines).contains("anonymous SIGN_IN_REFUSED hanako refused " + why);
  }

  @Test
  @Tag("A-2")
  @Tag("A-21")
  void saysNothingAboutDevicesToWhoeverDoesNotKnowThePassword() {
    room.devices.refusal = Optional.of(Problem.DEVICE_UNKNOWN);

    refused("wrong", Problem.SIGN_IN_FAILED);
  }

  private void refused(String password, Problem why) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> room.signIn("hanako", password))
        .extracting(RefusedException::problem)
        .isEqualTo(why);
  }

  @Test
  void takesADeviceAtTheDoorFromWhoeverKnowsThePassword() {
    room.devices.refusal = Optional.of(Problem.DEVICE_UNKNOWN);

    room.signIn.enrolDevice(
        new DeviceRequest(new Credentials("hanako", OWN), PC), AccountsFixture.OFFICE);

    assertThat(room.devices.enrolledBy.orElseThrow().name()).isEqualTo("Name of hanako");
    assertThat(room.devices.enrolledBy.orElseThrow().roles()).isEmpty();
  }

  @Test
  void takesNoDeviceAtTheDoorFromAnybodyElse() {
    for (Credentials wrong :
        List.of(new Credentials("hanako", "wrong"), new Credentials("nobody", OWN))) {
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(
              () -> room.signIn.enrolDevice(new DeviceRequest(wrong, PC), AccountsFixture.OFFICE))
          .extracting(RefusedException::problem)
          .isEqualTo(Problem.SIGN_IN_FAILED);
    }
    assertThat(room.devices.enrolledBy).isEmpty();
  }
}
