package org.tsudoi.web.accounts;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.tsudoi.accounts.DirectoryLinkService;
import org.tsudoi.accounts.IdentityView;
import org.tsudoi.identity.CompanyDirectory;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/** The part of a user's page that says whether the company directory keeps the password. */
@Named
@ViewScoped
public class AccountDirectoryView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private DirectoryLinkService links;
  @Inject private CompanyDirectory directory;
  @Inject private AccountEditView edited;
  @Inject private Visitor visitor;
  @Inject private Toast toast;

  private boolean read;
  private IdentityView link;
  private String refusal;

  /** Whether there is a directory. */
  public boolean isOffered() {
    return directory.isOffered();
  }

  /** What people call the directory. */
  public String getDirectory() {
    return directory.name();
  }

  /** The link of an account, or null. */
  public IdentityView of(AccountId account) {
    if (!read) {
      link = links.find(visitor.caller(), account).orElse(null);
      read = true;
    }
    return link;
  }

  /** Leaves the password to the directory. */
  public void link(AccountId account) {
    refusal = null;
    try {
      link = links.link(visitor.caller(), account);
    } catch (RefusedException refused) {
      refusal =
          switch (refused.problem()) {
            case NOT_FOUND -> "accounts.directory.nobody";
            case CONFLICT -> "accounts.directory.taken";
            case PROOF_REQUIRED -> throw refused;
            default -> "problem." + refused.problem().key();
          };
      return;
    }
    read = true;
    edited.changed(null);
    toast.say("accounts.directory.linked", directory.name());
  }

  /** Ends that, and shows the one-time password, once. */
  public void unlink(AccountId account) {
    String oneTime = links.unlink(visitor.caller(), account);
    link = null;
    read = true;
    edited.changed(oneTime);
  }

  /** The text that says why nothing was linked. */
  public String getRefusal() {
    return refusal;
  }
}
