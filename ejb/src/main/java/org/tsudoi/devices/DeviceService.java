package org.tsudoi.devices;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.devices.domain.Device;
import org.tsudoi.devices.domain.Devices;
import org.tsudoi.devices.domain.PersonalRule;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * Devices and what is asked of them (spec 6.3.1): enrolled and revoked by their people, approved
 * and revoked by administrators, read by auditors.
 *
 * <p>A user administrator touches no device and no rule of a system administrator.
 */
@Stateless
public class DeviceService {

  private Devices devices;
  private ChallengeDesk challenges;
  private DeviceEnrolment enrolment;
  private DeviceCheck check;
  private DeviceLockout lockout;
  private DeviceOwners owners;
  private AuditTrail audit;
  private Event<DeviceRevoked> revoked;
  private Clock clock;

  /** For the container. */
  public DeviceService() {}

  @Inject
  DeviceService(
      Devices devices,
      ChallengeDesk challenges,
      DeviceEnrolment enrolment,
      DeviceCheck check,
      DeviceLockout lockout,
      DeviceOwners owners,
      AuditTrail audit,
      Event<DeviceRevoked> revoked,
      Clock clock) {
    this.devices = devices;
    this.challenges = challenges;
    this.enrolment = enrolment;
    this.check = check;
    this.lockout = lockout;
    this.owners = owners;
    this.audit = audit;
    this.revoked = revoked;
    this.clock = clock;
  }

  /**
   * Something to be signed within a minute, once, for this purpose and this server. Anybody may
   * ask; it opens nothing by itself.
   *
   * @throws RefusedException with {@link Problem#TOO_MANY_REQUESTS} when too many are open
   */
  public IssuedChallenge challenge(DevicePurpose purpose, String server, String address) {
    return challenges.issue(purpose, server, address);
  }

  /** The caller's own devices, newest first. */
  @Allowed
  public List<DeviceView> own(Caller caller) {
    DeviceViews views = new DeviceViews(owners);
    return devices.of(accountOf(caller)).stream().map(views::of).toList();
  }

  /**
   * Takes in a device of the caller, which then waits for approval; one that is told by the same
   * addresses and key is not taken twice.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} naming the field, or {@link
   *     Problem#CONFLICT} when the person has twenty devices or the key is known with other
   *     addresses
   */
  @Allowed
  public DeviceView enrol(Caller caller, NewDevice wanted) {
    DeviceOwner owner = ownerOf(accountOf(caller));
    return view(enrolment.enrol(caller, owner, wanted));
  }

  /** Devices of everybody, newest first. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR})
  public DevicePage find(Caller caller, DeviceQuery query) {
    DeviceViews views = new DeviceViews(owners);
    return new DevicePage(
        devices.find(query).stream().map(views::of).toList(), devices.count(query));
  }

  /**
   * Lets its person sign in with a device; approved already is no refusal.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}, {@link Problem#FORBIDDEN}, or {@link
   *     Problem#CONFLICT} when it is revoked
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public DeviceView approve(Caller caller, DeviceId id) {
    Device device = touchable(caller, id);
    if (device.approve(caller, now())) {
      record(caller, AuditAction.DEVICE_APPROVED, device);
    } else if (device.state() == DeviceState.REVOKED) {
      throw new RefusedException(Problem.CONFLICT, "device");
    }
    return view(device);
  }

  /**
   * Takes a device back and ends what was made with it at once; revoked already is no refusal.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} or {@link Problem#FORBIDDEN}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public DeviceView revoke(Caller caller, DeviceId id) {
    return takeBack(caller, id);
  }

  private DeviceView takeBack(Caller caller, DeviceId id) {
    Device device = touchable(caller, id);
    if (device.revoke(caller, now())) {
      revoked.fire(new DeviceRevoked(device.id()));
      record(caller, AuditAction.DEVICE_REVOKED, device);
    }
    return view(device);
  }

  /**
   * As {@link #revoke}, for nobody's device but the caller's own.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed
  public DeviceView revokeOwn(Caller caller, DeviceId id) {
    if (devices.find(id).filter(device -> caller.is(device.owner())).isEmpty()) {
      throw new RefusedException(Problem.NOT_FOUND);
    }
    return takeBack(caller, id);
  }

  /**
   * Forgets a device and ends what was made with it at once.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} or {@link Problem#FORBIDDEN}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public void delete(Caller caller, DeviceId id) {
    Device device = touchable(caller, id);
    devices.remove(device);
    revoked.fire(new DeviceRevoked(device.id()));
    record(caller, AuditAction.DEVICE_DELETED, device);
  }

  /**
   * Forgets all devices of a person and the person's own rule, without a word in the evidence about
   * each: part of erasing the person, which is recorded as a whole.
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public void forget(Caller caller, AccountId owner) {
    for (Device device : devices.of(owner)) {
      devices.remove(device);
      revoked.fire(new DeviceRevoked(device.id()));
    }
    devices.rule(owner).ifPresent(devices::remove);
  }

  /** What is asked of one person's device. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR})
  public DeviceRuleView rule(Caller caller, AccountId account) {
    ownerOf(account);
    return ruleOf(account);
  }

  /** What is asked of the caller's device. */
  @Allowed
  public DeviceRuleView ownRule(Caller caller) {
    return ruleOf(accountOf(caller));
  }

