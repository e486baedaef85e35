package org.tsudoi.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tsudoi.accounts.AccountService;
import org.tsudoi.accounts.AccountState;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.accounts.PeopleFinder;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.meetings.domain.KeptText;
import org.tsudoi.meetings.domain.Meeting;
import org.tsudoi.meetings.domain.MeetingKey;
import org.tsudoi.meetings.domain.MeetingState;
import org.tsudoi.meetings.domain.PeopleText;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * What leaders order about plans. Each order is recorded in the caller's transaction: one entry for
 * the meeting, and one for each person who is invited or not any more.
 */
@ApplicationScoped
class PlanOrders {

  /** The most people who are invited to one meeting. */
  static final int MOST_INVITEES = 100;

  private static final int LONGEST_WORD = 254;

  private MeetingOrders orders;
  private Entrance entrance;
  private People people;
  private InvitationMail mail;
  private AuditTrail auditTrail;
  private Clock clock;

  /** Whom others name. */
  record People(PeopleFinder finder, AccountService accounts) {}

  /** For the container's proxy. */
  PlanOrders() {}

  @Inject
  PlanOrders(
      MeetingOrders orders,
      Entrance entrance,
      PeopleFinder finder,
      AccountService accounts,
      InvitationMail mail,
      AuditTrail auditTrail,
      Clock clock) {
    this.orders = orders;
    this.entrance = entrance;
    this.people = new People(finder, accounts);
    this.mail = mail;
    this.auditTrail = auditTrail;
    this.clock = clock;
  }

  /** A plan is read by those whom it concerns, system administrators and auditors. */
  void refuseUnlessConcerned(Caller caller, Meeting meeting) {
    boolean seesAll = caller.has(SystemRole.SYSTEM_ADMINISTRATOR) || caller.has(SystemRole.AUDITOR);
    if (!seesAll && caller.account().filter(meeting::concerns).isEmpty()) {
      auditTrail.refused(
          caller, AuditAction.ACCESS_REFUSED, MeetingOrders.target(meeting), Problem.FORBIDDEN);
      throw new RefusedException(Problem.FORBIDDEN);
    }
  }

  /** Only those who lead a meeting change its plan; who else tries, is recorded. */
  void refuseUnlessLed(Caller caller, Meeting meeting, AuditAction action) {
    if (!meeting.isLedBy(caller)) {
      auditTrail.refused(caller, action, MeetingOrders.target(meeting), Problem.FORBIDDEN);
      throw new RefusedException(Problem.FORBIDDEN);
    }
  }

  void begin(Caller caller, Meeting meeting, MeetingPlanDraft plan) {
    if (!plan.equals(MeetingPlanDraft.NONE)) {
      String title = meeting.title().value();
      long base = meeting.plan().version();
      change(caller, meeting, new MeetingRevision(base, title, Optional.empty(), plan));
    }
  }

  void revise(Caller caller, Meeting meeting, MeetingRevision wanted) {
    refuseUnlessLed(caller, meeting, AuditAction.MEETING_CHANGED);
    meeting.refuseCancelled();
    if (wanted.base() != meeting.plan().version()) {
      throw new RefusedException(Problem.CONFLICT);
    }
    change(caller, meeting, wanted);
  }

  private void change(Caller caller, Meeting meeting, MeetingRevision revision) {
    Map<String, String> before = values(meeting);
    Set<AccountId> invitedBefore = meeting.invitees();
    Occasion occasionBefore = Occasion.of(meeting);
    Map<String, String> after = apply(caller, meeting, revision);
    Set<AccountId> invited = meeting.invitees();
    if (!before.equals(after) || !invitedBefore.equals(invited)) {
      meeting.changed(clock.instant());
      record(caller, meeting, before, after);
      if (meeting.has(MeetingOption.INVITED_ONLY)) {
        orders.revokeTickets(meeting);
      }
      orders.follow(meeting);
      tellPeople(caller, meeting, invitedBefore, occasionBefore);
      if (isOther(before, after)) {
        mail.changed(meeting, both(invited, invitedBefore), occasionBefore);
      }
    }
  }

