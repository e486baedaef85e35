package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How far the company directory is believed; the settings reference says what each one means. */
@ApplicationScoped
class DirectoryRules {

  @Inject
  @ConfigProperty(name = "tsudoi.ldap.link", defaultValue = "prepared")
  String link = "prepared";

  @Inject
  @ConfigProperty(name = "tsudoi.ldap.create", defaultValue = "no")
  String create = "no";

  /** Whether a user ID that the directory tells links an account that nobody has prepared. */
  boolean linksByLoginName() {
    return link.equals("login-name");
  }

  /** Whether somebody of the directory who has no account gets one. */
  boolean creates() {
    return create.equals("yes");
  }
}
