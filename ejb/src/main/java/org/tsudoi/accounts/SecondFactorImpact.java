package org.tsudoi.accounts;

import java.util.List;

/**
 * What another rule for second factors would mean.
 *
 * @param people how many accounts may be used now
 * @param mustSetUp how many of them would have to set one up before anything else
 * @param first the first of those, by login name
 * @param self whether whoever asks is among them
 * @param enrolled how many accounts that may be used have one, which stays asked for in any case
 */
public record SecondFactorImpact(
    long people, long mustSetUp, List<AccountView> first, boolean self, long enrolled) {

  /** Keeps the list from being changed. */
  public SecondFactorImpact {
    first = List.copyOf(first);
  }

  /** How many more than are listed. */
  public long others() {
    return mustSetUp - first.size();
  }
}
