package org.tsudoi.accounts.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.shared.AccountId;

/** Where requests for another password wait, and links to choose one are kept. */
public interface PasswordResets {

  void add(ResetRequest request);

  /** The requests that were not looked at yet, the oldest first. */
  List<UUID> waiting(int max);

  /** How many wait. */
  long countWaiting();

  /** The request with its row locked; empty if somebody else was faster. */
  Optional<ResetRequest> lock(UUID id);

  void remove(ResetRequest request);

  void add(ResetLink link);

  Optional<ResetLink> find(String tokenHash);

  /** The link with its row locked; empty if it was used meanwhile. */
  Optional<ResetLink> lock(String tokenHash);

  /** Ends all links of an account. */
  void deleteLinksOf(AccountId account);

  /** Forgets the links that work no more. */
  void deleteRunOut(Instant now);

  /** Forgets the requests from before that moment. */
  void deleteAskedBefore(Instant moment);
}
