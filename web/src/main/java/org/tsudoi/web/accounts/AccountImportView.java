package org.tsudoi.web.accounts;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.tsudoi.accounts.AccountTransferService;
import org.tsudoi.accounts.ImportReport;
import org.tsudoi.shared.Caller;
import org.tsudoi.web.shell.Download;
import org.tsudoi.web.shell.Shell;

/** Takes users from a CSV text. The first passwords can be fetched until the page is left. */
@Named
@ViewScoped
public class AccountImportView extends CsvImportView {

  private static final long serialVersionUID = 1L;

  @Inject private AccountTransferService transfer;
  @Inject private Shell shell;
  @Inject private Download download;

  @Override
  protected ImportReport preview(Caller caller, byte[] file) {
    return transfer.preview(caller, file);
  }

  @Override
  protected ImportReport take(Caller caller, byte[] file) {
    return transfer.take(caller, file);
  }

  /** Sends the first passwords. */
  public void fetchPasswords() {
    download.csv("one-time-passwords.csv", getDone().passwordFile(shell.getLanguage()));
  }
}
