package org.tsudoi.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The one identity provider that people may sign in with, in whichever language it is asked. */
@ApplicationScoped
public class SingleSignOn {

  private IdentityProvider openId;
  private SamlProvider saml;

  /** For the container's proxy. */
  protected SingleSignOn() {}

  @Inject
  SingleSignOn(IdentityProvider openId, SamlProvider saml) {
    this.openId = openId;
    this.saml = saml;
  }

  /** Whether there is a provider. */
  public boolean isOffered() {
    return openId.isOffered() || saml.isOffered();
  }

  /** Whether it is asked by SAML; otherwise by OpenID Connect. */
  public boolean speaksSaml() {
    return saml.isOffered();
  }

  /** What people call the provider; empty if there is none. */
  public String name() {
    return saml.isOffered() ? saml.name() : openId.name();
  }

  /** What the provider calls itself, if there is one. */
  public Optional<String> issuer() {
    return saml.isOffered() ? saml.issuer() : openId.issuer();
  }
}
