package org.tsudoi.identity;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Forgets assertions that nobody would take any more, every minute where SAML is spoken. */
@Singleton
public class AssertionSweeper {

  private final SamlProvider provider;
  private final AssertionKeeper keeper;

  /** For the container. */
  public AssertionSweeper() {
    this(null, null);
  }

  @Inject
  AssertionSweeper(SamlProvider provider, AssertionKeeper keeper) {
    this.provider = provider;
    this.keeper = keeper;
  }

  @Schedule(hour = "*", minute = "*", second = "45", persistent = false)
  void sweep() {
    if (provider.isOffered()) {
      keeper.sweep();
    }
  }
}
