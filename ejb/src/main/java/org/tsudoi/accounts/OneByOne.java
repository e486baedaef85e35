package org.tsudoi.accounts;

import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Work on many things in transactions of their own: one that fails holds up none behind it. */
final class OneByOne {

  private static final Logger LOG = Logger.getLogger(OneByOne.class.getName());

  private OneByOne() {}

  /** Does the work on each; of those that fail the first is told in the log, with the number. */
  static <T> void work(String what, List<T> all, Consumer<T> work) {
    RuntimeException first = null;
    int failed = 0;
    for (T each : all) {
      try {
        work.accept(each);
      } catch (RuntimeException failure) {
        first = first == null ? failure : first;
        failed++;
      }
    }
    if (first != null) {
      LOG.log(Level.WARNING, what + ": " + failed + " of " + all.size() + " failed", first);
    }
  }
}
