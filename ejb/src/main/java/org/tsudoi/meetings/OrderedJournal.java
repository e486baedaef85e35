package org.tsudoi.meetings;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.meetings.domain.InstanceEnd;
import org.tsudoi.meetings.domain.InstanceFacts;
import org.tsudoi.meetings.domain.Journal;
import org.tsudoi.meetings.domain.LeaveReason;
import org.tsudoi.meetings.domain.Participant;
import org.tsudoi.meetings.domain.Share;
import org.tsudoi.meetings.domain.ShareEnd;
import org.tsudoi.relay.LinkChange;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;

/**
 * The journal that writes to the database, one event after the other, on a managed thread.
 *
 * <p>When writing fails it stays with the event, tries again every five seconds for five minutes
 * and lets nothing overtake it; meanwhile {@link #isBehind} keeps new people out, so that nobody
 * joins unrecorded, while running meetings go on. An event that cannot be written even then is
 * given up with one severe line, so that those behind it are kept.
 *
 * <p>Thread-safe; the lock guards the queue, never the writing.
 */
@ApplicationScoped
class OrderedJournal implements Journal {

  private static final Logger LOG = Logger.getLogger(OrderedJournal.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int MOST_TRIES = 60;
  private static final int MOST_WAITING = 20_000;
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final Map<Participant, Long> accessRows = new ConcurrentHashMap<>();
  private final Map<Participant, Long> usageRows = new ConcurrentHashMap<>();
  private final Map<Participant, Long> cameraRows = new ConcurrentHashMap<>();
  private boolean writing;
  private int failures;

  @Resource private ManagedScheduledExecutorService managedExecutor;

  private ScheduledExecutorService executor;
  private MeetingRecords records;
  private Clock clock;

  /** For the container's proxy. */
  OrderedJournal() {}

  @Inject
  OrderedJournal(MeetingRecords records, Clock clock) {
    this.records = records;
    this.clock = clock;
  }

  OrderedJournal(MeetingRecords records, Clock clock, ScheduledExecutorService executor) {
    this(records, clock);
    this.executor = executor;
  }

  private ScheduledExecutorService executor() {
    return executor == null ? managedExecutor : executor;
  }

  @Override
  public void began(InstanceFacts instance, Participant first) {
    Caller caller = first.caller();
    later(() -> records.began(instance, caller));
  }

  @Override
  public void ended(InstanceFacts instance, InstanceEnd reason) {
    Instant at = clock.instant();
    later(() -> records.ended(instance, reason, at));
  }

  @Override
  public void joined(InstanceFacts instance, Participant who) {
    Caller caller = who.caller();
    later(() -> accessRows.put(who, records.joined(instance, who, caller)));
  }

  @Override
  public void waits(InstanceFacts instance, Participant who) {
    Caller caller = who.caller();
    later(() -> records.waits(instance, who, caller));
  }

  @Override
  public void gaveUp(InstanceFacts instance, Participant who, LeaveReason reason) {
    Caller caller = who.caller();
    later(() -> records.gaveUp(instance, who, caller, reason));
  }

  @Override
  public void connectionChanged(
      InstanceFacts instance, Participant who, LinkChange change, String transport) {
    Instant at = clock.instant();
    later(
        () ->
            Optional.ofNullable(accessRows.get(who))
                .ifPresent(row -> records.connectionChanged(row, change, transport, at)));
  }

  @Override
  public void left(InstanceFacts instance, Participant who, LeaveReason reason) {
    Caller caller = who.caller();
    Instant at = clock.instant();
    later(
        () -> {
          Optional<Long> row = Optional.ofNullable(accessRows.get(who));
          records.left(instance, who, caller, reason, row, at);
          accessRows.remove(who);
        });
  }

  @Override
  public void shareBegan(InstanceFacts instance, Participant presenter, Share share) {
    Caller caller = presenter.caller();
    later(() -> usageRows.put(presenter, records.shareBegan(instance, presenter, caller, share)));
  }

  @Override
  public void watched(Participant presenter, int others) {
    later(
        () ->
            Optional.ofNullable(usageRows.get(presenter))
                .ifPresent(row -> records.watched(row, others)));
  }

  @Override
  public void shareEnded(InstanceFacts instance, Participant presenter, ShareEnd reason) {
    Caller caller = presenter.caller();
    later(
        () -> {
          Optional<Long> row = Optional.ofNullable(usageRows.get(presenter));
          records.shareEnded(instance, presenter, caller, reason, row);
          usageRows.remove(presenter);
        });
  }

  @Override
  public void cameraBegan(InstanceFacts instance, Participant who, int others) {
    Caller caller = who.caller();
    later(() -> cameraRows.put(who, records.cameraBegan(instance, who, caller, others)));
  }

  @Override
  public void cameraEnded(InstanceFacts instance, Participant who, ShareEnd reason) {
    Caller caller = who.caller();
    int others = who.cameraSeenBy();
    later(
        () -> {
          Optional<Long> row = Optional.ofNullable(cameraRows.get(who));
          row.ifPresent(usage -> records.watched(usage, others));
          records.cameraEnded(instance, who, caller, reason, row);
          cameraRows.remove(who);
        });
  }

  @Override
  public void wishedToPresent(InstanceFacts instance, Participant who) {
    Caller caller = who.caller();
    later(() -> records.ordered(instance, caller, AuditAction.WISHED_TO_PRESENT, who));
  }

  @Override
  public void wishDeclined(InstanceFacts instance, Participant by, Participant whose) {
    Caller caller = by.caller();
    later(() -> records.ordered(instance, caller, AuditAction.WISH_TO_PRESENT_DECLINED, whose));
  }

  @Override
  public void askedToPresent(InstanceFacts instance, Participant by, Participant asked) {
    Caller caller = by.caller();
    later(() -> records.ordered(instance, caller, AuditAction.PARTICIPANT_ASKED_TO_PRESENT, asked));
  }

  @Override
  public void tookTheLead(InstanceFacts instance, Participant who) {
    later(() -> records.tookTheLead(instance, who));
  }

  @Override
  public void frameRefused(InstanceFacts instance, Participant who, Problem why, String what) {
    Caller caller = who.caller();
    later(() -> records.frameRefused(instance, who, caller, why, what));
  }

  @Override
  public synchronized boolean isBehind() {
    return failures > 0 || waiting.size() > MOST_WAITING;
  }

  private void later(Runnable event) {
    if (isFirst(event)) {
      try {
        executor().execute(this::write);
      } catch (RejectedExecutionException stopping) {
        // The server stops: nobody else would write how it ended.
        write();
      }
    }
  }

  private synchronized boolean isFirst(Runnable event) {
    waiting.add(event);
    boolean first = !writing;
    writing = true;
    return first;
  }

  private void write() {
    Optional<Runnable> next = first();
    while (next.isPresent()) {
      try {
        next.get().run();
      } catch (RuntimeException failure) {
        if (triesAgain(failure)) {
          executor().schedule(this::write, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
          return;
        }
      }
      next = firstAfterThis();
    }
  }

  private synchronized Optional<Runnable> first() {
    Optional<Runnable> next = Optional.ofNullable(waiting.peek());
    writing = next.isPresent();
    notifyAll();
    return next;
  }

  private synchronized Optional<Runnable> firstAfterThis() {
    waiting.remove();
    failures = 0;
    return first();
  }

  private synchronized boolean triesAgain(RuntimeException failure) {
    failures++;
    if (failures == 1) {
      LOG.log(Level.SEVERE, "What happened in a meeting could not be written; trying on", failure);
    }
    boolean again = failures < MOST_TRIES;
    if (!again) {
      LOG.log(Level.SEVERE, "An event of a meeting is lost to the histories", failure);
    }
    return again;
  }

  /** Waits, a few seconds at most, until all is written: the server stops. */
  synchronized void finish() {
    long deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
    long left = STOP_PATIENCE.toMillis();
    try {
      while (writing && failures == 0 && left > 0) {
        wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
