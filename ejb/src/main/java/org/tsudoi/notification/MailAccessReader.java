package org.tsudoi.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.tsudoi.auditing.InstallationSecrets;
import org.tsudoi.notification.domain.MailAccess;
import org.tsudoi.notification.domain.MailSecret;
import org.tsudoi.notification.domain.MailSettingsVersion;
import org.tsudoi.notification.domain.MailSettingsVersions;

/** Reads how mail is sent now, with the password; in the transaction of its caller or its own. */
@ApplicationScoped
@Transactional
class MailAccessReader {

  private static final String PURPOSE = "password of the mail server";

  private MailSettingsVersions versions;
  private InstallationSecrets secrets;

  /** For the container's proxy. */
  MailAccessReader() {}

  @Inject
  MailAccessReader(MailSettingsVersions versions, InstallationSecrets secrets) {
    this.versions = versions;
    this.secrets = secrets;
  }

  /** The settings in force, if mail is to be sent at all. */
  Optional<MailSettings> enabled() {
    return versions.newest().map(MailSettingsVersion::settings).filter(MailSettings::enabled);
  }

  /** The same with the password. */
  Optional<MailAccess> access() {
    return enabled().map(settings -> new MailAccess(settings, password()));
  }

  private Optional<String> password() {
    return versions
        .secret()
        .map(
            secret ->
                secrets
                    .open(PURPOSE, secret.sealedPassword())
                    .orElseThrow(
                        () -> new IllegalStateException("The " + PURPOSE + " does not open")));
  }

  boolean isPasswordSet() {
    return versions.secret().isPresent();
  }

  /** Stores another password; an empty one is none. */
  void replacePassword(String password) {
    Optional<MailSecret> known = versions.secret();
    if (password.isEmpty()) {
      known.ifPresent(versions::remove);
      return;
    }
    String sealed = secrets.seal(PURPOSE, password);
    known.ifPresentOrElse(
        secret -> secret.replace(sealed), () -> versions.add(new MailSecret(sealed)));
  }
}
