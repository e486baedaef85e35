package org.tsudoi.auditing;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tsudoi.auditing.domain.AuditWriter;
import org.tsudoi.auditing.domain.ChainWriter;
import org.tsudoi.auditing.domain.EntryReference;
import org.tsudoi.auditing.domain.HistoryDesk;
import org.tsudoi.auditing.domain.PersonalVault;
import org.tsudoi.auditing.domain.ReadingNotes;
import org.tsudoi.auditing.domain.RefusalCount;
import org.tsudoi.auditing.domain.RefusalCounter;
import org.tsudoi.auditing.domain.RefusalCounts;
import org.tsudoi.auditing.domain.RowMac;
import org.tsudoi.auditing.domain.RunKeeper;
import org.tsudoi.auditing.domain.TrailReader;
import org.tsudoi.auditing.domain.TrailWriter;
import org.tsudoi.auditing.store.JpaStores;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.fixtures.FiredEvents;
import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;

/**
 * The room as the container puts it together, for one run of a server on a test database; a second
 * one on the same database is a server started again.
 *
 * <p>The doors' methods join the current transaction of the {@link TestDatabase}; those that the
 * container runs in a transaction of their own do so here too.
 */
public final class Evidence {

  public static final byte[] MAC_KEY =
      "audit-mac-for-tests-32-bytes-long".substring(0, 32).getBytes(StandardCharsets.US_ASCII);
  public static final byte[] PERSONAL_KEY =
      "personal--for-tests-32-bytes-long".substring(0, 32).getBytes(StandardCharsets.US_ASCII);
  public static final String NODE = "node-1";

  final JpaStores stores;
  final RowMac key = new RowMac(MAC_KEY);
  final PersonalVault vault;
  final AuditWriter run = new AuditWriter(UUID.randomUUID());
  final TrailWriter writer;
  final EvidenceChores chores;
  private final AuditTrail trail;
  private final AccessHistory accessHistory;
  private final UsageHistory usageHistory;
  private final PersonalData personalData;
  private final Sealer sealer;

  public Evidence(TestDatabase database, FakeClock clock) {
    stores = JpaStores.on(database);
    vault = new PersonalVault(stores.keys(), PERSONAL_KEY, new SecureRandom(), clock);
    writer = new TrailWriter(stores.entries(), run, vault, key, database::afterCommit, clock);
    ReadingNotes notes = new ReadingNotes(clock);
    RefusalCounter refusals = new RefusalCounter(clock);
    trail =
        new AuditTrail(
            writer,
            new TrailReader(stores.entries(), stores.seals(), vault),
            notes,
            refusals,
            stores.refusals(),
            new FiredEvents<>()) {
          @Override
          public void refused(Caller caller, AuditAction action, AuditTarget target, Problem why) {
            database.inNewTransaction(() -> super.refused(caller, action, target, why));
          }
        };
    HistoryDesk desk = new HistoryDesk(stores.histories(), vault, run, writer, notes, clock);
    accessHistory = new AccessHistory(desk);
    usageHistory = new UsageHistory(desk);
    personalData = new PersonalData(vault, writer);
    chores =
        new ChoresInTransactions(
            database,
            new RunKeeper(run, stores.runs(), stores.histories(), writer, clock),
            new ChainWriter(stores.entries(), stores.seals(), key, clock),
            stores.refusals());
    sealer = new Sealer(chores, run, refusals, clock);
  }

  /** Starts the server: what earlier runs left is sealed and closed, this run begins. */
  public Evidence start() {
    sealer.catchUp(NODE);
    chores.begin(NODE, "test");
    return this;
  }

  /** The sealer looks once. */
  public void look() {
    sealer.look();
  }

  public AuditTrail trail() {
    return trail;
  }

  public AccessHistory accessHistory() {
    return accessHistory;
  }

  public UsageHistory usageHistory() {
    return usageHistory;
  }

  public PersonalData personalData() {
    return personalData;
  }

  private static final class ChoresInTransactions extends EvidenceChores {

    private final TestDatabase database;

    ChoresInTransactions(
        TestDatabase database, RunKeeper runs, ChainWriter chain, RefusalCounts refusals) {
      super(runs, chain, refusals);
      this.database = database;
    }

    @Override
    void begin(String node, String version) {
      database.inNewTransaction(() -> super.begin(node, version));
    }

    @Override
    List<UUID> unsettled(String node) {
      return database.inNewTransaction(() -> super.unsettled(node));
    }

    @Override
    boolean sealSomeOf(UUID earlier) {
      return database.inNewTransaction(() -> super.sealSomeOf(earlier));
    }

    @Override
    void settle(UUID earlier) {
      database.inNewTransaction(() -> super.settle(earlier));
    }

    @Override
    void seal(List<EntryReference> entries) {
      database.inNewTransaction(() -> super.seal(entries));
    }

    @Override
    void write(Map<RefusalCount, Long> counts) {
      database.inNewTransaction(() -> super.write(counts));
    }

    @Override
    void seen() {
      database.inNewTransaction(super::seen);
    }

    @Override
    void end(String node) {
      database.inNewTransaction(() -> super.end(node));
    }
  }
}
