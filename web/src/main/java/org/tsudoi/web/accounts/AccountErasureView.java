package org.tsudoi.web.accounts;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.accounts.ErasureService;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;
import org.tsudoi.web.shell.Visitor;

/** The part of a deleted user's page that erases what identifies the person. */
@Named
@ViewScoped
public class AccountErasureView implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String PAGE = "/console/accounts/account-edit.xhtml?faces-redirect=true&id=";

  @Inject private ErasureService erasure;
  @Inject private AccountEditView page;
  @Inject private Visitor visitor;

  private String typed;
  private boolean other;

  /** Whether the visitor may erase this user now. */
  public boolean isOffered() {
    AccountView account = page.getAccount();
    return page.isDeleted()
        && !account.erased()
        && visitor.caller().roles().contains(SystemRole.SYSTEM_ADMINISTRATOR);
  }

  /** Asks anew. */
  public void begin() {
    typed = null;
    other = false;
  }

  /** Erases the person if the user ID was typed right, and shows what is left. */
  public String erase() {
    other = false;
    try {
      erasure.erase(visitor.caller(), page.getAccount().id(), typed == null ? "" : typed);
    } catch (RefusedException refused) {
      if (refused.problem() != Problem.INVALID_VALUE) {
        throw refused;
      }
      other = true;
      FacesContext.getCurrentInstance().validationFailed();
      return null;
    }
    return PAGE + page.getAccount().id();
  }

  /** Whether what was typed is not the user ID. */
  public boolean isOther() {
    return other;
  }

  /** What is typed. */
  public String getTyped() {
    return typed;
  }

  /** Takes what is typed. */
  public void setTyped(String typed) {
    this.typed = typed;
  }
}
