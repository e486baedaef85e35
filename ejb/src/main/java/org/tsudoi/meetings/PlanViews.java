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
    return view(meeting, led, meeting.plan().single(), led ? invitees(meeting) : List.of());
  }

  List<PlannedMeeting> own(Caller caller, Meetings meetings) {
    List<Meeting> known =
        caller.account().map(account -> meetings.latestOf(account, MOST_LISTED)).orElse(List.of());
    Instant now = clock.instant();
    return known.stream()
        .map(meeting -> view(meeting, meeting.isLedBy(caller), next(meeting, now), List.of()))
        .sorted(Comparator.comparing(one -> Place.of(one.meeting(), now)))
        .toList();
  }

  private static List<SeriesTime> next(Meeting meeting, Instant now) {
    return meeting.plan().single().stream()
        .filter(time -> time.times().end().isAfter(now))
        .limit(MOST_NEXT)
        .toList();
  }

  private PlannedMeeting view(
      Meeting meeting, boolean led, List<SeriesTime> series, List<Invitee> invitees) {
    return new PlannedMeeting(
        views.summary(meeting),
        meeting.plan().description(),
        meeting.plan().version(),
        led,
        meeting.plan().times(),
        meeting.plan().repeat(),
        series,
        invitees);
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
