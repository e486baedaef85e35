package org.tsudoi.web.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.tsudoi.accounts.DirectoryLinkService;
import org.tsudoi.identity.CompanyDirectory;
import org.tsudoi.web.shell.Visitor;

/** Says where one's own password is changed, if not here. */
@Named
@RequestScoped
public class OwnDirectoryView {

  @Inject private DirectoryLinkService links;
  @Inject private CompanyDirectory directory;
  @Inject private Visitor visitor;

  private Boolean keeping;

  /** Whether there is a directory. */
  public boolean isOffered() {
    return directory.isOffered();
  }

  /** Whether the company directory keeps the visitor's password. */
  public boolean isKeeping() {
    if (keeping == null) {
      keeping = links.own(visitor.caller()).isPresent();
    }
    return keeping;
  }

  /** What people call the directory. */
  public String getDirectory() {
    return directory.name();
  }
}
