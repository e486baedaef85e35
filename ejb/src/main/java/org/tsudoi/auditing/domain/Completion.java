package org.tsudoi.auditing.domain;

/** Tells when the current transaction is over. */
@FunctionalInterface
public interface Completion {

  /** Runs the step after the current transaction, unless it was surely rolled back. */
  void afterwards(Runnable step);
}
