package org.tsudoi.accounts;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Looks at requests for another password every two seconds, beside the requests of people. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ResetRequestWork {

  private static final int AT_ONCE = 50;

  private final PasswordResetKeeper keeper;

  /** For the container. */
  public ResetRequestWork() {
    this(null);
  }

  @Inject
  ResetRequestWork(PasswordResetKeeper keeper) {
    this.keeper = keeper;
  }

  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  void look() {
    OneByOne.work("Requests for another password", keeper.waiting(AT_ONCE), keeper::answer);
  }

  @Schedule(hour = "*", minute = "*", second = "45", persistent = false)
  void sweep() {
    keeper.sweep();
  }
}
