package org.tsudoi.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.devices.domain.Device;
import org.tsudoi.devices.domain.DeviceKey;
import org.tsudoi.devices.domain.DeviceMessage;
import org.tsudoi.devices.domain.Devices;
import org.tsudoi.devices.domain.MacAddress;
import org.tsudoi.devices.domain.PersonalRule;
import org.tsudoi.devices.domain.RuleSources;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * What each sign-in asks about its device, once name, password and code are right (spec 6.3.1).
 *
 * <p>The only caller is the sign-in of the room of the accounts, which every way in shares.
 */
@ApplicationScoped
public class DeviceCheck {

  private final Devices devices;
  private final DeviceOwners owners;
  private final ChallengeDesk challenges;
  private final DeviceEnrolment enrolment;
  private final PolicyService policies;
  private final Clock clock;

  /** For the container's proxy. */
  protected DeviceCheck() {
    this(null, null, null, null, null, null);
  }

  @Inject
  DeviceCheck(
      Devices devices,
      DeviceOwners owners,
      ChallengeDesk challenges,
      DeviceEnrolment enrolment,
      PolicyService policies,
      Clock clock) {
    this.devices = devices;
    this.owners = owners;
    this.challenges = challenges;
    this.enrolment = enrolment;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * Reads a claim and uses its challenge up, whatever becomes of the sign-in. Refuses nothing: a
   * wrong, old or foreign signature simply proves nothing.
   */
  @Transactional(TxType.REQUIRES_NEW)
  public PresentedDevice present(DeviceOwner owner, DeviceClaim claim) {
    Set<String> macs = new HashSet<>();
    claim.macs().stream()
        .limit(DeviceClaim.MOST_MACS)
        .forEach(typed -> MacAddress.typed(typed).ifPresent(mac -> macs.add(mac.digits())));
    return new PresentedDevice(macs, provedKey(owner, claim));
  }

  private Optional<String> provedKey(DeviceOwner owner, DeviceClaim claim) {
    if (!challenges.use(DevicePurpose.SIGN_IN, claim.signed())) {
      return Optional.empty();
    }
    byte[] message =
        DeviceMessage.of(DevicePurpose.SIGN_IN, claim.signed(), owner.loginName(), claim.keyId());
    return devices.of(owner.account()).stream()
        .filter(device -> device.keyId().filter(claim.keyId()::equals).isPresent())
        .findFirst()
        .flatMap(Device::key)
        .filter(key -> key.signed(message, claim.signed().signature()))
        .map(DeviceKey::id);
  }

  /**
   * The known device that the person signs in with; empty if it is none and none is asked for. Its
   * row stays locked until the transaction ends, so that it cannot be revoked meanwhile.
   *
   * @throws RefusedException with {@link Problem#DEVICE_MAC_REQUIRED}, {@link
   *     Problem#DEVICE_NOT_APPROVED} with the enrolment code, or {@link Problem#DEVICE_UNKNOWN}
   */
  @Transactional
  public Optional<DeviceId> admit(AccountId account, PresentedDevice presented, String address) {
    DeviceRule rule = ruleOf(account);
    List<Device> fitting =
        devices.of(account).stream().filter(device -> device.answers(presented, rule)).toList();
    Optional<Device> known =
        fitting.stream()
            .filter(device -> device.state() == DeviceState.APPROVED)
            .flatMap(device -> devices.lock(device.id()).stream())
            .filter(device -> device.state() == DeviceState.APPROVED)
            .findFirst();
    known.ifPresent(device -> device.used(address, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    if (known.isEmpty() && rule != DeviceRule.OFF) {
      throw refusal(rule, presented, fitting);
    }
    return known.map(Device::id);
  }

  private static RefusedException refusal(
      DeviceRule rule, PresentedDevice presented, List<Device> fitting) {
    if (rule.needsMac() && presented.macs().isEmpty()) {
      return new RefusedException(Problem.DEVICE_MAC_REQUIRED);
    }
    return fitting.stream()
        .filter(device -> device.state() == DeviceState.WAITING)
        .findFirst()
        .map(
            waiting ->
                new RefusedException(
                    Problem.DEVICE_NOT_APPROVED, "device", waiting.enrolmentCode()))
        .orElseGet(() -> new RefusedException(Problem.DEVICE_UNKNOWN));
  }

  /** What holds for this person now. */
  @Transactional
  public DeviceRule ruleOf(AccountId account) {
    return sources(account).effective();
  }

  RuleSources sources(AccountId account) {
    return new RuleSources(
        own(account), policies.devices(owners.groups(account)), policies.devices());
  }

  private Optional<DeviceRule> own(AccountId account) {
    return devices.rule(account).map(PersonalRule::rule);
  }

  /**
   * The same as it would be if a group asked for something else, or for nothing; empty for somebody
   * who is not in the group.
   */
  Optional<RuleSources> sourcesWith(
      AccountId account, GroupId group, Optional<DeviceRule> ofGroup) {
    Set<GroupId> others = new HashSet<>(owners.groups(account));
    if (!others.remove(group)) {
      return Optional.empty();
    }
    List<DeviceRule> groups = new ArrayList<>(policies.devices(others));
    ofGroup.ifPresent(groups::add);
    return Optional.of(new RuleSources(own(account), groups, policies.devices()));
  }

  /** Whether the person has an approved device for this rule, or needs none. */
  boolean couldSignIn(AccountId account, DeviceRule rule) {
    return rule == DeviceRule.OFF
        || devices.of(account).stream().anyMatch(device -> device.serves(rule));
  }

  /**
   * Takes in a device from somebody who has proved name, password and code but is not signed in.
   *
   * @return the code by which the administrator knows it
   * @throws RefusedException with {@link Problem#INVALID_VALUE} naming the field, or {@link
   *     Problem#CONFLICT} when the person has too many devices or the key is known with other
   *     addresses
   */
  @Transactional
  public EnrolledDevice enrol(Caller caller, DeviceOwner owner, NewDevice wanted) {
    Device device = enrolment.enrol(caller, owner, wanted);
    return new EnrolledDevice(device.id(), device.state(), device.enrolmentCode());
  }
}
