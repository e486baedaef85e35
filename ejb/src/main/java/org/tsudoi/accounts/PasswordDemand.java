package org.tsudoi.accounts;

/** Why a password must be changed before anything else (spec 6.3.2). */
public enum PasswordDemand {
  /** Somebody else knows it: it was made for one sign-in. */
  ONE_TIME,
  /** It has been used for longer than the policy allows. */
  AGED,
  /** An administrator wants another one. */
  ASKED_FOR
}
