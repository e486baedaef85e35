package org.tsudoi.web.accounts;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.tsudoi.accounts.AccountService;
import org.tsudoi.accounts.AccountState;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.accounts.GroupService;
import org.tsudoi.accounts.SecondFactorService;
import org.tsudoi.accounts.SecondFactorView;
import org.tsudoi.accounts.SessionView;
import org.tsudoi.accounts.SignInService;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.SessionId;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/** One user: what is known, the password, the sessions, and whether the account may be used. */
@Named
@ViewScoped
public class AccountEditView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private AccountService accounts;
  @Inject private GroupService groups;
  @Inject private SignInService signIn;
  @Inject private SecondFactorService secondFactor;
  @Inject private Visitor visitor;
  @Inject private Toast toast;

  private String id;
  private AccountView account;
  private AccountForm form;
  private SecondFactorView factor;
  private String oneTimePassword;
  private List<SessionView> sessions = List.of();

  /** Reads the user that the address names. */
  public void open() {
    show(accounts.get(visitor.caller(), AccountId.of(id == null ? "" : id)));
    factor = secondFactor.of(visitor.caller(), account.id());
    readSessions();
  }

  /** Keeps what was typed. */
  public void save() {
    show(accounts.change(visitor.caller(), account.id(), form.toChange(account.roles())));
    readSessions();
    toast.say("accounts.accountEdit.saved");
  }

  /** Throws away what was typed. */
  public void discard() {
    form = formOf(account);
  }

  /** Forbids the account to be used. */
  public void disable() {
    accounts.disable(visitor.caller(), account.id());
    reload();
    toast.say("accounts.accountEdit.disabled", account.displayName());
  }

  /** Lets the account be used again. */
  public void enable() {
    accounts.enable(visitor.caller(), account.id());
    reload();
    toast.say("accounts.accountEdit.enabled", account.displayName());
  }

  /** Takes the account away; it can be restored. */
  public void delete() {
    accounts.delete(visitor.caller(), account.id());
    oneTimePassword = null;
    show(accounts.get(visitor.caller(), account.id()));
    readSessions();
    toast.say("accounts.accountEdit.deleted", account.displayName());
  }

  /** Brings the deleted account back. */
  public void restore() {
    accounts.restore(visitor.caller(), account.id());
    reload();
    toast.say("accounts.accountEdit.restored", account.displayName());
  }

  /** Whether the account is deleted, so that nothing but restoring can be done. */
  public boolean isDeleted() {
    return account.state() == AccountState.DELETED;
  }

  /** Issues a new one-time password and shows it, once. */
  public void resetPassword() {
    oneTimePassword = accounts.resetPassword(visitor.caller(), account.id());
    reload();
  }

  /** Takes the second factor from the user, who has lost it. */
  public void resetFactor() {
    secondFactor.reset(visitor.caller(), account.id());
    factor = secondFactor.of(visitor.caller(), account.id());
    toast.say("accounts.accountEdit.factorReset", account.displayName());
  }

  /** Ends one session of the user. */
  public void endSession(SessionView session) {
    SessionId ended = session.id();
    signIn.end(visitor.caller(), ended);
    readSessions();
    toast.say("accounts.accountEdit.sessionEnded");
  }

  private void reload() {
    account = accounts.get(visitor.caller(), account.id());
    readSessions();
  }

  private void readSessions() {
    sessions = visitor.isUserKeeper() ? signIn.sessions(visitor.caller(), account.id()) : List.of();
  }

  private void show(AccountView view) {
    account = view;
    form = formOf(view);
  }

  private AccountForm formOf(AccountView view) {
    return new AccountForm(
        view, groups.names(visitor.caller()), groups.of(visitor.caller(), view.id()));
  }

  /** The id in the address. */
  public String getId() {
    return id;
  }

  /** Takes the id from the address. */
  public void setId(String id) {
    this.id = id;
  }

  /** The user as stored. */
  public AccountView getAccount() {
    return account;
  }

  /** What is typed. */
  public AccountForm getForm() {
    return form;
  }

  /** The user's second factor. */
  public SecondFactorView getFactor() {
    return factor;
  }

  /** The one-time password just issued. */
  public String getOneTimePassword() {
    return oneTimePassword;
  }

  /** Where the user is signed in. */
  public List<SessionView> getSessions() {
    return sessions;
  }
}
