package org.tsudoi.policies.domain;

import jakarta.persistence.EntityExistsException;
import java.util.List;
import java.util.Optional;

/** Where the versions of the access rules are kept. */
public interface AccessRuleVersions {

  /** The version in force, if any was ever saved. */
  Optional<AccessRuleVersion> newest();

  Optional<AccessRuleVersion> find(long number);

  /** Some versions, newest first. */
  List<AccessRuleVersion> list(int first, int max);

  /** How many there are. */
  long count();

  /**
   * Adds a version.
   *
   * @throws EntityExistsException at once, if the number exists already
   */
  void add(AccessRuleVersion version);
}
