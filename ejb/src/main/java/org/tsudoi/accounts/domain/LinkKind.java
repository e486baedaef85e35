package org.tsudoi.accounts.domain;

/** Whose word a link takes; an account has one link of each kind at most. */
public enum LinkKind {
  /** An identity provider's, by its signature. */
  PROVIDER,
  /** The company directory's, by the password that it keeps. */
  DIRECTORY
}
