package org.tsudoi.web.accounts;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.tsudoi.accounts.AccountService;
import org.tsudoi.accounts.AccountState;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.accounts.GroupService;
import org.tsudoi.accounts.SecondFactorService;
import org.tsudoi.accounts.SecondFactorView;
import org.tsudoi.accounts.SessionView;
import org.tsudoi.accounts.SignInService;
import org.tsudoi.devices.DeviceQuery;
import org.tsudoi.devices.DeviceRuleView;
import org.tsudoi.devices.DeviceService;
import org.tsudoi.devices.DeviceView;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.SessionId;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/** One user: what is known, the password, the sessions, and whether the account may be used. */
@Named
@ViewScoped
public class AccountEditView implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int MOST_DEVICES = 50;

  @Inject private AccountService accounts;
  @Inject private GroupService groups;
  @Inject private SignInService signIn;
  @Inject private SecondFactorService secondFactor;
  @Inject private DeviceService deviceService;
  @Inject private Visitor visitor;
  @Inject private Toast toast;

  private String id;
  private AccountView account;
  private AccountForm form;
  private SecondFactorView factor;
  private String oneTimePassword;
  private List<SessionView> sessions = List.of();
  private List<DeviceView> devices = List.of();
  private DeviceRuleView deviceRule;
  private DeviceRule ownRule;

  /** Reads the user that the address names. */
  public void open() {
    show(accounts.get(visitor.caller(), AccountId.of(id == null ? "" : id)));
    factor = secondFactor.of(visitor.caller(), account.id());
    readSessions();
    readDevices();
  }

  /** Keeps what was typed. */
  public void save() {
    show(accounts.change(visitor.caller(), account.id(), form.toChange(account.roles())));
    readSessions();
    toast.say("accounts.accountEdit.saved");
  }

  /** Throws away what was typed. */
  public void discard() {
    form = formOf(account);
  }

  /** Forbids the account to be used. */
  public void disable() {
    accounts.disable(visitor.caller(), account.id());
    reload();
    toast.say("accounts.accountEdit.disabled", account.displayName());
  }

  /** Lets the account be used again. */
  public void enable() {
    accounts.enable(visitor.caller(), account.id());
    reload();
    toast.say("accounts.accountEdit.enabled", account.displayName());
  }

  /** Takes the account away; it can be restored. */
  public void delete() {
    accounts.delete(visitor.caller(), account.id());
    oneTimePassword = null;
    show(accounts.get(visitor.caller(), account.id()));
    readSessions();
    toast.say("accounts.accountEdit.deleted", account.displayName());
  }

  /** Brings the deleted account back. */
  public void restore() {
    accounts.restore(visitor.caller(), account.id());
    reload();
    toast.say("accounts.accountEdit.restored", account.displayName());
  }

  /** Whether the account is deleted, so that nothing but restoring can be done. */
  public boolean isDeleted() {
    return account.state() == AccountState.DELETED;
  }

  /** Issues a new one-time password and shows it, once. */
  public void resetPassword() {
    oneTimePassword = accounts.resetPassword(visitor.caller(), account.id());
    reload();
  }

  /** Takes the second factor from the user, who has lost it. */
  public void resetFactor() {
    secondFactor.reset(visitor.caller(), account.id());
    factor = secondFactor.of(visitor.caller(), account.id());
    toast.say("accounts.accountEdit.factorReset", account.displayName());
  }

  /** Gives the user the chosen rule for devices. */
  public void saveDeviceRule() {
    deviceService.setRule(visitor.caller(), account.id(), Optional.ofNullable(ownRule));
    readDevices();
    toast.say("accounts.accountEdit.deviceRuleSaved");
  }

  /** Lets the user sign in with a device. */
  public void approveDevice(DeviceView device) {
    deviceService.approve(visitor.caller(), device.id());
    readDevices();
    toast.say("devices.deviceList.approved", device.name());
  }

  /** Takes a device of the user back. */
  public void revokeDevice(DeviceView device) {
    deviceService.revoke(visitor.caller(), device.id());
    readDevices();
    readSessions();
    toast.say("devices.deviceList.revoked", device.name());
  }

  private void readDevices() {
    DeviceQuery query =
        new DeviceQuery("", Optional.empty(), Optional.of(account.id()), 0, MOST_DEVICES);
    devices = deviceService.find(visitor.caller(), query).rows();
    deviceRule = deviceService.rule(visitor.caller(), account.id());
    ownRule = deviceRule.own().orElse(null);
  }

  /** The user's devices. */
  public List<DeviceView> getDevices() {
    return devices;
  }

  /** What is asked of the user's device. */
  public DeviceRuleView getDeviceRule() {
    return deviceRule;
  }

  /** The user's own value; null for the policy of the installation. */
  public DeviceRule getOwnRule() {
    return ownRule;
  }

  /** Takes the user's own value. */
  public void setOwnRule(DeviceRule ownRule) {
    this.ownRule = ownRule;
  }

  /** All values. */
  public List<DeviceRule> getDeviceRules() {
    return List.of(DeviceRule.values());
  }

  /** Ends one session of the user. */
  public void endSession(SessionView session) {
    SessionId ended = session.id();
    signIn.end(visitor.caller(), ended);
    readSessions();
    toast.say("accounts.accountEdit.sessionEnded");
  }

  /** Something else about the password has changed; shows the one that was issued, once. */
  void changed(String oneTime) {
    oneTimePassword = oneTime;
    reload();
  }

  private void reload() {
    account = accounts.get(visitor.caller(), account.id());
    readSessions();
  }

  private void readSessions() {
    sessions = visitor.isUserKeeper() ? signIn.sessions(visitor.caller(), account.id()) : List.of();
  }

  private void show(AccountView view) {
    account = view;
    form = formOf(view);
  }

  private AccountForm formOf(AccountView view) {
    return new AccountForm(
        view, groups.names(visitor.caller()), groups.of(visitor.caller(), view.id()));
  }

  /** The id in the address. */
  public String getId() {
    return id;
  }

  /** Takes the id from the address. */
  public void setId(String id) {
    this.id = id;
  }

  /** The user as stored. */
  public AccountView getAccount() {
    return account;
  }

  /** What is typed. */
  public AccountForm getForm() {
    return form;
  }

  /** The user's second factor. */
  public SecondFactorView getFactor() {
    return factor;
  }

  /** The one-time password just issued. */
  public String getOneTimePassword() {
    return oneTimePassword;
  }

  /** Where the user is signed in. */
  public List<SessionView> getSessions() {
    return sessions;
  }
}
