package org.tsudoi.auditing.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.tsudoi.auditing.domain.AuditEntries;
import org.tsudoi.auditing.domain.AuditSeals;
import org.tsudoi.auditing.domain.AuditWriter;
import org.tsudoi.auditing.domain.ChainWriter;
import org.tsudoi.auditing.domain.Completion;
import org.tsudoi.auditing.domain.HistoryDesk;
import org.tsudoi.auditing.domain.HistoryRows;
import org.tsudoi.auditing.domain.InstallationVault;
import org.tsudoi.auditing.domain.PersonKeys;
import org.tsudoi.auditing.domain.PersonalVault;
import org.tsudoi.auditing.domain.ReadingNotes;
import org.tsudoi.auditing.domain.RefusalCounter;
import org.tsudoi.auditing.domain.RowMac;
import org.tsudoi.auditing.domain.RunKeeper;
import org.tsudoi.auditing.domain.TrailReader;
import org.tsudoi.auditing.domain.TrailWriter;
import org.tsudoi.auditing.domain.WriterRuns;
import org.tsudoi.installation.DataDirectory;
import org.tsudoi.shared.Ticker;

/**
 * Puts the rules of evidence together for the container, which they do not know.
 *
 * <p>What keeps something in memory exists once per run of the server; the rest is made anew.
 */
@ApplicationScoped
class EvidenceParts {

  @Produces
  @Singleton
  AuditWriter run() {
    return new AuditWriter(UUID.randomUUID());
  }

  @Produces
  @Singleton
  RowMac key(DataDirectory data) {
    return new RowMac(data.key("audit-mac"));
  }

  @Produces
  @Singleton
  RefusalCounter refusals(Clock clock) {
    return new RefusalCounter(clock);
  }

  @Produces
  @Singleton
  ReadingNotes notes(Ticker ticker) {
    return new ReadingNotes(ticker);
  }

  @Produces
  PersonalVault vault(PersonKeys keys, DataDirectory data, SecureRandom random, Clock clock) {
    return new PersonalVault(keys, data.key("personal"), random, clock);
  }

  @Produces
  InstallationVault secrets(DataDirectory data, SecureRandom random) {
    return new InstallationVault(data.key("personal"), random);
  }

  @Produces
  TrailWriter writer(
      AuditEntries entries,
      AuditWriter run,
      PersonalVault vault,
      RowMac key,
      Completion completion,
      Clock clock) {
    return new TrailWriter(entries, run, vault, key, completion, clock);
  }

  @Produces
  TrailReader reader(AuditEntries entries, AuditSeals seals, PersonalVault vault) {
    return new TrailReader(entries, seals, vault);
  }

  @Produces
  HistoryDesk desk(
      HistoryRows rows,
      PersonalVault vault,
      AuditWriter run,
      TrailWriter trail,
      ReadingNotes notes,
      Clock clock) {
    return new HistoryDesk(rows, vault, run, trail, notes, clock);
  }

  @Produces
  ChainWriter chain(AuditEntries entries, AuditSeals seals, RowMac key, Clock clock) {
    return new ChainWriter(entries, seals, key, clock);
  }

  @Produces
  RunKeeper runs(
      AuditWriter run, WriterRuns runs, HistoryRows histories, TrailWriter trail, Clock clock) {
    return new RunKeeper(run, runs, histories, trail, clock);
  }
}
