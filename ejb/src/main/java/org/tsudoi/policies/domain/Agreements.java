package org.tsudoi.policies.domain;

/** Where it is kept who agreed to what. */
public interface Agreements {

  /** Whether the person agreed to these words. */
  boolean contain(String person, String digest);

  /** Keeps an agreement. */
  void add(Agreement agreement);
}
