package org.tsudoi.accounts.domain;

import java.util.Optional;
import org.tsudoi.shared.AccountId;

/** Where it is kept whom an identity provider calls what; one link for each account at most. */
public interface IdentityLinks {

  /** Adds a link; one that exists already fails at once with an exception. */
  void add(IdentityLink link);

  Optional<IdentityLink> find(String id);

  Optional<IdentityLink> of(AccountId account);

  void remove(IdentityLink link);
}
