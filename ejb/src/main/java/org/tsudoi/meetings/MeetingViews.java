package org.tsudoi.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tsudoi.accounts.AccountService;
import org.tsudoi.meetings.domain.Meeting;
import org.tsudoi.meetings.domain.MeetingFacts;
import org.tsudoi.meetings.domain.MeetingState;
import org.tsudoi.meetings.domain.Meetings;
import org.tsudoi.meetings.domain.Participant;
import org.tsudoi.meetings.domain.Share;
import org.tsudoi.relay.ConnectionFacts;
import org.tsudoi.relay.LinkChange;
import org.tsudoi.relay.Relay;
import org.tsudoi.relay.TunnelFacts;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.SystemRole;

/** Makes the records that the door hands out, from what is stored and what is live. */
@ApplicationScoped
class MeetingViews {

  private static final int MOST_LISTED = 500;

  private LiveMeetings live;
  private AccountService accounts;
  private Relay relay;
  private Clock clock;

  /** For the container's proxy. */
  MeetingViews() {}

  @Inject
  MeetingViews(LiveMeetings live, AccountService accounts, Relay relay, Clock clock) {
    this.live = live;
    this.accounts = accounts;
    this.relay = relay;
    this.clock = clock;
  }

  MeetingFacts facts(Meeting meeting) {
    return MeetingFacts.of(
        meeting, accounts.get(Caller.system(), meeting.organizer()).displayName(), clock.instant());
  }

  MeetingSummary summary(Meeting meeting) {
    return summary(
        facts(meeting),
        meeting.state(),
        meeting.plan().next(clock.instant()),
        meeting.continuedBy());
  }

  private MeetingSummary summary(
      MeetingFacts meeting,
      MeetingState state,
      Optional<MeetingTimes> times,
      Optional<MeetingNumber> continuedBy) {
    int present = live.of(meeting.id()).map(instance -> instance.present().size()).orElse(0);
    return new MeetingSummary(
        meeting.id(),
        meeting.number(),
        meeting.title().value(),
        meeting.organizer(),
        meeting.organizerName(),
        meeting.keyRequired(),
        meeting.lobby(),
        meeting.invitedOnly(),
        meeting.endOnTime(),
        meeting.guests(),
        meeting.cameras(),
        meeting.successor(),
        state == MeetingState.ENDED,
        present > 0,
        present,
        state == MeetingState.CANCELLED,
        times,
        continuedBy,
        meeting.createdAt());
  }

  MeetingRules rules(Meeting meeting) {
    return MeetingRules.of(
        meeting, live.of(meeting.id()).filter(LiveInstance::isLocked).isPresent());
  }

  /** What the caller may know of without being told a number; live ones first. */
  List<MeetingSummary> list(Caller caller, Meetings meetings) {
    boolean seesAll = caller.has(SystemRole.SYSTEM_ADMINISTRATOR) || caller.has(SystemRole.AUDITOR);
    List<Meeting> known =
        seesAll
            ? meetings.newest(MOST_LISTED)
            : caller
                .account()
                .map(account -> meetings.newestOpenTo(account, MOST_LISTED))
                .orElse(List.of());
    // The sort is stable: within both groups the newest stay first.
    return known.stream()
        .map(this::summary)
        .sorted(Comparator.comparing(MeetingSummary::live).reversed())
        .toList();
  }

  /** Every meeting that people are in now or wait to get into, the oldest gathering first. */
  List<LiveMeeting> live() {
    return live.all().stream()
        .filter(instance -> !instance.present().isEmpty() || !instance.line().isEmpty())
        .sorted(Comparator.comparing(instance -> instance.facts().began()))
        .map(this::view)
        .toList();
  }

  private LiveMeeting view(LiveInstance instance) {
    Optional<Share> share = instance.share();
    List<Participant> present = instance.present();
    return new LiveMeeting(
        summary(instance.facts().meeting(), MeetingState.OPEN, Optional.empty(), Optional.empty()),
        instance.facts().id(),
        instance.facts().began(),
        instance.isLocked(),
        instance.door(),
        share.map(shown -> view(shown, present)),
        present.stream().map(someone -> view(instance, someone, share)).toList());
  }

  private static LiveShare view(Share share, List<Participant> present) {
    String presenter =
        present.stream()
            .filter(someone -> someone.index() == share.sender())
            .map(Participant::name)
            .findFirst()
            .orElse("");
    return new LiveShare(
        share.sender(),
        presenter,
        share.title(),
        share.surface(),
        share.width(),
        share.height(),
        share.began());
  }

  private LiveParticipant view(LiveInstance instance, Participant someone, Optional<Share> share) {
    Optional<TunnelFacts> facts = relay.facts(someone.tunnel());
    ConnectionFacts connection = facts.map(TunnelFacts::connection).orElse(someone.connection());
    Optional<Duration> roundTrip = facts.flatMap(TunnelFacts::roundTrip);
    return new LiveParticipant(
        someone.index(),
        someone.account(),
        someone.name(),
        someone.role(),
        someone.roleBits(),
        share.filter(shown -> shown.sender() == someone.index()).isPresent(),
        someone.isMuted(),
        someone.hand(),
        someone.camera(),
        instance.invitation(someone),
        someone.joinedAt(),
        connection.address(),
        someone.client(),
        connection.transport(),
        connection.tls(),
        someone.reconnectingSince(),
        times(LinkChange.RESUMED, facts),
        times(LinkChange.SWITCHED, facts),
        roundTrip,
        facts.map(TunnelFacts::queueBytes).orElse(0L),
        facts.map(TunnelFacts::droppedFrames).orElse(0L),
        someone.viewerQueue());
  }

  private static int times(LinkChange change, Optional<TunnelFacts> facts) {
    return facts.map(known -> known.changes().getOrDefault(change, 0)).orElse(0);
  }
}
