package org.tsudoi.devices;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.devices.store.DeviceStores;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.fixtures.FiredEvents;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.SystemRole;

/** The room without a container: real stores, people in a map, a clock that obeys. */
final class DevicesFixture {

  static final String SERVER = "https://meet.example";
  static final String OFFICE = "192.0.2.7";

  final FakeClock clock = FakeClock.at("2030-04-01T00:00:00Z");
  final List<String> audited = new ArrayList<>();
  final FiredEvents<DeviceRevoked> revoked = new FiredEvents<>();
  final ChallengeDesk challenges;
  final DeviceCheck check;
  final DeviceLockout lockout;
  final DeviceService service;
  DeviceRule policy = DeviceRule.OFF;
  final Map<GroupId, DeviceRule> groupRules = new HashMap<>();
  final Map<AccountId, Set<GroupId>> groups = new HashMap<>();
  private final Map<AccountId, DeviceOwner> people = new LinkedHashMap<>();

  DevicesFixture(DeviceStores stores) {
    SecureRandom random = new SecureRandom();
    AuditTrail trail = new Trail();
    challenges = new ChallengeDesk(stores.challenges(), clock, random);
    DeviceEnrolment enrolment =
        new DeviceEnrolment(stores.devices(), challenges, trail, clock, random);
    check =
        new DeviceCheck(stores.devices(), new People(), challenges, enrolment, new Policy(), clock);
    lockout = new DeviceLockout(check);
    service =
        new DeviceService(
            stores.devices(),
            challenges,
            enrolment,
            check,
            lockout,
            new People(),
            trail,
            revoked,
            clock);
  }

  /** Somebody with this account, as the doors see them. */
  Caller person(AccountId account, String loginName, SystemRole... roles) {
    people.put(account, new DeviceOwner(account, loginName, "Name of " + loginName, Set.of(roles)));
    return new Caller(
        Optional.of(account),
        "Name of " + loginName,
        Set.of(roles),
        CallerPath.CONSOLE,
        OFFICE,
        Optional.empty());
  }

  DeviceOwner owner(Caller caller) {
    return people.get(caller.account().orElseThrow());
  }

  IssuedChallenge issue(DevicePurpose purpose) {
    return challenges.issue(purpose, SERVER, OFFICE);
  }

  private final class People implements DeviceOwners {

    @Override
    public Optional<DeviceOwner> find(AccountId account) {
      return Optional.ofNullable(people.get(account));
    }

    @Override
    public Optional<DeviceOwner> findByLoginName(String loginName) {
      return people.values().stream().filter(p -> p.loginName().equals(loginName)).findFirst();
    }

    @Override
    public Set<GroupId> groups(AccountId account) {
      return groups.getOrDefault(account, Set.of());
    }
  }

  private final class Policy extends PolicyService {

    @Override
    public List<DeviceRule> devices(Collection<GroupId> groups) {
      return groups.stream()
          .flatMap(id -> Optional.ofNullable(groupRules.get(id)).stream())
          .toList();
    }

    @Override
    public DeviceRule devices() {
      return policy;
    }
  }

  private final class Trail extends AuditTrail {

    @Override
    public void record(Caller caller, AuditAction action, AuditTarget target, AuditChange change) {
      audited.add(caller.name() + " " + action);
    }
  }
}
