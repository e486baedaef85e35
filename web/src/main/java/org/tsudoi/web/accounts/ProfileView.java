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
import org.tsudoi.accounts.Enrolment;
import org.tsudoi.accounts.GroupName;
import org.tsudoi.accounts.OwnAccountService;
import org.tsudoi.accounts.Reassurance;
import org.tsudoi.accounts.SecondFactorService;
import org.tsudoi.accounts.SecondFactorView;
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

/** One's own account: the second factor and where one is signed in. Open to everyone signed in. */
@Named
@ViewScoped
public class ProfileView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private SignInService signIn;
  @Inject private SecondFactorService secondFactor;
  @Inject private DeviceService deviceService;
  @Inject private ConsoleSignIn session;
  @Inject private HttpServletRequest request;
  @Inject private OwnAccountService own;
  @Inject private TimeZoneChoice zone;
  @Inject private Shell shell;
  @Inject private Visitor visitor;
  @Inject private Toast toast;

  /** What the section of the second factor asks for. */
  public enum Step {
    NOTHING,
    ENROL,
    RENEW,
    REMOVE
  }

  private AccountView account;
  private SecondFactorView factor;
  private List<SessionView> sessions;
  private List<DeviceView> devices;
  private DeviceRuleView deviceRule;
  private String deviceName;
  private String deviceRefusal;
  private Step step = Step.NOTHING;
  private Enrolment enrolment;
  private List<String> recoveryCodes = List.of();
  private String password;
  private String code;
  private String refusal;
  private String timeZone;

  @PostConstruct
  void open() {
    account = signIn.current(visitor.caller()).account();
    timeZone = account.timeZone();
    factor = secondFactor.own(visitor.caller());
    readSessions();
    readDevices();
  }

  /** Begins to set up a second factor: the page shows the secret. */
  public void begin() {
    enrolment = secondFactor.begin(visitor.caller());
    goTo(Step.ENROL);
  }

  /** Asks for password and code before the recovery codes are made anew. */
  public void askRenew() {
    goTo(Step.RENEW);
  }

  /** Asks for password and code before the second factor is turned off. */
  public void askRemove() {
    goTo(Step.REMOVE);
  }

  /** Leaves everything as it is. */
  public void cancel() {
    goTo(Step.NOTHING);
  }

  /** Does what password and code were asked for. */
  public void prove() {
    List<String> fresh;
    try {
      fresh = act(new Reassurance(text(password), text(code)));
    } catch (RefusedException refused) {
      refuse(refused);
      return;
    }
    goTo(Step.NOTHING);
    recoveryCodes = fresh;
    factor = secondFactor.own(visitor.caller());
  }

  private List<String> act(Reassurance proof) {
    return switch (step) {
      case ENROL -> {
        List<String> codes = secondFactor.confirm(visitor.caller(), proof);
        toast.say("accounts.profile.turnedOn");
        yield codes;
      }
      case RENEW -> {
        List<String> codes = secondFactor.renewRecoveryCodes(visitor.caller(), proof);
        toast.say("accounts.profile.renewed");
        yield codes;
      }
      case REMOVE -> {
        secondFactor.remove(visitor.caller(), proof);
        toast.say("accounts.profile.turnedOff");
        yield List.of();
      }
      default -> List.of();
    };
  }

  private void refuse(RefusedException refused) {
    refusal =
        switch (refused.problem()) {
          case SIGN_IN_FAILED -> "accounts.profile.passwordWrong";
          case SECOND_FACTOR_WRONG -> "accounts.profile.codeWrong";
          default -> throw refused;
        };
  }

  private void goTo(Step next) {
    step = next;
    enrolment = next == Step.ENROL ? enrolment : null;
    recoveryCodes = List.of();
    refusal = null;
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

  /** The own second factor. */
  public SecondFactorView getFactor() {
    return factor;
  }

  /** Where one is signed in. */
  public List<SessionView> getSessions() {
    return sessions;
  }

  /** What is asked for now. */
  public Step getStep() {
    return step;
  }

  /** The QR code of the secret, while one is set up. */
  public QrPicture getPicture() {
    return enrolment == null ? null : QrPicture.of(enrolment.uri());
  }

  /** The secret in groups of four letters, for typing. */
  public String getSecret() {
    return enrolment == null ? null : enrolment.secret().replaceAll("(.{4})(?=.)", "$1 ");
  }

  /** New recovery codes, as long as they are shown. */
  public List<String> getRecoveryCodes() {
    return recoveryCodes;
  }

  /** The recovery codes in lines, to be copied at once. */
  public String getRecoveryCodesAsText() {
    return String.join("\n", recoveryCodes);
  }

  /** The text that says why not. */
  public String getRefusal() {
    return refusal;
  }

  /** The password; never shown again. */
  public String getPassword() {
    return null;
  }

  /** Takes the password. */
  public void setPassword(String password) {
    this.password = password;
  }

  /** The code; never shown again. */
  public String getCode() {
    return null;
  }

  /** Takes the code. */
  public void setCode(String code) {
    this.code = code;
  }
}
