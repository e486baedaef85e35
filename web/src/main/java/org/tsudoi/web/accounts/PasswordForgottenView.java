package org.tsudoi.web.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.tsudoi.accounts.PasswordResetService;
import org.tsudoi.session.RequestSource;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.web.shell.Shell;

/** Asks for a link to choose another password; the answer is the same whoever is named. */
@Named
@RequestScoped
public class PasswordForgottenView {

  private static final String SELF = "/console/accounts/password-forgotten.xhtml";

  @Inject private PasswordResetService resets;
  @Inject private RequestSource source;
  @Inject private HttpServletRequest request;
  @Inject private Shell shell;

  private String loginName;
  private boolean sent;
  private String refusal;

  /** Asks for the link. */
  public void send() {
    try {
      resets.request(loginName == null ? "" : loginName, source.over(CallerPath.CONSOLE));
      sent = true;
    } catch (RefusedException refused) {
      refusal = "problem." + refused.problem().key();
    }
  }

  /** Whether links are sent at all. */
  public boolean isOffered() {
    return resets.isOffered();
  }

  /** The address of this page, in the language of the page that leads here. */
  public String getLink() {
    return link(shell.getLanguage());
  }

  /** This page in another language. */
  public String link(String language) {
    return request.getContextPath() + SELF + "?lang=" + language;
  }

  /** Whether the link was asked for. */
  public boolean isSent() {
    return sent;
  }

  /** The text that says why it was not. */
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
}
