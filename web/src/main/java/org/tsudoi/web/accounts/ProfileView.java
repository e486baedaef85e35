package org.tsudoi.web.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.accounts.GroupName;
import org.tsudoi.accounts.OwnAccountService;
import org.tsudoi.accounts.SessionView;
import org.tsudoi.accounts.SignInService;
import org.tsudoi.devices.DeviceRuleView;
import org.tsudoi.devices.DeviceService;
import org.tsudoi.devices.DeviceView;
import org.tsudoi.session.ConsoleSignIn;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.web.shell.Shell;
import org.tsudoi.web.shell.TimeZoneChoice;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/** One's own account: devices and where one is signed in. Open to everyone signed in. */
@Named
@ViewScoped
public class ProfileView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private SignInService signIn;
  @Inject private DeviceService deviceService;
  @Inject private ConsoleSignIn session;
  @Inject private HttpServletRequest request;
  @Inject private OwnAccountService own;
  @Inject private TimeZoneChoice zone;
  @Inject private Shell shell;
  @Inject private Visitor visitor;
  @Inject private Toast toast;

  private AccountView account;
  private List<SessionView> sessions;
  private List<DeviceView> devices;
  private DeviceRuleView deviceRule;
  private String deviceName;
  private String deviceRefusal;
  private String timeZone;

  @PostConstruct
  void open() {
    account = signIn.current(visitor.caller()).account();
    timeZone = account.timeZone();
    readSessions();
    readDevices();
  }

  /** Enrols the browser that shows the page. */
  public void enrolBrowser() {
    deviceRefusal = null;
    try {
      DeviceView enrolled =
          deviceService.enrol(
              visitor.caller(), BrowserKey.offer(request, text(deviceName), session.server()));
      deviceName = null;
      toast.say("accounts.profile.enrolled", enrolled.enrolmentCode());
    } catch (RefusedException refused) {
      deviceRefusal =
          refused.problem() == Problem.CONFLICT
              ? "accounts.device.tooMany"
              : BrowserKey.remedy(refused);
    }
    readDevices();
  }

  /** Takes one of the own devices back. */
  public void revokeDevice(DeviceView device) {
    deviceService.revokeOwn(visitor.caller(), device.id());
    toast.say("accounts.profile.deviceRevoked", device.name());
    readDevices();
  }

  private void readDevices() {
    devices = deviceService.own(visitor.caller());
    deviceRule = deviceService.ownRule(visitor.caller());
  }

  /** The own devices. */
  public List<DeviceView> getDevices() {
    return devices;
  }

  /** What is asked of the own device. */
  public DeviceRuleView getDeviceRule() {
    return deviceRule;
  }

  /** What this browser shall be called. */
  public String getDeviceName() {
    return deviceName;
  }

  /** Takes what this browser shall be called. */
  public void setDeviceName(String deviceName) {
    this.deviceName = deviceName;
  }

  /** The text that says why this browser was not taken in. */
  public String getDeviceRefusal() {
    return deviceRefusal;
  }

  /** Is spoken to in another language from now on, here and in mails. */
  public String speak(String language) {
    account = own.prefer(visitor.caller(), language, account.timeZone());
    return shell.speak(language);
  }

  /** Lives by another clock from now on. */
  public void saveZone() {
    account = own.prefer(visitor.caller(), account.language(), text(timeZone));
    visitor.lookAgain();
    toast.say("accounts.profile.zoneSaved");
  }

  /** Ends one of the own sessions. */
  public void endSession(SessionView session) {
    signIn.end(visitor.caller(), session.id());
    readSessions();
    toast.say("accounts.accountEdit.sessionEnded");
  }

  /** Ends all own sessions but this one. */
  public void endOthers() {
    int ended = signIn.endOthers(visitor.caller());
    readSessions();
    toast.say("accounts.profile.othersEnded", ended);
  }

  private void readSessions() {
    sessions = signIn.sessions(visitor.caller(), account.id());
  }

  private static String text(String typed) {
    return typed == null ? "" : typed;
  }

  /** The own account. */
  public AccountView getAccount() {
    return account;
  }

  /** The names of the groups that one is in. */
  public String getGroups() {
    return own.groups(visitor.caller()).stream()
        .map(GroupName::name)
        .collect(Collectors.joining(", "));
  }

  /** The own time zone, empty for that of the browser. */
  public String getTimeZone() {
    return timeZone;
  }

  /** Takes the own time zone. */
  public void setTimeZone(String timeZone) {
    this.timeZone = timeZone;
  }

  /** What the browser's clock is called. */
  public String getZoneOfBrowser() {
    return zone.ofBrowser()
        .getDisplayName(TextStyle.FULL, Locale.forLanguageTag(shell.getLanguage()));
  }

  /** Where one is signed in. */
  public List<SessionView> getSessions() {
    return sessions;
  }
}
