package org.tsudoi.web.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.tsudoi.accounts.PasswordResetService;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.session.RequestSource;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.web.shell.Shell;

/** Chooses another password by the link that came in a mail; opening the page uses nothing up. */
@Named
@RequestScoped
public class PasswordResetView {

  private static final String SIGN_IN = "/console/accounts/sign-in.xhtml?reset=true";

  @Inject private PasswordResetService resets;
  @Inject private PolicyService policies;
  @Inject private PasswordRuleWords rules;
  @Inject private RequestSource source;
  @Inject private HttpServletRequest request;
  @Inject private Shell shell;

  private String next;
  private String again;
  private String refusal;
  private Boolean open;

  /** Sets the password, or says why not. */
  public String choose() {
    if (next == null || !next.equals(again)) {
      refusal = "accounts.passwordChange." + (next == null ? "missing" : "different");
      return null;
    }
    try {
      resets.choose(getToken(), next, source.over(CallerPath.CONSOLE));
      return SIGN_IN + "&lang=" + shell.getLanguage() + "&faces-redirect=true";
    } catch (RefusedException refused) {
      if (refused.problem() == Problem.RESET_LINK_INVALID) {
        open = false;
      } else {
        refusal = "problem." + refused.problem().key();
      }
      return null;
    }
  }

  /** Whether the link works. */
  public boolean isOpen() {
    if (open == null) {
      open = resets.isOpen(getToken());
    }
    return open;
  }

  /** What stands in the link. */
  public String getToken() {
    String token = request.getParameter("token");
    return token == null ? "" : token;
  }

  /** What the new password must be. */
  public List<String> getRules() {
    return rules.rules(policies.passwords().rules(), true);
  }

  /** The text that says why not. */
  public String getRefusal() {
    return refusal;
  }

  /** The new password; never shown again. */
  public String getNext() {
    return null;
  }

  /** Takes the new password. */
  public void setNext(String next) {
    this.next = next;
  }

  /** The new password once more; never shown again. */
  public String getAgain() {
    return null;
  }

  /** Takes the new password once more. */
  public void setAgain(String again) {
    this.again = again;
  }
}
