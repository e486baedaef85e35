package org.tsudoi.accounts.domain;

/**
 * What one computation of a password hash costs.
 *
 * @param memoryKibibytes memory that each computation fills
 * @param passes how often it is filled
 * @param lanes independent lanes; more than one would need threads of its own
 */
public record Argon2Cost(int memoryKibibytes, int passes, int lanes) {

  /** The least that the product accepts: 19 MiB, two passes, one lane. */
  public static final Argon2Cost LEAST = new Argon2Cost(19 * 1024, 2, 1);

  /** Refuses a setting below the least. */
  public Argon2Cost {
    if (memoryKibibytes < 1 || passes < 1 || lanes < 1) {
      throw new IllegalArgumentException("Argon2 needs memory, passes and lanes");
    }
  }

  /** Whether a hash of this cost is worth computing again at the other. */
  public boolean isBelow(Argon2Cost other) {
    return memoryKibibytes < other.memoryKibibytes || passes < other.passes;
  }

  /** The larger of both in each part. */
  public Argon2Cost atLeast(Argon2Cost floor) {
    return new Argon2Cost(
        Math.max(memoryKibibytes, floor.memoryKibibytes),
        Math.max(passes, floor.passes),
        Math.max(lanes, floor.lanes));
  }
}
