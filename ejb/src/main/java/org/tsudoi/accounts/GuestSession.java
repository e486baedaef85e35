package org.tsudoi.accounts;

import org.tsudoi.shared.Caller;

/**
 * A guest's visit that has just begun.
 *
 * @param token the secret that proves it; told once
 * @param caller the guest
 */
public record GuestSession(String token, Caller caller) {

  /** Never shows the token. */
  @Override
  public String toString() {
    return "GuestSession[" + caller.session() + "]";
  }
}
