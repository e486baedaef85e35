package org.tsudoi.accounts.domain;

import java.util.List;

/**
 * The passwords that an account's owner chose, newest first (spec 6.3.2: 再使用禁止世代数).
 *
 * @param hashes newest first, the current one included
 */
public record PasswordHistory(List<PasswordHash> hashes) {

  /** The most generations that are kept and compared; each costs one computation. */
  public static final int MAX_GENERATIONS = 24;

  /** Makes the list immutable. */
  public PasswordHistory {
    hashes = List.copyOf(hashes);
  }

  /** The hashes that the next password is compared with. */
  public List<PasswordHash> newest(int generations) {
    return hashes.subList(0, Math.min(Math.min(generations, MAX_GENERATIONS), hashes.size()));
  }
}
