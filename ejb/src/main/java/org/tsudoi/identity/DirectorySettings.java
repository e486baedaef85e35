package org.tsudoi.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tsudoi.installation.DataDirectory;

/** Which company directory is asked, and how; the settings reference says what each one means. */
@ApplicationScoped
class DirectorySettings {

  @Inject
  @ConfigProperty(name = "tsudoi.ldap.address")
  Optional<String> address;

  @Inject
  @ConfigProperty(name = "tsudoi.ldap.name", defaultValue = "LDAP")
  String name;

  @Inject
  @ConfigProperty(name = "tsudoi.ldap.bind")
  Optional<String> bind;

  @Inject
  @ConfigProperty(name = "tsudoi.ldap.base")
  Optional<String> base;

  @Inject
  @ConfigProperty(name = "tsudoi.ldap.filter", defaultValue = "(uid={0})")
  String filter;

  @Inject
  @ConfigProperty(name = "tsudoi.ldap.attribute.id", defaultValue = "entryUUID")
  String idAttribute;

  @Inject
  @ConfigProperty(name = "tsudoi.ldap.attribute.login", defaultValue = "uid")
  String loginAttribute;

  @Inject
  @ConfigProperty(name = "tsudoi.ldap.attribute.name", defaultValue = "displayName")
  String nameAttribute;

  @Inject
  @ConfigProperty(name = "tsudoi.ldap.attribute.kana")
  Optional<String> kanaAttribute;

  @Inject
  @ConfigProperty(name = "tsudoi.ldap.attribute.mail", defaultValue = "mail")
  String mailAttribute;

  @Inject
  @ConfigProperty(name = "tsudoi.ldap.attribute.department")
  Optional<String> departmentAttribute;

  @Inject
  @ConfigProperty(name = "tsudoi.ldap.patience", defaultValue = "PT5S")
  Duration patience;

  @Inject
  @ConfigProperty(name = "tsudoi.ldap.simultaneous", defaultValue = "8")
  int simultaneous;

  @Inject DataDirectory data;

  /** The directory, if there is one. */
  Optional<DirectoryPlan> plan() {
    return address
        .filter(known -> !known.isBlank())
        .map(
            known ->
                new DirectoryPlan(
                    DirectoryAddress.read(known),
                    name,
                    bind.orElse("").strip(),
                    base.orElse(""),
                    new DirectoryFilter(filter),
                    attributes(),
                    patience,
                    simultaneous));
  }

  private DirectoryAttributes attributes() {
    return new DirectoryAttributes(
        idAttribute,
        loginAttribute,
        nameAttribute,
        kanaAttribute.orElse(""),
        mailAttribute,
        departmentAttribute.orElse(""));
  }

  /** The password of the entry that searches. */
  String secret() {
    return read("ldap.secret")
        .filter(secret -> !secret.isEmpty())
        .orElseThrow(() -> new IllegalStateException("keys/ldap.secret is missing"));
  }

  /** Certificates of authorities to believe instead of those that Java knows; PEM. */
  Optional<String> certificates() {
    return read("ldap.certificates.pem");
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
