package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.tsudoi.devices.DeviceRevoked;

/** Ends the sessions that were made with a device as soon as it is revoked, in its transaction. */
@ApplicationScoped
class DeviceSessions {

  private final SessionKeeper sessions;

  /** For the container's proxy. */
  DeviceSessions() {
    this(null);
  }

  @Inject
  DeviceSessions(SessionKeeper sessions) {
    this.sessions = sessions;
  }

  void end(@Observes DeviceRevoked event) {
    sessions.endAllOf(event.device());
  }
}
