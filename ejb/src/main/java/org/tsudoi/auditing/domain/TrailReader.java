package org.tsudoi.auditing.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditLine;
import org.tsudoi.auditing.AuditQuery;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.HistoryPage;
import org.tsudoi.auditing.PersonId;
import org.tsudoi.shared.AccountId;

/** Reads entries, opens what is personal in them and adds their places in the chain. */
public final class TrailReader {

  private final AuditEntries entries;
  private final AuditSeals seals;
  private final PersonalVault vault;

  /** A reader of the entries with their seals. */
  public TrailReader(AuditEntries entries, AuditSeals seals, PersonalVault vault) {
    this.entries = entries;
    this.seals = seals;
    this.vault = vault;
  }

  /** The page that the query asks for. */
  public HistoryPage<AuditLine> find(AuditQuery query) {
    PersonalVault.Reading reading = vault.reading();
    if (query.history().text().isPresent()) {
      return TextSearch.in(
          (first, max) -> lines(query, first, max, reading), TrailReader::textOf, query.history());
    }
    return new HistoryPage<>(
        lines(query, query.history().first(), query.history().max(), reading),
        entries.count(query));
  }

  private List<AuditLine> lines(
      AuditQuery query, int first, int max, PersonalVault.Reading reading) {
    List<AuditEntry> found = entries.find(query, first, max);
    Map<EntryReference, Long> sequences =
        seals.sequences(found.stream().map(AuditEntry::reference).toList());
    return found.stream()
        .map(entry -> line(entry, Optional.ofNullable(sequences.get(entry.reference())), reading))
        .toList();
  }

  private static AuditLine line(
      AuditEntry entry, Optional<Long> sequence, PersonalVault.Reading reading) {
    AuditActor actor = entry.actor();
    AuditChange change = entry.subject().openChange(reading);
    return new AuditLine(
        entry.reference().toString(),
        sequence,
        entry.recordedAt(),
        actor
            .person()
            .filter(person -> person.kind() == PersonId.Kind.ACCOUNT)
            .map(person -> new AccountId(person.value())),
        actor.person().filter(person -> person.kind() == PersonId.Kind.GUEST).isPresent(),
        reading.name(actor.person(), actor.name()),
        reading.open(actor.person(), actor.address()),
        actor.path(),
        entry.action(),
        entry.subject().open(reading),
        change.before(),
        change.after(),
        entry.outcome(),
        entry.problem());
  }

  private static String textOf(AuditLine line) {
    AuditTarget target = line.target();
    return String.join(
        "\n",
        line.who(),
        line.address(),
        line.action().name(),
        target.type(),
        target.id(),
        target.name(),
        line.before().toString(),
        line.after().toString());
  }
}
