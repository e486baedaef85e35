package org.tsudoi.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import org.tsudoi.accounts.PasswordWarning;

/** Warns whose password must be changed soon. */
@Named("passwordEnd")
@RequestScoped
public class PasswordEnd {

  private Visitor visitor;
  private Clock clock;

  /** For the container's proxy. */
  public PasswordEnd() {}

  /** Looks at the visitor's password. */
  @Inject
  public PasswordEnd(Visitor visitor, Clock clock) {
    this.visitor = visitor;
    this.clock = clock;
  }

  /** Whether the password must be changed within fourteen days. */
  public boolean isNear() {
    Instant horizon = clock.instant().plus(PasswordWarning.BEFORE_END);
    return visitor.passwordEnd().filter(end -> !end.isAfter(horizon)).isPresent();
  }

  /** From when on; only asked if it is near. */
  public Instant getMoment() {
    return visitor.passwordEnd().orElseThrow();
  }
}
