package org.tsudoi.accounts;

/** Whether an API token can be used; what its owner may do is asked at each call besides. */
public enum ApiTokenState {
  ACTIVE,
  EXPIRED,
  REVOKED
}
