package org.tsudoi.notification.domain;

import jakarta.persistence.EntityExistsException;
import java.util.List;
import java.util.Optional;

/** Where the mail settings and the password of the mail server are kept. */
public interface MailSettingsVersions {

  /** The version in force, if any was ever saved. */
  Optional<MailSettingsVersion> newest();

  /** Some versions, newest first. */
  List<MailSettingsVersion> list(int first, int max);

  /**
   * Adds a version.
   *
   * @throws EntityExistsException at once, if the number exists already
   */
  void add(MailSettingsVersion version);

  /** The password as it is stored, if there is one. */
  Optional<MailSecret> secret();

  /** Stores a first password. */
  void add(MailSecret secret);

  /** Forgets the password. */
  void remove(MailSecret secret);
}
