package org.tsudoi.auditing.domain;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Where the chain is kept; there is no way to change or delete a link. */
public interface AuditSeals {

  /** The last link, empty before the first. */
  Optional<AuditSeal> last();

  /** Adds a link in the current transaction, which fails if its sequence is taken. */
  void add(AuditSeal seal);

  /** The places of those of the entries that are sealed. */
  Map<EntryReference, Long> sequences(Collection<EntryReference> entries);
}
