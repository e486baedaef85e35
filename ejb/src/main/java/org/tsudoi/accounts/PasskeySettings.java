package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where passkeys work: only at the address that the operator has set. What a request says about the
 * host could be anybody's word.
 */
@ApplicationScoped
class PasskeySettings {

  private Optional<String> address;

  /** For the container's proxy. */
  PasskeySettings() {}

  @Inject
  PasskeySettings(@ConfigProperty(name = "tsudoi.passkeys.address") Optional<String> address) {
    this.address = address.filter(text -> !text.isBlank());
  }

  /** Empty while no address is set: then there are no passkeys. */
  Optional<PasskeyServer> server() {
    return address.map(PasskeyServer::of);
  }
}
