package org.tsudoi.devices.domain;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.devices.DeviceId;
import org.tsudoi.devices.DeviceOwner;
import org.tsudoi.devices.DeviceState;
import org.tsudoi.devices.PresentedDevice;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;

/**
 * One device of one person, told by MAC addresses, by a key, or by both.
 *
 * <p>Begins waiting, is approved by an administrator, and is revoked by its person or by an
 * administrator, for good. What tells it never changes: another key is another device.
 *
 * <p>Changed only while its row is locked, so that nobody signs in with a device that is being
 * revoked.
 */
@Entity
@Table(name = "device")
public class Device {

  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "account_id")
  private String accountId;

  @Column(name = "login_name")
  private String loginName;

  @Column(name = "device_name")
  private String name;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private DeviceState state;

  @Column(name = "enrolment_code")
  private String enrolmentCode;

  @Column(name = "public_key")
  private String publicKey;

  @Column(name = "key_id")
  private String keyId;

  @Column(name = "enrolled_at")
  private Instant enrolledAt;

  @Column(name = "enrolled_by_id")
  private String enrolledById;

  @Column(name = "approved_at")
  private Instant approvedAt;

  @Column(name = "approved_by_id")
  private String approvedById;

  @Column(name = "revoked_at")
  private Instant revokedAt;

  @Column(name = "revoked_by_id")
  private String revokedById;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  @Column(name = "last_used_address")
  private String lastUsedAddress;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "device_mac", joinColumns = @JoinColumn(name = "device_id"))
  @Column(name = "mac")
  private Set<String> macs = new HashSet<>();

  /** For the container. */
  protected Device() {}

  /** Waiting for an administrator. */
  public Device(
      DeviceOwner owner,
      String name,
      Collection<MacAddress> macs,
      Optional<DeviceKey> key,
      String enrolmentCode,
      Instant now) {
    this.id = DeviceId.random().toString();
    this.accountId = owner.account().toString();
    this.loginName = owner.loginName();
    this.name = name;
    this.state = DeviceState.WAITING;
    this.enrolmentCode = enrolmentCode;
    this.enrolledAt = now;
    macs.forEach(mac -> this.macs.add(mac.digits()));
    this.publicKey = key.map(DeviceKey::text).orElse(null);
    this.keyId = key.map(DeviceKey::id).orElse(null);
  }

  /** Remembers who enrolled it. */
  public void enrolledBy(Caller caller) {
    enrolledById = idOf(caller);
  }

  /** Lets its person sign in with it; false unless it was waiting. */
  public boolean approve(Caller caller, Instant now) {
    if (state != DeviceState.WAITING) {
      return false;
    }
    state = DeviceState.APPROVED;
    approvedAt = now;
    approvedById = idOf(caller);
    return true;
  }

  /** Ends its use for good; false if that was so already. */
  public boolean revoke(Caller caller, Instant now) {
    if (state == DeviceState.REVOKED) {
      return false;
    }
    state = DeviceState.REVOKED;
    revokedAt = now;
    revokedById = idOf(caller);
    return true;
  }

  /** Remembers that somebody signed in with it. */
  public void used(String address, Instant now) {
    lastUsedAt = now;
    lastUsedAddress = address;
  }

  /** Whether what was presented is this device, under this rule. */
  public boolean answers(PresentedDevice presented, DeviceRule rule) {
    boolean mac = !Collections.disjoint(macs, presented.macs());
    boolean key = keyId != null && presented.keyId().filter(keyId::equals).isPresent();
    return rule == DeviceRule.OFF
        ? mac || key
        : (mac || !rule.needsMac()) && (key || !rule.needsKey());
  }

  /** Whether its person could sign in with it under this rule. */
  public boolean serves(DeviceRule rule) {
    return state == DeviceState.APPROVED
        && (!rule.needsMac() || !macs.isEmpty())
        && (!rule.needsKey() || keyId != null);
  }

  /** Whether it is told by just these MAC addresses and this key. */
  public boolean isTheSame(Set<MacAddress> otherMacs, Optional<DeviceKey> otherKey) {
    return Optional.ofNullable(keyId).equals(otherKey.map(DeviceKey::id))
        && macs.equals(new HashSet<>(otherMacs.stream().map(MacAddress::digits).toList()));
  }

  private static String idOf(Caller caller) {
    return caller.account().map(AccountId::toString).orElse(null);
  }

  public DeviceId id() {
    return DeviceId.of(id);
  }

  public AccountId owner() {
    return AccountId.of(accountId);
  }

  public String loginName() {
    return loginName;
  }

  public String name() {
    return name;
  }

  public DeviceState state() {
    return state;
  }

  public String enrolmentCode() {
    return enrolmentCode;
  }

  /** The MAC addresses as people read them, in order. */
  public List<String> macs() {
    return macs.stream().sorted().map(MacAddress::written).toList();
  }

  public Optional<String> keyId() {
    return Optional.ofNullable(keyId);
  }

  /** The key, if it has one. */
  public Optional<DeviceKey> key() {
    return Optional.ofNullable(publicKey).flatMap(DeviceKey::of);
  }

  public Instant enrolledAt() {
    return enrolledAt;
  }

  public Optional<AccountId> enrolledBy() {
    return Optional.ofNullable(enrolledById).map(AccountId::of);
  }

  public Optional<Instant> approvedAt() {
    return Optional.ofNullable(approvedAt);
  }

  public Optional<AccountId> approvedBy() {
    return Optional.ofNullable(approvedById).map(AccountId::of);
  }

  public Optional<Instant> revokedAt() {
    return Optional.ofNullable(revokedAt);
  }

  public Optional<AccountId> revokedBy() {
    return Optional.ofNullable(revokedById).map(AccountId::of);
  }

  public Optional<Instant> lastUsedAt() {
    return Optional.ofNullable(lastUsedAt);
  }

  public Optional<String> lastUsedAddress() {
    return Optional.ofNullable(lastUsedAddress);
  }
}