  private DeviceRuleView ruleOf(AccountId account) {
    var sources = check.sources(account);
    return new DeviceRuleView(sources.own(), sources.effective());
  }

  /**
   * Gives a person a rule of their own, or lets the policy of the installation hold again; in force
   * from the next sign-in on.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}, {@link Problem#FORBIDDEN}, or {@link
   *     Problem#WOULD_LOCK_OUT} for a rule of one's own that one has no device for
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public DeviceRuleView setRule(Caller caller, AccountId account, Optional<DeviceRule> wanted) {
    DeviceOwner owner = ownerOf(account);
    refuseUnlessMayTouch(caller, owner);
    var before = check.sources(account);
    if (before.own().equals(wanted)) {
      return ruleOf(account);
    }
    if (caller.is(account)) {
      lockout.refuse(account, wanted, before.installation());
    }
    keep(account, wanted);
    audit.record(
        caller,
        AuditAction.DEVICE_RULE_CHANGED,
        AuditTarget.account(account, owner.loginName()),
        new AuditChange(
            Map.of("deviceRule", word(before.own())), Map.of("deviceRule", word(wanted))));
    return ruleOf(account);
  }

  private void keep(AccountId account, Optional<DeviceRule> wanted) {
    Optional<PersonalRule> known = devices.rule(account);
    if (wanted.isEmpty()) {
      known.ifPresent(devices::remove);
    } else if (known.isPresent()) {
      known.get().take(wanted.get());
    } else {
      devices.add(new PersonalRule(account, wanted.get()));
    }
  }

  /**
   * Asks nothing of the device of the person with this user ID any more: the way back in for an
   * administrator who has lost theirs.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} or {@link Problem#FORBIDDEN}
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public void exempt(Caller caller, String loginName) {
    DeviceOwner owner =
        owners
            .findByLoginName(loginName)
            .orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
    setRule(caller, owner.account(), Optional.of(DeviceRule.OFF));
  }

  private static String word(Optional<DeviceRule> rule) {
    return rule.map(DeviceRule::name).orElse("INHERITED");
  }

  /** The device under its lock, if the caller may do something with it. */
  private Device touchable(Caller caller, DeviceId id) {
    Device device = devices.lock(id).orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
    if (!caller.is(device.owner())) {
      owners.find(device.owner()).ifPresent(owner -> refuseUnlessMayTouch(caller, owner));
    }
    return device;
  }

  private static void refuseUnlessMayTouch(Caller caller, DeviceOwner owner) {
    if (!caller.mayTouch(owner.roles())) {
      throw new RefusedException(Problem.FORBIDDEN);
    }
  }

  private void record(Caller caller, AuditAction action, Device device) {
    audit.record(caller, action, DeviceAudit.target(device), DeviceAudit.of(device));
  }

  private DeviceView view(Device device) {
    return new DeviceViews(owners).of(device);
  }

  private DeviceOwner ownerOf(AccountId account) {
    return owners.find(account).orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
  }

  private static AccountId accountOf(Caller caller) {
    return caller.account().orElseThrow(() -> new RefusedException(Problem.FORBIDDEN));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