  /** Makes a meeting what is wanted; the answer is what it is then, and what became of its key. */
  private Map<String, String> apply(Caller caller, Meeting meeting, MeetingRevision revision) {
    MeetingPlanDraft wanted = revision.plan();
    String title = MeetingOrders.title(revision.title());
    Set<AccountId> invited = invitees(meeting, wanted.invitees());
    String description =
        PeopleText.requireLines(wanted.description(), PeopleText.DESCRIPTION, "description");
    meeting.describe(KeptText.plain(title), description);
    meeting.plan(wanted.times(), wanted.repeat());
    meeting.invite(invited);
    orders.choose(caller, meeting, revision.options(), false);
    Map<String, String> after = values(meeting);
    revision
        .key()
        .filter(text -> !text.isEmpty() || meeting.key().isPresent())
        .ifPresent(
            text -> {
              relock(caller, meeting, text);
              after.put("key", text.isEmpty() ? "REMOVED" : "REPLACED");
            });
    return after;
  }

  /** Makes what goes on from another meeting what is wanted, and invites its people. */
  void begin(Caller caller, Meeting rest, Meeting earlier, MeetingRevision wanted) {
    Map<String, String> values = apply(caller, rest, wanted);
    values.put("number", rest.number().toString());
    values.put("continues", earlier.number().toString());
    rest.changed(clock.instant());
    auditTrail.record(
        caller,
        AuditAction.MEETING_CREATED,
        MeetingOrders.target(rest),
        AuditChange.created(values));
    tellPeople(caller, rest, Set.of(), Occasion.of(rest));
  }

  private void tellPeople(
      Caller caller, Meeting meeting, Set<AccountId> invitedBefore, Occasion before) {
    Set<AccountId> newcomers = without(meeting.invitees(), invitedBefore);
    Set<AccountId> gone = without(invitedBefore, meeting.invitees());
    recordPeople(caller, meeting, AuditAction.MEETING_INVITED, newcomers);
    recordPeople(caller, meeting, AuditAction.MEETING_UNINVITED, gone);
    mail.invited(meeting, newcomers);
    mail.uninvited(meeting, gone, before);
  }

  /** Whether those who are invited anyway care: of another key they are not told by mail. */
  private static boolean isOther(Map<String, String> before, Map<String, String> after) {
    return !withoutDoor(after).equals(withoutDoor(before));
  }

  private static Map<String, String> withoutDoor(Map<String, String> values) {
    Map<String, String> rest = new HashMap<>(values);
    rest.remove("key");
    for (MeetingOption option : MeetingOption.values()) {
      rest.remove(option.key());
    }
    return rest;
  }

  /** Whoever has shown the old key and is not inside yet must show the new one. */
  private void relock(Caller caller, Meeting meeting, String key) {
    orders.refuseAgainstPolicy(caller, !key.isEmpty());
    Optional<MeetingKey> verifier =
        Optional.of(key).filter(text -> !text.isEmpty()).map(entrance::verifierOf);
    meeting.lock(verifier);
    orders.revokeTickets(meeting);
  }

  private Set<AccountId> invitees(Meeting meeting, List<String> words) {
    if (words.size() > MOST_INVITEES) {
      throw new RefusedException(Problem.INVALID_VALUE, "invitees");
    }
    Set<AccountId> found = new HashSet<>();
    for (String word : words) {
      AccountView person = named(word);
      if (person.state() != AccountState.ACTIVE && !meeting.invitees().contains(person.id())) {
        throw unknown(word);
      }
      found.add(person.id());
    }
    found.remove(meeting.organizer());
    return found;
  }

