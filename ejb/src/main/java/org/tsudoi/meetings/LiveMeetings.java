package org.tsudoi.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.tsudoi.accounts.GuestSessions;
import org.tsudoi.accounts.SessionEnded;
import org.tsudoi.accounts.SignInService;
import org.tsudoi.backbone.Invalidation;
import org.tsudoi.meetings.LiveInstance.Surroundings;
import org.tsudoi.meetings.domain.InstanceEnd;
import org.tsudoi.meetings.domain.InstanceFacts;
import org.tsudoi.meetings.domain.Journal;
import org.tsudoi.meetings.domain.LeaveReason;
import org.tsudoi.meetings.domain.MeetingFacts;
import org.tsudoi.meetings.domain.Participant;
import org.tsudoi.meetings.domain.Ticket;
import org.tsudoi.policies.AccessArea;
import org.tsudoi.policies.AccessGate;
import org.tsudoi.policies.AccessRuleService;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.relay.OrderedBy;
import org.tsudoi.relay.Relay;
import org.tsudoi.relay.Tunnel;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.MeetingId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SessionId;
import org.tsudoi.shared.Ticker;

/**
 * The instances that are live on this server, one at most for each meeting.
 *
 * <p>In memory only: a restart begins with none, under a new server epoch. Each meeting also has a
 * count of how often it was ended, so that a ticket from before an end opens nothing after it, even
 * when both happen at the same time.
 *
 * <p>Thread-safe; no lock of its own is held while an instance works.
 */
@ApplicationScoped
class LiveMeetings {

  private static final int INSTANCE_ID_BYTES = 16;
  private static final int EPOCH_BYTES = 8;

  /** Longer than a line takes to come back: a tunnel waits for its connection for a minute. */
  private static final Duration WITHOUT_LEADER = Duration.ofMinutes(2);

  private final Map<MeetingId, LiveInstance> instances = new ConcurrentHashMap<>();
  private final Map<MeetingNumber, Long> generations = new ConcurrentHashMap<>();
  private Surroundings surroundings;
  private ControlDesk desk;
  private LinkCounts counts;
  private MeetingSettings settings;
  private PolicyService policies;
  private AccessGate access;
  private SecureRandom random;
  private String serverEpoch;

  /** For the container's proxy. */
  LiveMeetings() {}

  @Inject
  LiveMeetings(
      Relay relay,
      Journal journal,
      Clock clock,
      Ticker ticker,
      SecureRandom random,
      MeetingSettings settings,
      PolicyService policies,
      AccessGate access,
      ControlDesk desk,
      LinkCounts counts,
      GuestSessions guests) {
    this.surroundings =
        new Surroundings(relay, journal, clock, ticker, guests, settings.mostCameras());
    this.desk = desk;
    this.counts = counts;
    this.settings = settings;
    this.policies = policies;
    this.access = access;
    this.random = random;
    this.serverEpoch = hex(EPOCH_BYTES);
  }

