package org.tsudoi.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import org.tsudoi.devices.domain.RuleSources;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.policies.GroupRulesChanging;
import org.tsudoi.policies.PolicyChanging;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** Lets nobody put a rule in force under which they could not sign in again themselves. */
@ApplicationScoped
class DeviceLockout {

  private final DeviceCheck check;

  /** For the container's proxy. */
  DeviceLockout() {
    this(null);
  }

  @Inject
  DeviceLockout(DeviceCheck check) {
    this.check = check;
  }

  void watch(@Observes PolicyChanging change) {
    DeviceRule wanted = change.after().devices();
    if (wanted != change.before().devices()) {
      change.caller().account().ifPresent(self -> refuse(self, check.sources(self).own(), wanted));
    }
  }

  void watch(@Observes GroupRulesChanging change) {
    Optional<DeviceRule> wanted = change.after().devices();
    if (!wanted.equals(change.before().devices())) {
      change
          .caller()
          .account()
          .ifPresent(
              self ->
                  check
                      .sourcesWith(self, change.group(), wanted)
                      .ifPresent(sources -> refuse(self, sources.effective())));
    }
  }

  /** Refuses a rule that would keep this person out. */
  void refuse(AccountId self, Optional<DeviceRule> own, DeviceRule installation) {
    refuse(self, new RuleSources(own, check.sources(self).groups(), installation).effective());
  }

  private void refuse(AccountId self, DeviceRule rule) {
    if (!check.couldSignIn(self, rule)) {
      throw new RefusedException(Problem.WOULD_LOCK_OUT, "devices");
    }
  }
}
