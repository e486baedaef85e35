package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How far the identity provider is believed; the settings reference says what each one means. */
@ApplicationScoped
class SsoSettings {

  @Inject
  @ConfigProperty(name = "tsudoi.sso.link", defaultValue = "prepared")
  String link = "prepared";

  @Inject
  @ConfigProperty(name = "tsudoi.sso.factor", defaultValue = "provider")
  String factor = "provider";

  @Inject
  @ConfigProperty(name = "tsudoi.sso.create", defaultValue = "no")
  String create = "no";

  /** Whether somebody whom the provider has proven and who has no account gets one. */
  boolean creates() {
    return create.equals("yes");
  }

  /** Whether a user ID that the provider tells links an account that nobody has prepared. */
  boolean linksByLoginName() {
    return link.equals("login-name");
  }

  /** Whether whoever has a second factor here signs in with it instead of by the provider. */
  boolean wantsOwnFactor() {
    return !factor.equals("provider");
  }
}
