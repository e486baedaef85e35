package org.tsudoi.auditing.domain;

import java.util.List;
import java.util.UUID;
import org.tsudoi.auditing.AuditQuery;

/** Where the entries are kept; there is no way to change or delete one. */
public interface AuditEntries {

  /** Adds an entry in the current transaction. */
  void add(AuditEntry entry);

  /** Entries that match all conditions but the text, newest first. */
  List<AuditEntry> find(AuditQuery query, int first, int max);

  /** How many entries match all conditions but the text. */
  long count(AuditQuery query);

  /** Those of the entries that are there, in the order given; waits for no other transaction. */
  List<AuditEntry> present(List<EntryReference> entries);

  /** Entries of another run that are not sealed, in the order of their counters. */
  List<AuditEntry> unsealedOf(UUID writer, int max);
}
