package org.tsudoi.policies.domain;

import jakarta.persistence.EntityExistsException;
import java.util.List;
import java.util.Optional;

/** Where the versions of the policy are kept. */
public interface PolicyVersions {

  /** The version in force, if any was ever saved. */
  Optional<PolicyVersion> newest();

  Optional<PolicyVersion> find(long number);

  /** Some versions, newest first. */
  List<PolicyVersion> list(int first, int max);

  /** How many there are. */
  long count();

  /**
   * Adds a version.
   *
   * @throws EntityExistsException at once, if the number exists already
   */
  void add(PolicyVersion version);
}
