package org.tsudoi.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.accounts.AccountService;
import org.tsudoi.accounts.AccountState;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.meetings.domain.Meeting;
import org.tsudoi.notification.CalendarEvent;
import org.tsudoi.notification.CalendarEvent.Action;
import org.tsudoi.notification.MailKind;
import org.tsudoi.notification.MailOrder;
import org.tsudoi.notification.Notifier;
import org.tsudoi.notification.Recipient;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;

/**
 * Tells invited people by mail, in the transaction of what they are told of: in their own language
 * and time zone, with the link, never with the meeting key. Their calendar programs are told too
 * when the meeting has times; the plan's version is the sequence number of RFC 5546.
 *
 * <p>Nobody is told of a meeting that is over, nor who has no address or may not sign in.
 */
@ApplicationScoped
class InvitationMail {

  private static final Duration OF_USE_WITHOUT_TIMES = Duration.ofDays(7);

  private Notifier notifier;
  private AccountService accounts;
  private Clock clock;

  /** For the container's proxy. */
  InvitationMail() {}

  @Inject
  InvitationMail(Notifier notifier, AccountService accounts, Clock clock) {
    this.notifier = notifier;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** They are invited now. */
  void invited(Meeting meeting, Set<AccountId> whom) {
    tell(meeting, MailKind.MEETING_INVITED, whom, Occasion.of(meeting), Action.REQUEST);
  }

  /** They are invited still, to something else than before. */
  void changed(Meeting meeting, Set<AccountId> whom, Occasion before) {
    boolean timeless = meeting.plan().times().isEmpty();
    tell(
        meeting,
        MailKind.MEETING_CHANGED,
        whom,
        timeless ? before : Occasion.of(meeting),
        timeless ? Action.CANCEL : Action.REQUEST);
  }

  /** They are invited no more to what it was. */
  void uninvited(Meeting meeting, Set<AccountId> whom, Occasion before) {
    tell(meeting, MailKind.MEETING_UNINVITED, whom, before, Action.CANCEL);
  }

  /** The meeting will not take place. */
  void cancelled(Meeting meeting) {
    tell(
        meeting,
        MailKind.MEETING_CANCELLED,
        meeting.invitees(),
        Occasion.of(meeting),
        Action.CANCEL);
  }

  /** One time is at another time than before, or takes place again. */
  void timeMoved(Meeting meeting, SeriesTime before, SeriesTime after) {
    tell(meeting, MailKind.MEETING_TIME_MOVED, Occasion.of(before, after), Action.REQUEST);
  }

  /** One time will not take place. */
  void timeCancelled(Meeting meeting, SeriesTime gone) {
    tell(meeting, MailKind.MEETING_TIME_CANCELLED, Occasion.of(gone, gone), Action.CANCEL);
  }

  /**
   * Where a series ends.
   *
   * @param from when the first time would have been that is not any more
   * @param continued whether people are invited to something else from then on
   */
  record Cut(Instant from, boolean continued) {}

  /** A series ends earlier; of use as long as what it was, since calendars have that. */
  void shortened(Meeting meeting, Set<AccountId> whom, Occasion before, Cut cut) {
    Map<String, String> more = new HashMap<>();
    more.put("from", cut.from().toString());
    if (cut.continued()) {
      more.put("continued", "");
    }
    Subject subject = new Subject(MailKind.MEETING_SHORTENED, Occasion.of(meeting), Action.REQUEST);
    tell(meeting, whom, subject, new More(before.over(), more));
  }

  /** What a mail is about, and what calendar programs shall do. */
  private record Subject(MailKind kind, Occasion occasion, Action action) {}

  /** How long a mail is of use, and what else stands in it. */
  private record More(Optional<Instant> usefulUntil, Map<String, String> values) {}

  private void tell(Meeting meeting, MailKind kind, Occasion occasion, Action action) {
    tell(meeting, kind, meeting.invitees(), occasion, action);
  }

  private void tell(
      Meeting meeting, MailKind kind, Set<AccountId> whom, Occasion occasion, Action action) {
    tell(meeting, whom, new Subject(kind, occasion, action), new More(occasion.over(), Map.of()));
  }

  private void tell(Meeting meeting, Set<AccountId> whom, Subject subject, More more) {
    if (whom.isEmpty() || !notifier.isOffered()) {
      return;
    }
    Occasion occasion = subject.occasion();
    AccountView organizer = accounts.get(Caller.system(), meeting.organizer());
    Optional<CalendarEvent> event =
        occasion.entry().map(when -> event(meeting, subject.action(), when, occasion, organizer));
    Instant usefulUntil = more.usefulUntil().orElse(clock.instant().plus(OF_USE_WITHOUT_TIMES));
    for (AccountId id : whom) {
      AccountView person = accounts.get(Caller.system(), id);
      if (person.state() == AccountState.ACTIVE) {
        Map<String, String> values = values(meeting, organizer, person, occasion);
        values.putAll(more.values());
        notifier.mail(
            new MailOrder(
                subject.kind(),
                new Recipient(id, person.email(), person.displayName(), person.language()),
                values,
                usefulUntil,
                event));
      }
    }
  }

  private static CalendarEvent event(
      Meeting meeting,
      Action action,
      CalendarEvent.Times times,
      Occasion occasion,
      AccountView organizer) {
    return new CalendarEvent(
        action,
        meeting.id().toString(),
        Math.toIntExact(meeting.plan().version()),
        meeting.title().value(),
        meeting.plan().description(),
        times,
        occasion.rule(),
        new CalendarEvent.Organizer(organizer.displayName(), organizer.email()));
  }

  private static Map<String, String> values(
      Meeting meeting, AccountView organizer, AccountView person, Occasion occasion) {
    Map<String, String> values = new HashMap<>();
    values.put("title", meeting.title().value());
    values.put("number", meeting.number().toString());
    values.put("organizer", organizer.displayName());
    values.put("about", meeting.plan().description());
    values.put("path", "/room/#/" + meeting.number());
    if (meeting.key().isPresent()) {
      values.put("keyed", "");
    }
    occasion
        .repeat()
        .ifPresent(
            rule -> {
              values.put("repeats", rule.frequency().name());
              values.put("count", Integer.toString(occasion.all().size()));
              values.put("last", occasion.last().orElseThrow().start().toString());
              if (occasion.isChanged()) {
                values.put("changed", "");
              }
            });
    occasion.before().ifPresent(time -> values.put("before", time.times().start().toString()));
    occasion
        .first()
        .ifPresent(
            when -> {
              values.put("moment", when.start().toString());
              values.put("until", when.end().toString());
              values.put(
                  "zone", person.timeZone().isEmpty() ? when.zone().getId() : person.timeZone());
            });
    return values;
  }
}