  private String hex(int bytes) {
    byte[] id = new byte[bytes];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  /** How often the meeting has been ended since the start of this server. */
  long generation(MeetingNumber meeting) {
    return generations.getOrDefault(meeting, 0L);
  }

  /**
   * Seats a tunnel in the meeting's live instance, or begins one.
   *
   * @throws RefusedException with {@link Problem#MEETING_ENDED} when the meeting was ended since
   *     the ticket was made; {@link Problem#EXPELLED}; {@link Problem#MEETING_FULL}
   */
  Seated seat(Ticket ticket, Caller caller, Tunnel tunnel) {
    MeetingId meeting = ticket.meeting().id();
    int capacity = policies.meetings().capacity();
    while (true) {
      LiveInstance instance =
          instances.compute(
              meeting, (id, live) -> live(ticket, capacity, Optional.ofNullable(live)));
      Optional<Seated> seated =
          instance.seat(ticket, caller, tunnel, someone -> listener(instance, someone));
      if (seated.isPresent()) {
        return seated.get();
      }
      instances.remove(meeting, instance);
    }
  }

  // Runs inside compute, so that an end at the same time either finds the instance or is seen here.
  private LiveInstance live(Ticket ticket, int capacity, Optional<LiveInstance> live) {
    if (ticket.generation() != generation(ticket.meeting().number())) {
      throw new RefusedException(Problem.MEETING_ENDED);
    }
    return live.orElseGet(() -> begin(ticket.meeting(), capacity));
  }

  private LiveInstance begin(MeetingFacts meeting, int capacity) {
    InstanceFacts facts =
        new InstanceFacts(
            hex(INSTANCE_ID_BYTES), meeting, serverEpoch, surroundings.clock().instant());
    return new LiveInstance(facts, capacity, surroundings);
  }

  private SeatListener listener(LiveInstance instance, Participant participant) {
    return new SeatListener(desk, instance, participant, counts, surroundings.ticker());
  }

  /** The live instance of a meeting. */
  Optional<LiveInstance> of(MeetingId meeting) {
    return Optional.ofNullable(instances.get(meeting));
  }

  /**
   * The live instance of a meeting.
   *
   * @throws RefusedException with {@link Problem#PARTICIPANT_NOT_FOUND} when nobody is in it
   */
  LiveInstance require(MeetingId meeting) {
    return of(meeting).orElseThrow(() -> new RefusedException(Problem.PARTICIPANT_NOT_FOUND));
  }

  /** All live instances. */
  Collection<LiveInstance> all() {
    return List.copyOf(instances.values());
  }

  private void endAsPlanned(LiveInstance instance) {
    MeetingFacts meeting = instance.facts().meeting();
    end(
        meeting.id(),
        meeting.number(),
        live -> live.end(InstanceEnd.PLANNED_END, LeaveReason.MEETING_ENDED));
  }

  /** Ends the meeting's live instance by order of somebody, and makes older tickets void. */
  void end(MeetingId meeting, MeetingNumber number, OrderedBy by) {
    end(meeting, number, live -> live.endBy(by));
  }

  private void end(MeetingId meeting, MeetingNumber number, Consumer<LiveInstance> how) {
    LiveInstance[] ended = new LiveInstance[1];
    instances.compute(
        meeting,
        (id, live) -> {
          generations.merge(number, 1L, Long::sum);
          ended[0] = live;
          return null;
        });
    if (ended[0] != null) {
      how.accept(ended[0]);
    }
  }

  /** Hears from whichever node ended a session or saved other access rules. */
  void heard(@Observes Invalidation news) {
    if (news.kind().equals(SessionEnded.NEWS)) {
      sessionEnded(new SessionEnded(SessionId.of(news.id())));
    } else if (news.kind().equals(AccessRuleService.NEWS)) {
      checkAddresses();
    }
  }

  /** Closes the tunnels of a session that is no more. */
  void sessionEnded(SessionEnded event) {
    closeSession(event.session());
  }

  private void closeSession(SessionId session) {
    for (LiveInstance instance : instances.values()) {
      for (Participant someone : instance.seats()) {
        if (instance.callerOf(someone).session().filter(session::equals).isPresent()) {
          instance.depart(someone, LeaveReason.SESSION_ENDED, "");
        }
      }
    }
  }

  /** Closes the tunnels of those who may not be clients from where they are any more. */
  void checkAddresses() {
    for (LiveInstance instance : instances.values()) {
      for (Participant someone : instance.seats()) {
        if (!access.admits(AccessArea.CLIENTS, someone.connection().address())) {
          instance.depart(someone, LeaveReason.ADDRESS_REFUSED, "");
        }
      }
    }
  }

  /** Ends instances that have been empty for the grace, and finds leaders for the others. */
  void sweep() {
    instances.values().forEach(instance -> instance.act(floor -> floor.keepLed(WITHOUT_LEADER)));
    instances.values().forEach(LiveInstance::watchLobby);
    all().stream().filter(LiveInstance::watchEnd).forEach(this::endAsPlanned);
    instances.values().removeIf(instance -> instance.isOverAfter(settings.emptyGrace()));
  }

  /** Closes the tunnels whose sessions have run out, and takes in changed roles. */
  void checkSessions(SignInService sessions) {
    for (LiveInstance instance : instances.values()) {
      for (Participant someone : instance.seats()) {
        String address = someone.connection().address();
        sessions
            .overTunnel(instance.callerOf(someone), address)
            .ifPresentOrElse(
                caller -> instance.refresh(someone, caller),
                () -> instance.depart(someone, LeaveReason.SESSION_ENDED, ""));
      }
    }
  }

  /** Ends everything: the server stops. */
  void stop() {
    for (LiveInstance instance : all()) {
      instance.end(InstanceEnd.SERVER_STOPPED, LeaveReason.SERVER_STOPPED);
    }
    instances.clear();
  }
}
