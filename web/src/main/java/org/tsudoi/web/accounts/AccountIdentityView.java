package org.tsudoi.web.accounts;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.tsudoi.accounts.IdentityLinkService;
import org.tsudoi.accounts.IdentityView;
import org.tsudoi.identity.SingleSignOn;
import org.tsudoi.shared.AccountId;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/** The part of a user's page that says who the identity provider says that the user is. */
@Named
@ViewScoped
public class AccountIdentityView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private IdentityLinkService links;
  @Inject private SingleSignOn provider;
  @Inject private Visitor visitor;
  @Inject private Toast toast;

  private boolean read;
  private IdentityView link;
  private String subject;

  /** Whether there is a provider. */
  public boolean isOffered() {
    return provider.isOffered();
  }

  /** Whether it is asked by SAML. */
  public boolean isSaml() {
    return provider.speaksSaml();
  }

  /** What people call the provider. */
  public String getProvider() {
    return provider.name();
  }

  /** The link of an account, or null. */
  public IdentityView of(AccountId account) {
    if (!read) {
      link = links.find(visitor.caller(), account).orElse(null);
      read = true;
    }
    return link;
  }

  /** Lets the person in whom the provider calls as was typed. */
  public void link(AccountId account) {
    link = links.prepare(visitor.caller(), account, subject == null ? "" : subject.strip());
    read = true;
    subject = null;
    toast.say("accounts.identity.linked");
  }

  /** Ends the link. */
  public void unlink(AccountId account) {
    links.remove(visitor.caller(), account);
    link = null;
    read = true;
    toast.say("accounts.identity.unlinked");
  }

  /** What is typed. */
  public String getSubject() {
    return subject;
  }

  /** Takes what is typed. */
  public void setSubject(String subject) {
    this.subject = subject;
  }
}
