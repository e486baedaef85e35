package org.tsudoi.web.meetings;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tsudoi.accounts.AccountPage;
import org.tsudoi.accounts.AccountQuery;
import org.tsudoi.accounts.AccountService;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.auditing.AuditLine;
import org.tsudoi.auditing.AuditOutcome;
import org.tsudoi.auditing.AuditQuery;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.auditing.HistoryPage;
import org.tsudoi.auditing.HistoryQuery;
import org.tsudoi.meetings.LiveMeeting;
import org.tsudoi.meetings.MeetingService;
import org.tsudoi.web.auditing.Period;
import org.tsudoi.web.shell.TimeZoneChoice;
import org.tsudoi.web.shell.Visitor;

/** What runs, what needs somebody, and whether the server is well. */
@Named
@ViewScoped
public class DashboardView implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int MOST_MEETINGS = 6;

  @Inject private MeetingService meetings;
  @Inject private AccountService accounts;
  @Inject private AuditTrail trail;
  @Inject private Visitor visitor;
  @Inject private TimeZoneChoice zone;
  @Inject private Clock clock;
  @Inject private LinkHealth health;

  private transient List<LiveMeeting> live;
  private String newcomer = "";
  private long newcomers;
  private long accountTotal;
  private long refusals;
  private long entries;
  private AuditLine lastEntry;

  @PostConstruct
  void open() {
    accountTotal = accounts.find(visitor.caller(), new AccountQuery("", 0, 1)).total();
    AccountPage waiting = accounts.newcomers(visitor.caller(), 1);
    newcomers = waiting.total();
    newcomer = waiting.rows().stream().map(AccountView::displayName).findFirst().orElse("");
    refusals =
        find(Period.TODAY.begin(clock, zone.zone()), Optional.of(AuditOutcome.REFUSED)).total();
    HistoryPage<AuditLine> all = find(Optional.empty(), Optional.empty());
    entries = all.total();
    lastEntry = all.rows().stream().findFirst().orElse(null);
  }

  private HistoryPage<AuditLine> find(Optional<Instant> from, Optional<AuditOutcome> outcome) {
    HistoryQuery span = new HistoryQuery(from, Optional.empty(), Optional.empty(), 0, 1);
    return trail.find(visitor.caller(), new AuditQuery(span, Optional.empty(), outcome));
  }

  /** Looks again at what runs. */
  public void refresh() {
    live = null;
  }

  private List<LiveMeeting> live() {
    if (live == null) {
      live = meetings.live(visitor.caller());
    }
    return live;
  }

  /** What runs, in numbers. */
  public LiveFigures getFigures() {
    return LiveFigures.of(live(), health);
  }

  /** The live meetings, the longest first, a handful at most. */
  public List<LiveMeeting> getMeetings() {
    return live().stream()
        .sorted(Comparator.comparing(LiveMeeting::began))
        .limit(MOST_MEETINGS)
        .toList();
  }

  /** How many people in a meeting have a slow link. */
  public long slow(LiveMeeting meeting) {
    return meeting.participants().stream().filter(health::isSlow).count();
  }

  /** How many have not replaced their one-time password yet. */
  public long getNewcomers() {
    return newcomers;
  }

  /** The name of the first of them; empty if there is none. */
  public String getNewcomer() {
    return newcomer;
  }

  /** How many users there are. */
  public long getAccountTotal() {
    return accountTotal;
  }

  /** What was refused today. */
  public long getRefusals() {
    return refusals;
  }

  /** How many things need somebody. */
  public int getAttention() {
    return (getFigures().slow() > 0 ? 1 : 0) + (newcomers > 0 ? 1 : 0) + (refusals > 0 ? 1 : 0);
  }

  /** How many entries the audit trail holds. */
  public long getEntries() {
    return entries;
  }

  /** The newest entry of the audit trail. */
  public AuditLine getLastEntry() {
    return lastEntry;
  }

  /** Since when the server runs. */
  public Instant getStartedAt() {
    return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
  }

  /** Memory in use, in MiB. */
  public long getMemoryUsed() {
    return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
  }

  /** Memory that may be used, in MiB. */
  public long getMemoryLimit() {
    return Runtime.getRuntime().maxMemory() >> 20;
  }
}
