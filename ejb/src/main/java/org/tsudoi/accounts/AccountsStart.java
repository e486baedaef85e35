package org.tsudoi.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/**
 * What this room does at each start: the search texts of rows of an older version, the first
 * administrator, and the command line's token.
 */
@Singleton
@Startup
@DependsOn("Migrator")
public class AccountsStart {

  private final SearchTextKeeper searchTexts;
  private final FirstAdministrator firstAdministrator;
  private final CommandLineToken commandLine;

  /** For the container. */
  public AccountsStart() {
    this(null, null, null);
  }

  @Inject
  AccountsStart(
      SearchTextKeeper searchTexts,
      FirstAdministrator firstAdministrator,
      CommandLineToken commandLine) {
    this.searchTexts = searchTexts;
    this.firstAdministrator = firstAdministrator;
    this.commandLine = commandLine;
  }

  @PostConstruct
  void begin() {
    foldSearchTexts();
    firstAdministrator.begin();
    commandLine.publish();
  }

  private void foldSearchTexts() {
    if (searchTexts.foldSome()) {
      boolean more = true;
      while (more) {
        more = searchTexts.foldSome();
      }
      searchTexts.pack();
    }
  }
}
