package org.tsudoi.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.tsudoi.accounts.AccountService;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.meetings.domain.Meeting;
import org.tsudoi.meetings.domain.MeetingPlan;
import org.tsudoi.meetings.domain.Meetings;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;

/** Makes the records of plans that the door hands out. */
@ApplicationScoped
class PlanViews {

  private static final int MOST_LISTED = 500;
  private static final int MOST_NEXT = 3;

  private MeetingViews views;
  private AccountService accounts;
  private Clock clock;

  /** For the container's proxy. */
  PlanViews() {}

  @Inject
  PlanViews(MeetingViews views, AccountService accounts, Clock clock) {
    this.views = views;
    this.accounts = accounts;
    this.clock = clock;
  }

  PlannedMeeting whole(Caller caller, Meeting meeting) {
    boolean led = meeting.isLedBy(caller);
    MeetingPlan plan = meeting.plan();
    return view(meeting, led, plan, plan.single(), led ? invitees(meeting) : List.of());
  }

  /** The meeting as it would be from one time on. */
  PlannedMeeting following(Caller caller, Meeting meeting, Instant original) {
    MeetingPlan rest = meeting.plan().from(original, clock.instant());
    return view(meeting, meeting.isLedBy(caller), rest, rest.single(), invitees(meeting));
  }

  private PlannedMeeting view(
      Meeting meeting,
      boolean led,
      MeetingPlan plan,
      List<SeriesTime> series,
      List<Invitee> invitees) {
    return new PlannedMeeting(
        views.summary(meeting),
        plan.description(),
        meeting.plan().version(),
        led,
        plan.times(),
        plan.repeat(),
        series,
        invitees);
  }

  List<PlannedMeeting> own(Caller caller, Meetings meetings) {
    List<Meeting> known =
        caller.account().map(account -> meetings.latestOf(account, MOST_LISTED)).orElse(List.of());
    Instant now = clock.instant();
    return known.stream()
        .map(meeting -> listed(caller, meeting, now))
        .sorted(Comparator.comparing(one -> Place.of(one.meeting(), now)))
        .toList();
  }

  private PlannedMeeting listed(Caller caller, Meeting meeting, Instant now) {
    boolean led = meeting.isLedBy(caller);
    return view(meeting, led, meeting.plan(), next(meeting, now), List.of());
  }

  private static List<SeriesTime> next(Meeting meeting, Instant now) {
    return meeting.plan().single().stream()
        .filter(time -> time.times().end().isAfter(now))
        .limit(MOST_NEXT)
        .toList();
  }

  private List<Invitee> invitees(Meeting meeting) {
    return meeting.invitees().stream()
        .map(this::invitee)
        .sorted(Comparator.comparing(Invitee::loginName))
        .toList();
  }

  private Invitee invitee(AccountId id) {
    return invitee(accounts.get(Caller.system(), id));
  }

  static Invitee invitee(AccountView account) {
    return new Invitee(account.id(), account.loginName(), account.displayName());
  }

  /** Where a meeting stands in one's own list. */
  private record Place(int part, Duration distance) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::part).thenComparing(Place::distance);

    static Place of(MeetingSummary meeting, Instant now) {
      if (meeting.times().isEmpty()) {
        return new Place(1, Duration.between(meeting.createdAt(), now));
      }
      MeetingTimes times = meeting.times().get();
      return times.end().isAfter(now)
          ? new Place(0, Duration.between(now, times.start()))
          : new Place(2, Duration.between(times.end(), now));
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }
}
