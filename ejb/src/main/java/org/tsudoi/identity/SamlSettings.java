package org.tsudoi.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tsudoi.identity.SamlAssertion.SamlNames;
import org.tsudoi.installation.DataDirectory;

/** Which provider is asked by SAML, and how; the settings reference says what each one means. */
@ApplicationScoped
class SamlSettings {

  private static final int MOST_BYTES = 1024 * 1024;

  @Inject
  @ConfigProperty(name = "tsudoi.saml.issuer")
  Optional<String> issuer;

  @Inject
  @ConfigProperty(name = "tsudoi.saml.entity")
  Optional<String> entity;

  @Inject
  @ConfigProperty(name = "tsudoi.saml.subject")
  Optional<String> subject;

  @Inject
  @ConfigProperty(name = "tsudoi.saml.claim", defaultValue = "uid")
  String claim;

  @Inject
  @ConfigProperty(name = "tsudoi.sso.name", defaultValue = "SSO")
  String name;

  @Inject DataDirectory data;

  /** What the provider calls itself, if there is one. */
  Optional<String> issuer() {
    return issuer.map(String::strip).filter(known -> !known.isEmpty());
  }

  /** What this server is called there; never made from an address that a stranger asked for. */
  String entity() {
    return entity
        .map(String::strip)
        .filter(known -> !known.isEmpty())
        .orElseThrow(() -> new IllegalStateException("tsudoi.saml.entity is missing"));
  }

  SamlNames names() {
    return new SamlNames(subject.map(String::strip).filter(known -> !known.isEmpty()), claim);
  }

  String name() {
    return name;
  }

  /** The provider as its metadata tell now, so that new keys need no new start. */
  SamlPartner partner() throws SamlFlaw, IOException {
    Path file = data.path().resolve("keys").resolve("saml.metadata.xml");
    try (InputStream metadata = Files.newInputStream(file)) {
      byte[] bytes = metadata.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new SamlFlaw("The metadata are too long");
      }
      return SamlPartner.read(bytes, issuer().orElseThrow());
    }
  }
}
