package org.tsudoi.web.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.tsudoi.accounts.PasskeyService;
import org.tsudoi.session.ConsoleSignIn;

/** Whether passkeys can work on the page that is shown, and if not, why. */
@Named
@RequestScoped
public class PasskeyPlaceView {

  @Inject private PasskeyService passkeys;
  @Inject private ConsoleSignIn session;

  /** Whether they work here. */
  public boolean isHere() {
    return origin().filter(session.server()::equals).isPresent();
  }

  /** Whether they work at another address of this server only. */
  public boolean isElsewhere() {
    return origin().isPresent() && !isHere();
  }

  /** The address at which they work. */
  public String getOrigin() {
    return origin().orElse("");
  }

  private Optional<String> origin() {
    return passkeys.origin();
  }
}
