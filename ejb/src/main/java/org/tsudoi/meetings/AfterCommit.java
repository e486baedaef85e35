package org.tsudoi.meetings;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Does in the live meetings what a transaction decided, once that transaction is kept and before
 * the door answers.
 *
 * <p>So nobody is thrown out by an order that was not recorded.
 */
@ApplicationScoped
class AfterCommit {

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transactions;

  /** Runs the effect after the commit of the caller's transaction; never after a rollback. */
  void run(Runnable effect) {
    transactions.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // Nothing to prepare: the effect is in memory only.
          }

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              effect.run();
            }
          }
        });
  }
}
