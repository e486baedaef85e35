package org.tsudoi.web.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.tsudoi.accounts.AccountService;
import org.tsudoi.accounts.CreatedAccount;
import org.tsudoi.accounts.GroupService;
import org.tsudoi.web.shell.Shell;
import org.tsudoi.web.shell.Visitor;

/** Registers a user and shows the one-time password, once. */
@Named
@ViewScoped
public class AccountCreateView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private AccountService accounts;
  @Inject private GroupService groups;
  @Inject private Visitor visitor;
  @Inject private Shell shell;

  private AccountForm form;
  private transient CreatedAccount created;

  @PostConstruct
  void open() {
    form = new AccountForm(shell.getLanguage(), groups.names(visitor.caller()));
  }

  /** Registers the user; the page then shows the password instead of the form. */
  public void create() {
    created = accounts.create(visitor.caller(), form.toNewAccount());
  }

  /** Begins with an empty form again. */
  public void again() {
    created = null;
    open();
  }

  /** What was typed. */
  public AccountForm getForm() {
    return form;
  }

  /** The new account with its password, as long as it is shown. */
  public CreatedAccount getCreated() {
    return created;
  }
}
