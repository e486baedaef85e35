package org.tsudoi.auditing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.tsudoi.auditing.domain.InstallationVault;

/**
 * Secrets of the installation that it must read again, such as the password of the mail server:
 * encrypted with a key that is made from the installation's key {@code personal} and stored
 * nowhere. Thread-safe.
 */
@ApplicationScoped
public class InstallationSecrets {

  private InstallationVault vault;

  /** For the container's proxy. */
  public InstallationSecrets() {}

  /** Secrets kept in this vault. */
  @Inject
  public InstallationSecrets(InstallationVault vault) {
    this.vault = vault;
  }

  /** The text, encrypted for one purpose; about 4/3 of its UTF-8 length plus 40. */
  public String seal(String purpose, String text) {
    return vault.seal(purpose, text);
  }

  /** The text, or nothing if it was altered or sealed for another purpose. */
  public Optional<String> open(String purpose, String sealed) {
    return vault.open(purpose, sealed);
  }
}
