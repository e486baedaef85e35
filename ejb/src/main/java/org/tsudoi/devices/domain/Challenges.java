package org.tsudoi.devices.domain;

import java.time.Instant;
import org.tsudoi.devices.DevicePurpose;

/** Where challenges are kept until they are used. */
public interface Challenges {

  void add(Challenge challenge);

  /** How many are open in all. */
  long count(Instant now);

  /** How many are open that were sent to this address. */
  long count(String address, Instant now);

  /** Uses one up; true for exactly one of those who try, and only before it expires. */
  boolean use(String hash, DevicePurpose purpose, String server, Instant now);

  /** Deletes those that nobody used in time. */
  void deleteExpired(Instant now);
}
