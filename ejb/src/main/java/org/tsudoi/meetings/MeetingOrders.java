package org.tsudoi.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.accounts.GroupPolicyService;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.meetings.domain.KeptText;
import org.tsudoi.meetings.domain.Meeting;
import org.tsudoi.meetings.domain.MeetingKey;
import org.tsudoi.meetings.domain.MeetingState;
import org.tsudoi.meetings.domain.Meetings;
import org.tsudoi.meetings.domain.Participant;
import org.tsudoi.meetings.domain.PeopleText;
import org.tsudoi.policies.MeetingDefaults;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.relay.OrderedBy;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * What leaders order: opening a meeting, throwing somebody out, letting somebody back, ending.
 *
 * <p>Each order is recorded in the caller's transaction and takes effect in the live meeting after
 * its commit, before the caller gets the answer.
 */
@ApplicationScoped
class MeetingOrders {

  private static final int MOST_DRAWS = 50;
  private static final int NUMBERS = 1_000_000_000;
  private static final Duration A_DAY = Duration.ofDays(1);

  private Meetings meetings;
  private LiveMeetings live;
  private Entrance entrance;
  private AuditTrail auditTrail;
  private AfterCommit afterCommit;
  private OrderRights rights;
  private Given given;

  /** The wall clock, the source of numbers, the settings and the rules of this installation. */
  record Given(
      Clock clock, SecureRandom random, MeetingSettings settings, GroupPolicyService policies) {}

  /** For the container's proxy. */
  MeetingOrders() {}

  @Inject
  MeetingOrders(
      Meetings meetings,
      LiveMeetings live,
      Entrance entrance,
      AuditTrail auditTrail,
      AfterCommit afterCommit,
      OrderRights rights,
      Clock clock,
      SecureRandom random,
      MeetingSettings settings,
      GroupPolicyService policies) {
    this.meetings = meetings;
    this.live = live;
    this.entrance = entrance;
    this.auditTrail = auditTrail;
    this.afterCommit = afterCommit;
    this.rights = rights;
    this.given = new Given(clock, random, settings, policies);
  }

  Meeting create(Caller caller, NewMeeting wanted) {
    AccountId organizer =
        caller.account().orElseThrow(() -> new RefusedException(Problem.FORBIDDEN));
    String title = title(wanted.title());
    refuseAgainstPolicy(caller, wanted.key().isPresent());
    refuseBeyondADay(caller, organizer);
    Optional<MeetingKey> key = wanted.key().map(entrance::verifierOf);
    Meeting meeting =
        new Meeting(freshNumber(), KeptText.plain(title), organizer, key, given.clock().instant());
    choose(caller, meeting, wanted.options(), true);
    meetings.add(meeting);
    Map<String, String> values = new HashMap<>(options(meeting));
    values.put("number", meeting.number().toString());
    values.put("title", title);
    values.put("keyRequired", Boolean.toString(key.isPresent()));
    auditTrail.record(
        caller, AuditAction.MEETING_CREATED, target(meeting), AuditChange.created(values));
    return meeting;
  }

  /**
   * Makes a meeting of its own, under a fresh number, of one time of a series and all later ones.
   */
  Meeting continued(Caller caller, Meeting earlier, Instant original) {
    refuseBeyondADay(caller, earlier.organizer());
    Meeting rest = earlier.continueAs(freshNumber(), original, given.clock().instant());
    meetings.add(rest);
    return rest;
  }

  /**
   * Gives a meeting what somebody wants it to have, within what the policy admits.
   *
   * @param begins whether the policy's suggestion holds for what is not said; otherwise it stays
   * @throws RefusedException with {@link Problem#INVALID_VALUE} and the option's name
   */
  void choose(Caller caller, Meeting meeting, Map<MeetingOption, Boolean> wanted, boolean begins) {
    MeetingDefaults rules = given.policies().meetings(caller);
    for (MeetingOption option : MeetingOption.values()) {
      if (option.isSwitch()) {
        boolean usual = begins ? rules.rule(option).isOn() : meeting.has(option);
        boolean on = wanted.getOrDefault(option, usual);
        if ((begins || on != usual) && !rules.rule(option).admits(on)) {
          throw new RefusedException(Problem.INVALID_VALUE, option.key());
        }
        meeting.set(option, on);
      }
    }
  }

  /** What a meeting has, as the audit trail names it. */
  static Map<String, String> options(Meeting meeting) {
    Map<String, String> values = new HashMap<>();
    for (MeetingOption option : MeetingOption.values()) {
      if (option.isSwitch()) {
        values.put(option.key(), Boolean.toString(meeting.has(option)));
      }
    }
    return values;
  }

  /**
   * Makes lobby, cameras, successor and planned end of a live gathering what they are now, once
   * that is kept.
   */
  void follow(Meeting meeting) {
    boolean lobby = meeting.has(MeetingOption.LOBBY);
    boolean onTime = meeting.has(MeetingOption.END_ON_TIME);
    boolean cameras = meeting.has(MeetingOption.CAMERAS);
    boolean successor = meeting.has(MeetingOption.SUCCESSOR);
    Optional<Instant> end = meeting.plannedEnd(given.clock().instant());
    afterCommit.run(
        () ->
            live.of(meeting.id())
                .ifPresent(
                    instance -> {
                      instance.followLobby(lobby);
                      instance.act(floor -> floor.allowCameras(cameras));
                      instance.act(floor -> floor.nameSuccessor(successor));
                      instance.plan(end, onTime);
                    }));
  }

  /** A title within its limits; what can be none is refused with the name of its field. */
  static String title(String wanted) {
    try {
      return PeopleText.require(wanted, PeopleText.TITLE);
    } catch (RefusedException refused) {
      throw new RefusedException(Problem.INVALID_VALUE, "title");
    }
  }

