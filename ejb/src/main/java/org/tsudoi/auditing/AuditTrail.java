package org.tsudoi.auditing;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.auditing.domain.ReadingNotes;
import org.tsudoi.auditing.domain.RefusalCounter;
import org.tsudoi.auditing.domain.RefusalCounts;
import org.tsudoi.auditing.domain.TrailReader;
import org.tsudoi.auditing.domain.TrailWriter;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * Who did what, on what, when, from where and with which outcome (spec 6.3.4, 監査ログ).
 *
 * <p>What was done is recorded in the transaction of the change: both are kept or neither. What was
 * refused is recorded in a transaction of its own, which the rollback of the refused one cannot
 * erase. Entries are never changed; within a second each gets its place in the chain.
 */
@Stateless
public class AuditTrail {

  /** Stands for the address when too many addresses were refused in one minute. */
  public static final String OTHER_SOURCES = "others";

  private TrailWriter writer;
  private TrailReader reader;
  private ReadingNotes notes;
  private RefusalCounter refusals;
  private RefusalCounts refusalCounts;
  private Event<Audited> news;

  /** For the container. */
  public AuditTrail() {}

  /** An audit trail made of its parts. */
  @Inject
  public AuditTrail(
      TrailWriter writer,
      TrailReader reader,
      ReadingNotes notes,
      RefusalCounter refusals,
      RefusalCounts refusalCounts,
      Event<Audited> news) {
    this.writer = writer;
    this.reader = reader;
    this.notes = notes;
    this.refusals = refusals;
    this.refusalCounts = refusalCounts;
    this.news = news;
  }

  /**
   * Records what the caller did; joins the caller's transaction, so that the entry is kept if and
   * only if the change is. {@link Audited} tells of it in the same transaction.
   */
  public void record(Caller caller, AuditAction action, AuditTarget target, AuditChange change) {
    writer.write(caller, action, target, change, Optional.empty());
    news.fire(new Audited(caller, action, target));
  }

  /**
   * Records that a known caller was refused, in a transaction of its own, which neither waits for
   * locks of the refused one nor is rolled back with it.
   *
   * <p>Nobody may call this after destroying that person's key in the same transaction.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void refused(Caller caller, AuditAction action, AuditTarget target, Problem why) {
    refused(caller, action, target, AuditChange.none(), why);
  }

  /** As before, with what else is to be known of it. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void refused(
      Caller caller, AuditAction action, AuditTarget target, AuditChange details, Problem why) {
    writer.write(caller, action, target, details, Optional.of(why));
  }

  /**
   * Counts that somebody unknown, or somebody over a limit of tries, was refused, by source
   * address, action and minute; costs no database work now and reaches the database within a
   * second.
   *
   * <p>At most 200 different counts are kept for a minute; further addresses are counted together
   * as {@link #OTHER_SOURCES}.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public void refusedAnonymously(AuditAction action, String address, CallerPath path, Problem why) {
    refusals.count(action, why, path, address);
  }

  /**
   * The entries that the query asks for, newest first.
   *
   * <p>Reading is recorded too: once in ten minutes for the same session and the same question,
   * whatever the page, so a view that refreshes itself must leave the end of the span open.
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public HistoryPage<AuditLine> find(Caller caller, AuditQuery query) {
    HistoryPage<AuditLine> page = reader.find(query);
    if (notes.isNew(caller, query.piece(0, 1))) {
      record(
          caller,
          AuditAction.AUDIT_TRAIL_READ,
          new AuditTarget("audit-trail", "", ""),
          AuditChange.created(query.describe()));
    }
    return page;
  }

  /**
   * What the caller did and what was done to the caller's account, newest first. From where others
   * did it is not told.
   *
   * <p>Reading about oneself is not recorded.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} for a caller without account
   */
  @Allowed
  public HistoryPage<AuditLine> own(Caller caller, HistoryQuery query) {
    AccountId self = caller.account().orElseThrow(() -> new RefusedException(Problem.FORBIDDEN));
    HistoryPage<AuditLine> page = reader.find(AuditQuery.of(query.about(self)));
    return new HistoryPage<>(
        page.rows().stream()
            .map(line -> line.account().equals(Optional.of(self)) ? line : line.withoutAddress())
            .toList(),
        page.total(),
        page.complete());
  }

  /** The counts of refusals that have no entries, newest minute first; text is not looked for. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public HistoryPage<RefusalLine> refusals(Caller caller, HistoryQuery query) {
    if (notes.isNew(caller, Map.entry("refusals", query.piece(0, 1)))) {
      record(
          caller,
          AuditAction.AUDIT_TRAIL_READ,
          new AuditTarget("refusals", "", ""),
          AuditChange.created(query.describe()));
    }
    return new HistoryPage<>(refusalCounts.find(query), refusalCounts.count(query));
  }
}
