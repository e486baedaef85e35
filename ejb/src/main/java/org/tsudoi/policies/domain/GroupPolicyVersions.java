package org.tsudoi.policies.domain;

import jakarta.persistence.EntityExistsException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tsudoi.shared.GroupId;

/** Where the versions of the groups' policies are kept. */
public interface GroupPolicyVersions {

  /** The newest version of each of these groups that has a policy of its own now. */
  List<GroupPolicyVersion> inForce(Collection<GroupId> groups);

  /** The newest version of every group that has a policy of its own now. */
  List<GroupPolicyVersion> inForce();

  /** The newest version of a group, if any was ever saved. */
  Optional<GroupPolicyVersion> newest(GroupId group);

  Optional<GroupPolicyVersion> find(GroupId group, long number);

  /** Some versions, newest first. */
  List<GroupPolicyVersion> list(GroupId group, int first, int max);

  /** How many there are. */
  long count(GroupId group);

  /**
   * Adds a version.
   *
   * @throws EntityExistsException at once, if the group has a version of that number already
   */
  void add(GroupPolicyVersion version);
}