  void refuseAgainstPolicy(Caller caller, boolean withKey) {
    MeetingDefaults rules = given.policies().meetings(caller);
    if (!rules.rule(MeetingOption.MEETING_KEY).admits(withKey)) {
      throw new RefusedException(withKey ? Problem.INVALID_VALUE : Problem.MEETING_KEY_REQUIRED);
    }
  }

  /** Numbers and rows are for everybody: nobody may use them up. */
  private void refuseBeyondADay(Caller caller, AccountId organizer) {
    Instant since = given.clock().instant().minus(A_DAY);
    if (meetings.openedBy(organizer, since) >= given.settings().mostInADay()) {
      auditTrail.refusedAnonymously(
          AuditAction.MEETING_CREATED, caller.address(), caller.path(), Problem.TOO_MANY_REQUESTS);
      throw new RefusedException(Problem.TOO_MANY_REQUESTS);
    }
  }

  private MeetingNumber freshNumber() {
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      String digits = String.format(Locale.ROOT, "%09d", given.random().nextInt(NUMBERS));
      MeetingNumber number = new MeetingNumber(digits);
      if (meetings.byNumber(number).isEmpty()) {
        return number;
      }
    }
    throw new RefusedException(Problem.SERVER_FULL);
  }

  void expel(Caller caller, Meeting meeting, int index, Optional<String> reason) {
    rights.require(caller, meeting, MeetingAction.EXPEL, AuditAction.PARTICIPANT_EXPELLED);
    LiveInstance instance = live.require(meeting.id());
    Participant target = instance.participant(index);
    if (target.role().leads()) {
      rights.require(
          caller, meeting, MeetingAction.NAME_CO_ORGANIZER, AuditAction.PARTICIPANT_EXPELLED);
    }
    if (target.account().isPresent() && target.account().equals(caller.account())) {
      throw new RefusedException(Problem.INVALID_VALUE);
    }
    Optional<String> why =
        reason
            .filter(text -> !text.isBlank())
            .map(text -> PeopleText.require(text, PeopleText.REASON));
    Map<String, String> values = new HashMap<>();
    values.put("meeting", meeting.number().toString());
    values.put("participant", Integer.toString(index));
    why.ifPresent(text -> values.put("reason", text));
    auditTrail.record(
        caller,
        AuditAction.PARTICIPANT_EXPELLED,
        target(instance, target),
        AuditChange.created(values));
    OrderedBy by = rights.signature(caller, meeting, MeetingAction.EXPEL);
    afterCommit.run(
        () -> {
          entrance
              .tickets()
              .revoke(
                  ticket ->
                      ticket.meeting().id().equals(meeting.id()) && target.is(ticket.caller()));
          instance.expel(target, why.orElse(""), by);
        });
  }

  List<Expelled> expelled(Caller caller, Meeting meeting) {
    rights.require(caller, meeting, MeetingAction.READMIT, AuditAction.ACCESS_REFUSED);
    return live.of(meeting.id()).map(instance -> instance.door().expelled()).orElse(List.of());
  }

  void readmit(Caller caller, Meeting meeting, int index) {
    rights.require(caller, meeting, MeetingAction.READMIT, AuditAction.PARTICIPANT_READMITTED);
    LiveInstance instance = live.require(meeting.id());
    Participant target = instance.expelled(index);
    auditTrail.record(
        caller,
        AuditAction.PARTICIPANT_READMITTED,
        target(instance, target),
        AuditChange.created(Map.of("meeting", meeting.number().toString())));
    afterCommit.run(() -> instance.readmit(target));
  }

  void end(Caller caller, Meeting meeting) {
    rights.require(caller, meeting, MeetingAction.END, AuditAction.MEETING_ENDED);
    if (meeting.become(MeetingState.ENDED, caller, given.clock().instant())) {
      auditTrail.record(
          caller, AuditAction.MEETING_ENDED, target(meeting), change(MeetingState.ENDED));
    }
    close(caller, meeting);
  }

  /** Makes tickets that were not used yet worthless, once what was ordered is kept. */
  void revokeTickets(Meeting meeting) {
    afterCommit.run(
        () -> entrance.tickets().revoke(ticket -> ticket.meeting().id().equals(meeting.id())));
  }

  /** Throws everybody out, once what was ordered is kept. */
  void close(Caller caller, Meeting meeting) {
    OrderedBy by = rights.signature(caller, meeting, MeetingAction.END);
    afterCommit.run(
        () -> {
          entrance.tickets().revoke(ticket -> ticket.meeting().id().equals(meeting.id()));
          live.end(meeting.id(), meeting.number(), by);
        });
  }

  /** Opens an ended meeting again, because one of its leaders is back. */
  void reopen(Caller caller, Meeting meeting) {
    if (meeting.become(MeetingState.OPEN, caller, given.clock().instant())) {
      auditTrail.record(
          caller, AuditAction.MEETING_CHANGED, target(meeting), change(MeetingState.OPEN));
    }
  }

  private static AuditChange change(MeetingState to) {
    MeetingState from = to == MeetingState.OPEN ? MeetingState.ENDED : MeetingState.OPEN;
    return new AuditChange(Map.of("state", from.name()), Map.of("state", to.name()));
  }

  static AuditTarget target(LiveInstance instance, Participant who) {
    String id = instance.facts().id() + "/" + who.index();
    return AuditTarget.participant(id, who.name(), who.person(instance.facts()));
  }

  static AuditTarget target(Meeting meeting) {
    return AuditTarget.meeting(meeting.id(), meeting.title().toString());
  }
}