  Invitee invitee(String word) {
    AccountView person = named(word);
    if (person.state() != AccountState.ACTIVE) {
      throw unknown(word);
    }
    return PlanViews.invitee(person);
  }

  private AccountView named(String word) {
    if (word.length() > LONGEST_WORD) {
      throw new RefusedException(Problem.INVALID_VALUE, "invitees");
    }
    return people.finder().named(word).orElseThrow(() -> unknown(word));
  }

  private static RefusedException unknown(String word) {
    return new RefusedException(Problem.INVALID_VALUE, "invitees", word);
  }

  void cancel(Caller caller, Meeting meeting) {
    refuseUnlessLed(caller, meeting, AuditAction.MEETING_CANCELLED);
    if (meeting.state() == MeetingState.CANCELLED) {
      return;
    }
    MeetingState from = meeting.state();
    meeting.become(MeetingState.CANCELLED, caller, clock.instant());
    meeting.changed(clock.instant());
    auditTrail.record(
        caller,
        AuditAction.MEETING_CANCELLED,
        MeetingOrders.target(meeting),
        new AuditChange(
            Map.of("state", from.name()), Map.of("state", MeetingState.CANCELLED.name())));
    mail.cancelled(meeting);
    orders.close(caller, meeting);
  }

  /** What a meeting is, as the audit trail names it. */
  static Map<String, String> values(Meeting meeting) {
    Map<String, String> values = new HashMap<>(MeetingOrders.options(meeting));
    values.put("title", meeting.title().value());
    values.put("description", meeting.plan().description());
    meeting
        .plan()
        .times()
        .ifPresent(
            times -> {
              values.put("plannedStart", times.start().toString());
              values.put("plannedEnd", times.end().toString());
              values.put("timeZone", times.zone().getId());
            });
    meeting
        .plan()
        .repeat()
        .ifPresent(
            repeat -> {
              values.put("repeat", repeat.frequency().name());
              values.put("days", days(repeat));
              repeat.count().ifPresent(count -> values.put("count", count.toString()));
              repeat.until().ifPresent(until -> values.put("until", until.toString()));
            });
    long changed =
        meeting.plan().single().stream()
            .filter(time -> time.state() != SeriesTime.State.PLANNED)
            .count();
    if (changed > 0) {
      values.put("changedTimes", Long.toString(changed));
    }
    return values;
  }

  private static String days(MeetingRepeat repeat) {
    return repeat.days().stream().sorted().map(Enum::name).collect(Collectors.joining(" "));
  }

  private void record(
      Caller caller, Meeting meeting, Map<String, String> before, Map<String, String> after) {
    AuditChange change = difference(before, after);
    if (!change.before().isEmpty() || !change.after().isEmpty()) {
      auditTrail.record(caller, AuditAction.MEETING_CHANGED, MeetingOrders.target(meeting), change);
    }
  }

  /** What is other than before. */
  static AuditChange difference(Map<String, String> before, Map<String, String> after) {
    Map<String, String> from = new HashMap<>(before);
    Map<String, String> to = new HashMap<>(after);
    from.entrySet().removeAll(after.entrySet());
    to.entrySet().removeAll(before.entrySet());
    return new AuditChange(from, to);
  }

  private void recordPeople(
      Caller caller, Meeting meeting, AuditAction action, Set<AccountId> whom) {
    for (AccountId person : whom) {
      String name = people.accounts().get(Caller.system(), person).loginName();
      auditTrail.record(
          caller,
          action,
          AuditTarget.account(person, name),
          AuditChange.created(Map.of("meeting", meeting.number().toString())));
    }
  }

  static Set<AccountId> without(Set<AccountId> all, Set<AccountId> some) {
    Set<AccountId> rest = new HashSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  static Set<AccountId> both(Set<AccountId> some, Set<AccountId> others) {
    Set<AccountId> kept = new HashSet<>(some);
    kept.retainAll(others);
    return kept;
  }
}
