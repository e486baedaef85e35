package org.tsudoi.policies.domain;

import jakarta.persistence.EntityExistsException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where all versions of all rules are kept. */
public interface StoredVersions {

  /** The newest version of an owner, if any was ever saved. */
  Optional<StoredVersion> newest(String kind, String owner);

  /** The versions of an owner with numbers from one to another, newest first. */
  List<StoredVersion> span(String kind, String owner, long from, long to);

  /** The newest version of each of these owners, but of those that it says nothing for. */
  List<StoredVersion> inForce(String kind, Collection<String> owners);

  /** The newest version of every owner, but of those that it says nothing for. */
  List<StoredVersion> inForce(String kind);

  /**
   * Adds a version.
   *
   * @throws EntityExistsException at once, if the owner has a version of that number already
   */
  void add(StoredVersion version);
}
