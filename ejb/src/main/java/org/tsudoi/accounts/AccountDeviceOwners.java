package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.devices.DeviceOwner;
import org.tsudoi.devices.DeviceOwners;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.GroupId;

/** Tells the room of the devices who people are. */
@ApplicationScoped
@Transactional
class AccountDeviceOwners implements DeviceOwners {

  private final Accounts accounts;

  /** For the container's proxy. */
  AccountDeviceOwners() {
    this(null);
  }

  @Inject
  AccountDeviceOwners(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Optional<DeviceOwner> find(AccountId account) {
    return accounts.find(account).map(AccountDeviceOwners::of);
  }

  @Override
  public Optional<DeviceOwner> findByLoginName(String loginName) {
    return LoginName.typed(loginName)
        .flatMap(accounts::findByLoginName)
        .map(AccountDeviceOwners::of);
  }

  @Override
  public Set<GroupId> groups(AccountId account) {
    return accounts.find(account).map(Account::groups).orElse(Set.of());
  }

  static DeviceOwner of(Account account) {
    return new DeviceOwner(
        account.id(), account.loginName().value(), account.displayName(), account.roles());
  }
}
