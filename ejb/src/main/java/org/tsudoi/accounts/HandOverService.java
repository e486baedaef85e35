package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * What a person who is signed in with a browser answers to the desktop client that asks for a
 * sign-in of its own (spec 6.3.1). The client takes it up at {@link SignInService}.
 */
@Stateless
public class HandOverService {

  private HandOverKeeper keeper;

  /** For the container. */
  public HandOverService() {}

  @Inject
  HandOverService(HandOverKeeper keeper) {
    this.keeper = keeper;
  }

  /**
   * Makes a code for the client, which works once and for a minute.
   *
   * @return the address of the client that the browser goes to
   * @throws RefusedException with {@link Problem#FORBIDDEN} for a caller who is signed in with
   *     anything but a browser, with {@link Problem#TOO_MANY_REQUESTS} after ten codes in a quarter
   *     of an hour
   */
  @Allowed
  public String approve(Caller caller, HandOverRequest request) {
    return keeper.approve(caller, request);
  }

  /**
   * Hands nothing over.
   *
   * @return the address of the client that the browser goes to
   */
  @Allowed
  public String decline(Caller caller, HandOverRequest request) {
    keeper.decline(caller);
    return request.declined();
  }
}
