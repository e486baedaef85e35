package org.tsudoi.web.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.tsudoi.accounts.HandOverRequest;
import org.tsudoi.accounts.HandOverService;
import org.tsudoi.session.ConsoleSignIn;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.web.shell.ConsolePages;
import org.tsudoi.web.shell.Shell;
import org.tsudoi.web.shell.Visitor;

/**
 * Asks whoever is signed in whether the desktop client on this machine may be signed in too, and
 * leads the browser back to that client. Nothing is handed over without the click.
 */
@Named
@ViewScoped
public class HandOverView implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String POLICY = "Content-Security-Policy";
  private static final String FORMS = "form-action 'self'";
  private static final String SELF = "/console/accounts/hand-over.xhtml?";

  @Inject private HandOverService handOver;
  @Inject private ConsoleSignIn session;
  @Inject private Visitor visitor;
  @Inject private Shell shell;
  @Inject private HttpServletRequest request;

  private HandOverRequest asked;
  private String refusal;

  /** Reads what the desktop client put into the address. */
  @PostConstruct
  void read() {
    asked = HandOverRequest.of(request.getParameterMap()).orElse(null);
  }

  /**
   * Lets the form of this page, and of no other, lead to the client that asks: browsers hold the
   * answer to a form to the page's policy. Called once the policy stands in the answer.
   */
  public void admitClient() {
    HttpServletResponse response =
        (HttpServletResponse) FacesContext.getCurrentInstance().getExternalContext().getResponse();
    if (asked != null) {
      String policy = response.getHeader(POLICY);
      if (policy == null || !policy.contains(FORMS)) {
        throw new IllegalStateException("The page has no policy");
      }
      response.setHeader(POLICY, policy.replace(FORMS, FORMS + " " + asked.origin()));
    }
  }

  /** Hands a code over to the client. */
  public void approve() {
    if (asked == null) {
      return;
    }
    try {
      leaveFor(handOver.approve(visitor.caller(), asked));
    } catch (RefusedException refused) {
      refusal = "problem." + refused.problem().key();
    }
  }

  /** Tells the client that the person does not want it. */
  public void decline() {
    if (asked != null) {
      leaveFor(handOver.decline(visitor.caller(), asked));
    }
  }

  /** Signs out, for somebody else to sign in and to be asked the same. */
  public void signOut() {
    String again = asked == null ? "" : ConsolePages.asThen(SELF + asked.query());
    session.signOut();
    shell.redirect("/console/accounts/sign-in.xhtml?left=true" + again);
  }

  private static void leaveFor(String address) {
    FacesContext context = FacesContext.getCurrentInstance();
    try {
      context.getExternalContext().redirect(address);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    context.responseComplete();
  }

  /** Whether the page was opened by a desktop client as it must be. */
  public boolean isUnderstood() {
    return asked != null;
  }

  /** The text that says why nothing was handed over. */
  public String getRefusal() {
    return refusal;
  }

  /** The user ID of whoever is signed in. */
  public String getLoginName() {
    return visitor.account().map(account -> account.loginName()).orElse("");
  }
}
