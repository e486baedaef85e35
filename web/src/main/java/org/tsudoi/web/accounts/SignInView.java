package org.tsudoi.web.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
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

  private String loginName;
  private String password;
  private String refusal;

  /** Signs in and goes on to the page that was asked for. */
  public String signIn() {
    try {
      session.signIn(loginName == null ? "" : loginName, password == null ? "" : password);
    } catch (RefusedException refused) {
      refusal =
          refused.problem() == Problem.TOO_MANY_REQUESTS
              ? "accounts.signIn.busyRemedy"
              : "accounts.signIn.failedRemedy";
      return null;
    }
    zone.browserSays(parameter("timeZone"));
    shell.keepAskedLanguage();
    shell.redirect(ConsolePages.inside(parameter("then")).orElse(START));
    return null;
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

  private String parameter(String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
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
}
