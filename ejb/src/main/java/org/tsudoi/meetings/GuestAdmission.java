package org.tsudoi.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.tsudoi.accounts.GroupPolicyService;
import org.tsudoi.accounts.GuestSession;
import org.tsudoi.accounts.GuestSessions;
import org.tsudoi.accounts.SessionEnded;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.meetings.domain.GuestName;
import org.tsudoi.meetings.domain.Meeting;
import org.tsudoi.meetings.domain.Meetings;
import org.tsudoi.meetings.domain.SourceLimit;
import org.tsudoi.policies.JoinTermsService;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.policies.OptionRule;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.shared.AddressSource;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.Ticker;

/** How a guest gets in: as everybody else does by {@link Admission}, with a visit for a sign-in. */
@ApplicationScoped
class GuestAdmission {

  /** How many new guests may come from one source. */
  static final int NEW_GUESTS = 40;

  private Meetings meetings;
  private Admission admission;
  private LiveMeetings live;
  private GuestSessions guests;
  private GroupPolicyService policies;
  private PolicyService installation;
  private JoinTermsService terms;
  private AuditTrail auditTrail;
  private SourceLimit wrongNumbers;
  private SourceLimit newGuests;

  /** For the container's proxy. */
  GuestAdmission() {}

  @Inject
  GuestAdmission(
      Meetings meetings,
      Admission admission,
      LiveMeetings live,
      GuestSessions guests,
      GroupPolicyService policies,
      PolicyService installation,
      JoinTermsService terms,
      AuditTrail auditTrail,
      MeetingSettings settings,
      Ticker ticker) {
    this.meetings = meetings;
    this.admission = admission;
    this.live = live;
    this.guests = guests;
    this.policies = policies;
    this.installation = installation;
    this.terms = terms;
    this.auditTrail = auditTrail;
    wrongNumbers = new SourceLimit(ticker, settings.wrongNumbers());
    newGuests = new SourceLimit(ticker, NEW_GUESTS);
  }

  boolean isOffered() {
    Stream<OptionRule> ofGroups =
        installation.groupRules().values().stream()
            .map(rules -> rules.meetings().get(MeetingOption.GUESTS))
            .filter(Objects::nonNull);
    return Stream.concat(Stream.of(installation.meetings().rule(MeetingOption.GUESTS)), ofGroups)
        .anyMatch(rule -> rule.admits(true));
  }

  GuestDoor find(MeetingNumber number, String address) {
    Meeting meeting = meeting(number, address);
    return new GuestDoor(meeting.number(), meeting.key().isPresent(), terms.ofGuests());
  }

  private Meeting meeting(MeetingNumber number, String address) {
    String source = AddressSource.of(address);
    counted(wrongNumbers, number.digits(), address);
    Optional<Meeting> found = meetings.byNumber(number).filter(this::isOpenToGuests);
    if (found.isEmpty()) {
      auditTrail.refusedAnonymously(
          AuditAction.MEETING_JOIN_REFUSED, address, CallerPath.API, Problem.MEETING_NOT_FOUND);
      throw new RefusedException(Problem.MEETING_NOT_FOUND);
    }
    wrongNumbers.giveBack(source, number.digits());
    return found.get();
  }

  private void counted(SourceLimit limit, String thing, String address) {
    try {
      limit.count(AddressSource.of(address), thing);
    } catch (RefusedException tooMany) {
      auditTrail.refusedAnonymously(
          AuditAction.MEETING_JOIN_REFUSED, address, CallerPath.API, tooMany.problem());
      throw tooMany;
    }
  }

  /** By what the meeting has and by the policy of now: forbidding guests counts at once. */
  private boolean isOpenToGuests(Meeting meeting) {
    return meeting.takesGuests()
        && policies
            .meetings(Caller.system(), meeting.organizer())
            .rule(MeetingOption.GUESTS)
            .admits(true);
  }

  GuestGrant join(MeetingNumber number, GuestWish wish) {
    admission.refuseWhileUnrecorded();
    String name = GuestName.require(wish.name());
    // Before the meeting is read: an end that comes after this makes the ticket void.
    long generation = live.generation(number);
    Meeting meeting = meeting(number, wish.address());
    terms.refuseGuestUnlessAgreed(wish.agreed());
    Optional<Caller> known =
        wish.visit().flatMap(visit -> guests.resume(visit, meeting.id(), wish.address()));
    Caller caller = known.orElseGet(() -> guests.stranger(name, wish.address()));
    String source = AddressSource.of(wish.address());
    admission.checkKey(caller, "guest from " + source, meeting, wish.key());
    admission.checkOpen(caller, meeting);
    Role role = admission.checkLive(caller, meeting);
    if (known.isPresent()) {
      terms.agreeAsGuest(caller, wish.agreed());
      return new GuestGrant(
          wish.visit().orElseThrow(), admission.grant(caller, meeting, role, generation));
    }
    counted(newGuests, UUID.randomUUID().toString(), wish.address());
    GuestSession begun = guests.begin(meeting.id(), name, wish.address());
    terms.agreeAsGuest(begun.caller(), wish.agreed());
    return new GuestGrant(
        begun.token(), admission.grant(begun.caller(), meeting, role, generation));
  }

  void leave(String visit) {
    guests
        .find(visit)
        .ifPresent(
            session -> {
              guests.end(session);
              live.sessionEnded(new SessionEnded(session));
            });
  }
}
