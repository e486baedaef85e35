package org.tsudoi.accounts;

/** What a passkey signs a challenge for; one that was sent for one purpose serves no other. */
public enum PasskeyPurpose {
  /** Adding the passkey to an account. */
  ADD,
  /** Signing in without name and password. */
  SIGN_IN,
  /** Standing in for the code behind a password. */
  SECOND_FACTOR
}
