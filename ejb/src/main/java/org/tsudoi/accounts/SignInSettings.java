package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tsudoi.accounts.domain.Argon2Cost;
import org.tsudoi.accounts.domain.SignInSession.Lifetime;

/** The settings of this room; the settings reference says what each one means. */
@ApplicationScoped
class SignInSettings {

  @Inject
  @ConfigProperty(name = "tsudoi.session.idle", defaultValue = "PT30M")
  Duration idle;

  @Inject
  @ConfigProperty(name = "tsudoi.session.absolute", defaultValue = "PT12H")
  Duration absolute;

  @Inject
  @ConfigProperty(name = "tsudoi.session.proof", defaultValue = "PT10M")
  Duration proof;

  @Inject
  @ConfigProperty(name = "tsudoi.password.memory.kibibytes", defaultValue = "19456")
  int memoryKibibytes;

  @Inject
  @ConfigProperty(name = "tsudoi.password.passes", defaultValue = "2")
  int passes;

  @Inject
  @ConfigProperty(name = "tsudoi.password.simultaneous", defaultValue = "0")
  int simultaneous;

  @Inject
  @ConfigProperty(name = "tsudoi.password.waiting", defaultValue = "32")
  int waiting;

  @Inject
  @ConfigProperty(name = "tsudoi.password.patience", defaultValue = "PT3S")
  Duration patience;

  Lifetime sessionLifetime() {
    return new Lifetime(idle, absolute, proof);
  }

  /** Never below the least that the product accepts, whatever is configured. */
  Argon2Cost passwordCost() {
    return new Argon2Cost(memoryKibibytes, passes, 1).atLeast(Argon2Cost.LEAST);
  }

  /** Unless somebody set it, half of the processors: the other half is for the meetings. */
  int simultaneousComputations() {
    return simultaneous > 0
        ? simultaneous
        : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  }

  int waitingComputations() {
    return waiting;
  }

  Duration computationPatience() {
    return patience;
  }
}
