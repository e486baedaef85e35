package org.tsudoi.accounts.domain;

import java.util.Optional;
import org.tsudoi.shared.AccountId;

/**
 * Where it is kept whom an identity provider calls what; one link of each kind for each account at
 * most.
 */
public interface IdentityLinks {

  /** Adds a link; one that exists already fails at once with an exception. */
  void add(IdentityLink link);

  Optional<IdentityLink> find(String id);

  Optional<IdentityLink> of(AccountId account, LinkKind kind);

  /** The link to the identity provider. */
  default Optional<IdentityLink> of(AccountId account) {
    return of(account, LinkKind.PROVIDER);
  }

  void remove(IdentityLink link);
}
