package org.tsudoi.web.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.tsudoi.accounts.Credentials;
import org.tsudoi.accounts.DeviceRequest;
import org.tsudoi.accounts.PasskeyAnswer;
import org.tsudoi.accounts.PasskeyPurpose;
import org.tsudoi.accounts.PasskeySignIn;
import org.tsudoi.devices.DeviceClaim;
import org.tsudoi.identity.SingleSignOn;
import org.tsudoi.session.ConsoleSignIn;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.web.shell.ConsolePages;
import org.tsudoi.web.shell.Shell;
import org.tsudoi.web.shell.TimeZoneChoice;

/** Signs in and out; what was wrong with a failed attempt is never said. */
@Named
@RequestScoped
public class SignInView {

  private static final String SELF = "/console/accounts/sign-in.xhtml";
  private static final String START = "/console/dashboard.xhtml";

  @Inject private ConsoleSignIn session;
  @Inject private HttpServletRequest request;
  @Inject private TimeZoneChoice zone;
  @Inject private Shell shell;
  @Inject private SingleSignOn provider;

  private String loginName;
  private String password;
  private boolean codeAsked;
  private boolean deviceUnknown;
  private boolean answered;
  private String enrolmentCode;
  private String refusal;

  /** Signs in and goes on to the page that was asked for. */
  public String signIn() {
    answered = true;
    try {
      signIn(BrowserKey.claim(request, session.server()));
    } catch (RefusedException refused) {
      refuse(refused);
      return null;
    }
    zone.browserSays(parameter("timeZone"));
    shell.keepAskedLanguage();
    shell.redirect(ConsolePages.inside(parameter("then")).orElse(START));
    return null;
  }

  /** With a passkey alone, or with what was typed and a passkey in place of the code. */
  private void signIn(DeviceClaim device) {
    Optional<PasskeyAnswer> alone = PasskeyField.answer(request, PasskeyPurpose.SIGN_IN);
    if (alone.isPresent()) {
      session.signIn(new PasskeySignIn(alone.get(), device));
    } else if (isPasskeyUnused()) {
      throw new RefusedException(Problem.PASSKEY_REFUSED);
    } else {
      session.signIn(credentials(device));
    }
  }

  /** A passkey was asked for, and the browser had no answer. */
  private boolean isPasskeyUnused() {
    return PasskeyField.isFilled(request)
        && PasskeyField.answer(request, PasskeyPurpose.SECOND_FACTOR).isEmpty();
  }

  /** Asks for this browser to be known; the answer is a code for the administrator. */
  public void requestDevice() {
    answered = true;
    try {
      enrolmentCode =
          session
              .request(
                  new DeviceRequest(
                      credentials(DeviceClaim.NONE),
                      BrowserKey.offer(request, parameter("deviceName"), session.server())))
              .enrolmentCode();
    } catch (RefusedException refused) {
      refuse(refused);
    }
  }

  private Credentials credentials(DeviceClaim device) {
    return new Credentials(
        text(loginName),
        text(password),
        parameter("code"),
        PasskeyField.answer(request, PasskeyPurpose.SECOND_FACTOR),
        device);
  }

  private void refuse(RefusedException refused) {
    Problem problem = refused.problem();
    boolean device = true;
    switch (problem) {
      case DEVICE_UNKNOWN -> deviceUnknown = true;
      case DEVICE_NOT_APPROVED -> enrolmentCode = refused.detail().orElse("");
      case INVALID_VALUE -> {
        deviceUnknown = true;
        refusal = BrowserKey.remedy(refused);
      }
      case CONFLICT -> refusal = "accounts.device.tooMany";
      case DEVICE_MAC_REQUIRED -> refusal = "accounts.device.macRemedy";
      default -> device = false;
    }
    // Nothing is used up by a refusal of the device: the code is asked for once more.
    codeAsked = device && !parameter("code").isEmpty();
    if (!device) {
      refuse(problem);
    }
  }

  private void refuse(Problem problem) {
    boolean inTheMiddle =
        problem == Problem.PASSKEY_REFUSED && request.getParameter("code") != null;
    codeAsked =
        inTheMiddle
            || problem == Problem.SECOND_FACTOR_REQUIRED
            || problem == Problem.SECOND_FACTOR_WRONG;
    refusal =
        switch (problem) {
          case SECOND_FACTOR_REQUIRED -> null;
          case SECOND_FACTOR_WRONG ->
              PasskeyField.isFilled(request)
                  ? "factors.signIn.insteadRefused"
                  : "accounts.signIn.codeWrongRemedy";
          case PASSKEY_REFUSED ->
              inTheMiddle ? "factors.signIn.insteadRefused" : "factors.signIn.refused";
          case OUTSIDE_HOURS -> "accounts.signIn.hoursRemedy";
          case DIRECTORY_UNREACHABLE -> "accounts.directory.unreachableRemedy";
          case TOO_MANY_REQUESTS -> "accounts.signIn.busyRemedy";
          default -> "accounts.signIn.failedRemedy";
        };
  }

  private static String text(String typed) {
    return typed == null ? "" : typed;
  }

  /** Signs out. */
  public String signOut() {
    session.signOut();
    shell.forgetLanguage();
    return SELF + "?left=true&faces-redirect=true";
  }

  /** This page in another language, with everything else kept. */
  public String link(String language) {
    return request.getContextPath()
        + SELF
        + "?lang="
        + language
        + ConsolePages.inside(request.getParameter("then")).map(ConsolePages::asThen).orElse("");
  }

  /** What the identity provider is called; empty if there is none. */
  public String getProvider() {
    return provider.name();
  }

  /** Where the identity provider is asked, with the language and the wanted page kept. */
  public String getProviderLink() {
    return request.getContextPath()
        + (provider.speaksSaml() ? SamlServlet.BEGIN : SsoServlet.BEGIN)
        + "?lang="
        + shell.getLanguage()
        + ConsolePages.inside(request.getParameter("then")).map(ConsolePages::asThen).orElse("");
  }

  /** The text that says why the identity provider did not sign anybody in. */
  public String getProviderRefusal() {
    return switch (parameter("sso")) {
      case "" -> null;
      case "sso-unknown" -> "accounts.sso.unknown";
      case "sso-unreachable" -> "accounts.sso.unreachable";
      case "second-factor-required" -> "accounts.sso.ownFactor";
      case "outside-hours" -> "accounts.signIn.hoursRemedy";
      case "device-unknown", "device-not-approved" -> "accounts.sso.device";
      case "device-mac-required" -> "accounts.device.macRemedy";
      default -> "accounts.sso.failed";
    };
  }

  private String parameter(String name) {
    return text(request.getParameter(name));
  }

  /** The text that says what to do after a failed attempt. */
  public String getRefusal() {
    return refusal;
  }

  /** The user ID as typed. */
  public String getLoginName() {
    return loginName;
  }

  /** Takes the user ID. */
  public void setLoginName(String loginName) {
    this.loginName = loginName;
  }

  /** The password; never shown again. */
  public String getPassword() {
    return null;
  }

  /** Takes the password. */
  public void setPassword(String password) {
    this.password = password;
  }

  /**
   * Whether this browser is not known and may ask to be; as it was shown until this is answered.
   */
  public boolean isDeviceUnknown() {
    return answered ? deviceUnknown : request.getParameter("deviceName") != null;
  }

  /** The code of this browser, once it waits for approval. */
  public String getEnrolmentCode() {
    return enrolmentCode;
  }

  /** Whether name and password were right and a code is wanted too. */
  public boolean isCodeAsked() {
    return codeAsked;
  }
}
