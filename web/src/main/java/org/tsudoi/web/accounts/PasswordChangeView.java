package org.tsudoi.web.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.tsudoi.accounts.PasswordDemand;
import org.tsudoi.accounts.SignInService;
import org.tsudoi.session.ConsoleSignIn;
import org.tsudoi.shared.Duty;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.web.shell.ConsolePages;
import org.tsudoi.web.shell.Shell;
import org.tsudoi.web.shell.Visitor;

/** Changes one's own password; the only page open to somebody with a one-time password. */
@Named
@RequestScoped
public class PasswordChangeView {

  private static final String START = "/console/dashboard.xhtml";

  @Inject private ConsoleSignIn session;
  @Inject private Visitor visitor;
  @Inject private SignInService signIn;
  @Inject private PasswordRuleWords rules;
  @Inject private HttpServletRequest request;
  @Inject private Shell shell;

  private String current;
  private String next;
  private String again;
  private String refusal;

  /** Changes the password, or says why not. */
  public String change() {
    if (current == null || next == null || !next.equals(again)) {
      refusal = current == null || next == null ? key("missing") : key("different");
      return null;
    }
    try {
      session.changePassword(current, next);
      shell.redirect(ConsolePages.inside(request.getParameter("then")).orElse(START));
      return null;
    } catch (RefusedException refused) {
      refusal =
          refused.problem() == Problem.SIGN_IN_FAILED
              ? key("currentWrong")
              : "problem." + refused.problem().key();
      return null;
    }
  }

  private static String key(String element) {
    return "accounts.passwordChange." + element;
  }

  /** Why another password must be chosen; null if it need not. */
  public PasswordDemand getDemand() {
    return visitor
        .signedIn()
        .filter(caller -> caller.owes(Duty.PASSWORD_CHANGE))
        .flatMap(caller -> signIn.current(caller).account().passwordDemand())
        .orElse(null);
  }

  /** Whether another password must be chosen before anything else. */
  public boolean isForced() {
    return visitor.signedIn().filter(caller -> caller.owes(Duty.PASSWORD_CHANGE)).isPresent();
  }

  /** What the new password must be, by the policy in force. */
  public List<String> getRules() {
    return rules.rules(signIn.passwordRules(visitor.caller()), isForced());
  }

  /** The text that says why not. */
  public String getRefusal() {
    return refusal;
  }

  /** The password until now; never shown again. */
  public String getCurrent() {
    return null;
  }

  /** Takes the password until now. */
  public void setCurrent(String current) {
    this.current = current;
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
