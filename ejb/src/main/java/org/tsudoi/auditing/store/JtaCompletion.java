package org.tsudoi.auditing.store;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.tsudoi.auditing.domain.Completion;

/** Asks the container's transaction to tell when it is over. */
@Dependent
class JtaCompletion implements Completion {

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry registry;

  @Override
  public void afterwards(Runnable step) {
    registry.registerInterposedSynchronization(new After(step));
  }

  private record After(Runnable step) implements Synchronization {

    @Override
    public void beforeCompletion() {
      // Only the end is of interest.
    }

    @Override
    public void afterCompletion(int status) {
      if (status != Status.STATUS_ROLLEDBACK) {
        step.run();
      }
    }
  }
}
