package org.tsudoi.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** What this room does at each start: the first administrator and the command line's token. */
@Singleton
@Startup
@DependsOn("Migrator")
public class AccountsStart {

  private final FirstAdministrator firstAdministrator;
  private final CommandLineToken commandLine;

  /** For the container. */
  public AccountsStart() {
    this(null, null);
  }

  @Inject
  AccountsStart(FirstAdministrator firstAdministrator, CommandLineToken commandLine) {
    this.firstAdministrator = firstAdministrator;
    this.commandLine = commandLine;
  }

  @PostConstruct
  void begin() {
    firstAdministrator.begin();
    commandLine.publish();
  }
}
