package org.tsudoi.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.devices.domain.Device;
import org.tsudoi.devices.domain.DeviceKey;
import org.tsudoi.devices.domain.DeviceMessage;
import org.tsudoi.devices.domain.Devices;
import org.tsudoi.devices.domain.EnrolmentCode;
import org.tsudoi.devices.domain.MacAddress;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** Takes new devices in, waiting for approval: from signed-in people and at the door. */
@ApplicationScoped
@Transactional
class DeviceEnrolment {

  /** Devices of one person that are not revoked. */
  static final int MOST_OF_A_PERSON = 20;

  private final Devices devices;
  private final ChallengeDesk challenges;
  private final AuditTrail audit;
  private final Clock clock;
  private final SecureRandom random;

  /** For the container's proxy. */
  DeviceEnrolment() {
    this(null, null, null, null, null);
  }

  @Inject
  DeviceEnrolment(
      Devices devices,
      ChallengeDesk challenges,
      AuditTrail audit,
      Clock clock,
      SecureRandom random) {
    this.devices = devices;
    this.challenges = challenges;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
  }

  /**
   * The device, waiting for approval; the one that is known already when it is told by the same
   * addresses and key.
   */
  Device enrol(Caller caller, DeviceOwner owner, NewDevice wanted) {
    Found found = read(owner, wanted);
    List<Device> alive = aliveOf(owner);
    return known(alive, found)
        .orElseGet(
            () -> {
              refuseUnlessRoom(alive, found, 0);
              return add(caller, owner, found);
            });
  }

  /** What is known of such a device already, and whether it could be taken; changes nothing. */
  Optional<DeviceState> look(DeviceOwner owner, NewDevice wanted, int before) {
    Found found = read(owner, wanted);
    List<Device> alive = aliveOf(owner);
    Optional<Device> known = known(alive, found);
    if (known.isEmpty()) {
      refuseUnlessRoom(alive, found, before);
    }
    return known.map(Device::state);
  }

  private Found read(DeviceOwner owner, NewDevice wanted) {
    Found found = new Found(nameOf(wanted), macsOf(wanted), keyOf(owner, wanted));
    if (found.macs().isEmpty() && found.key().isEmpty()) {
      throw new RefusedException(Problem.INVALID_VALUE, "macs");
    }
    return found;
  }

  private List<Device> aliveOf(DeviceOwner owner) {
    return devices.of(owner.account()).stream()
        .filter(device -> device.state() != DeviceState.REVOKED)
        .toList();
  }

  private static Optional<Device> known(List<Device> alive, Found found) {
    return alive.stream().filter(device -> device.isTheSame(found.macs(), found.key())).findFirst();
  }

  private static void refuseUnlessRoom(List<Device> alive, Found found, int before) {
    if (alive.size() + before >= MOST_OF_A_PERSON || isKeyKnown(alive, found.key())) {
      throw new RefusedException(Problem.CONFLICT, "device");
    }
  }

  private record Found(String name, Set<MacAddress> macs, Optional<DeviceKey> key) {}

  private Device add(Caller caller, DeviceOwner owner, Found found) {
    Device device =
        new Device(
            owner, found.name(), found.macs(), found.key(), EnrolmentCode.generate(random), now());
    device.enrolledBy(caller);
    devices.add(device);
    audit.record(
        caller, AuditAction.DEVICE_ENROLLED, DeviceAudit.target(device), DeviceAudit.of(device));
    return device;
  }

  private static boolean isKeyKnown(List<Device> alive, Optional<DeviceKey> key) {
    return key.map(DeviceKey::id)
        .filter(
            id -> alive.stream().anyMatch(device -> device.keyId().filter(id::equals).isPresent()))
        .isPresent();
  }

  private static String nameOf(NewDevice wanted) {
    String name = wanted.name().strip();
    int length = name.codePointCount(0, name.length());
    if (length == 0
        || length > NewDevice.MOST_NAME
        || name.codePoints().anyMatch(Character::isISOControl)) {
      throw new RefusedException(Problem.INVALID_VALUE, "name");
    }
    return name;
  }

  private static Set<MacAddress> macsOf(NewDevice wanted) {
    if (wanted.macs().size() > DeviceClaim.MOST_MACS) {
      throw new RefusedException(Problem.INVALID_VALUE, "macs");
    }
    Set<MacAddress> macs = new LinkedHashSet<>();
    for (String typed : wanted.macs()) {
      macs.add(
          MacAddress.typed(typed)
              .orElseThrow(() -> new RefusedException(Problem.INVALID_VALUE, "macs")));
    }
    return macs;
  }

  /** The key, if there is one and the device has just proved that it has the other half. */
  private Optional<DeviceKey> keyOf(DeviceOwner owner, NewDevice wanted) {
    if (wanted.publicKey().isEmpty()) {
      return Optional.empty();
    }
    DeviceKey key =
        DeviceKey.of(wanted.publicKey())
            .orElseThrow(() -> new RefusedException(Problem.INVALID_VALUE, "publicKey"));
    SignedChallenge signed = wanted.signed();
    byte[] message = DeviceMessage.of(DevicePurpose.ENROL, signed, owner.loginName(), key.id());
    if (!challenges.use(DevicePurpose.ENROL, signed) || !key.signed(message, signed.signature())) {
      throw new RefusedException(Problem.INVALID_VALUE, "signature");
    }
    return Optional.of(key);
  }

  /** As precisely as both databases keep it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
