package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** In which language people are spoken to whose account is created at their first sign-in. */
@ApplicationScoped
class FirstLanguage {

  @Inject
  @ConfigProperty(name = "tsudoi.accounts.language", defaultValue = "ja")
  String language = "ja";

  String word() {
    return language.equals("en") ? "en" : "ja";
  }
}
