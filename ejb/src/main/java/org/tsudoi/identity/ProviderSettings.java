package org.tsudoi.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tsudoi.installation.DataDirectory;

/** Which provider is asked, and how; the settings reference says what each one means. */
@ApplicationScoped
class ProviderSettings {

  @Inject
  @ConfigProperty(name = "tsudoi.sso.issuer")
  Optional<String> issuer;

  @Inject
  @ConfigProperty(name = "tsudoi.sso.client")
  Optional<String> client;

  @Inject
  @ConfigProperty(name = "tsudoi.sso.name", defaultValue = "SSO")
  String name;

  @Inject
  @ConfigProperty(name = "tsudoi.sso.scope", defaultValue = "openid profile")
  String scope;

  @Inject
  @ConfigProperty(name = "tsudoi.sso.claim", defaultValue = "preferred_username")
  String claim;

  @Inject DataDirectory data;

  /** The provider, if there is one. */
  Optional<Provider> provider() {
    return issuer
        .filter(known -> !known.isBlank())
        .map(
            known ->
                new Provider(
                    known.strip(),
                    client.orElseThrow(
                        () -> new IllegalStateException("tsudoi.sso.client is missing")),
                    name,
                    scope,
                    claim));
  }

  /** The secret that the provider shares with this server. */
  String secret() {
    return read("sso.secret")
        .orElseThrow(() -> new IllegalStateException("keys/sso.secret is missing"));
  }

  /** Certificates of authorities to believe instead of those that Java knows; PEM. */
  Optional<String> certificates() {
    return read("sso.certificates.pem");
  }

  private Optional<String> read(String file) {
    Path path = data.path().resolve("keys").resolve(file);
    try {
      return Optional.of(Files.readString(path).strip());
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
