package org.tsudoi.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What this room does at each start: the search texts of rows of an older version, the first
 * administrator, and the command line's token.
 */
@Singleton
@Startup
@DependsOn("Migrator")
public class AccountsStart {

  private static final Logger LOG = Logger.getLogger(AccountsStart.class.getName());

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
      pack();
    }
  }

  private void pack() {
    try {
      searchTexts.pack();
    } catch (RuntimeException failure) {
      // All is stored: without room for a copy of the table the lists are only slower.
      LOG.log(Level.WARNING, "The table of accounts was not packed", failure);
    }
  }
}
