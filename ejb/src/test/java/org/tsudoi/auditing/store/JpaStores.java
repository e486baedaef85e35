package org.tsudoi.auditing.store;

import org.tsudoi.auditing.domain.AuditEntries;
import org.tsudoi.auditing.domain.AuditSeals;
import org.tsudoi.auditing.domain.HistoryRows;
import org.tsudoi.auditing.domain.PersonKey;
import org.tsudoi.auditing.domain.PersonKeys;
import org.tsudoi.auditing.domain.RefusalCounts;
import org.tsudoi.auditing.domain.WriterRuns;
import org.tsudoi.fixtures.TestDatabase;

/** The stores of the room on a test database. */
public record JpaStores(
    AuditEntries entries,
    AuditSeals seals,
    WriterRuns runs,
    PersonKeys keys,
    RefusalCounts refusals,
    HistoryRows histories) {

  public static JpaStores on(TestDatabase database) {
    var manager = database.entityManager();
    KeyInsertion insertion =
        new KeyInsertion(manager) {
          @Override
          void insert(PersonKey fresh) {
            database.inNewTransaction(() -> super.insert(fresh));
          }
        };
    return new JpaStores(
        new JpaAuditEntries(manager),
        new JpaAuditSeals(manager),
        new JpaWriterRuns(manager),
        new JpaPersonKeys(manager, insertion),
        new JpaRefusalCounts(manager),
        new JpaHistoryRows(manager));
  }
}
