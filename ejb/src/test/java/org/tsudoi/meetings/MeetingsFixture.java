package org.tsudoi.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tsudoi.accounts.GroupPolicyService;
import org.tsudoi.accounts.GuestSessions;
import org.tsudoi.accounts.SignInService;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.notification.MailOrder;
import org.tsudoi.notification.Notifier;
import org.tsudoi.policies.AccessGate;
import org.tsudoi.policies.AccessRuleService;
import org.tsudoi.policies.AccessRules;
import org.tsudoi.policies.JoinTerms;
import org.tsudoi.policies.JoinTermsService;
import org.tsudoi.policies.MeetingDefaults;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.policies.OptionRule;
import org.tsudoi.policies.OwnTerms;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.relay.ConnectionFacts;
import org.tsudoi.relay.LinkChange;
import org.tsudoi.relay.Relay;
import org.tsudoi.relay.Rights;
import org.tsudoi.relay.Tunnel;
import org.tsudoi.relay.TunnelId;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** The room with fakes around it: people join through the door and speak through their tunnels. */
final class MeetingsFixture {

  static final int MOST_IN_A_DAY = 50;
  static final int WRONG_NUMBERS = 20;

  final FakeClock time = FakeClock.at("2030-04-01T00:00:00Z");
  final People people = new People();
  final FakeMeetings meetings = new FakeMeetings();
  final CapturingRelay relay = new CapturingRelay();
  final FakeJournal journal = new FakeJournal();
  final LinkCounts counts = new LinkCounts();
  final List<String> audit = new CopyOnWriteArrayList<>();
  final List<MailOrder> mails = new CopyOnWriteArrayList<>();
  final LiveMeetings live;

  /** From where people may come; what is set counts from the next news on. */
  AccessRules accessRules = AccessRules.NONE;

  /** Happens once, between the record of an order and its effect. */
  volatile Runnable meanwhile = () -> {};

  /** The version of the terms that guests have to agree to; 0 for none. */
  long joinTerms;

  /** Who agreed without an account, with the version. */
  final List<String> agreedGuests = new ArrayList<>();

  /** Whether everybody has agreed to the terms for joining. */
  boolean agreed = true;

  final MeetingService door;
  final LiveOrders liveOrders;
  final MeetingPlanning planning;
  final LobbyService lobby;
  final GuestService guests;
  final SignInService sessions;
  final SecureRandom random = new SecureRandom();

  /** The rules of now; a test may set others. */
  final FixedGroupPolicies rules;

  final Caller organizer = people.person("Hanako", SystemRole.MEETING_CREATOR);
  final Caller guest = people.person("Taro", SystemRole.PARTICIPANT);
  final Caller other = people.person("Jiro", SystemRole.PARTICIPANT);
  final Caller administrator = people.person("Root", SystemRole.SYSTEM_ADMINISTRATOR);

  /** How long a guest's session lives unused, and at most. */
  static final Duration IDLE = Duration.ofMinutes(30);

  static final Duration VISIT = Duration.ofHours(12);

  MeetingsFixture() {
    this(100, 100, OptionRule.DEFAULT_OFF);
  }

  /** Sessions of guests live so long unused, and so long at most. */
  MeetingsFixture(Duration idle, Duration visit) {
    this(Optional.empty(), 100, 100, OptionRule.DEFAULT_OFF, idle, visit);
  }

  MeetingsFixture(int capacity, int mostTickets, OptionRule keyRule) {
    this(Optional.empty(), capacity, mostTickets, keyRule, IDLE, VISIT);
  }

  /** The room on a real relay: its tunnels are the test's own. */
  static MeetingsFixture on(Relay real) {
    return new MeetingsFixture(Optional.of(real), 100, 100, OptionRule.DEFAULT_OFF, IDLE, VISIT);
  }

  private MeetingsFixture(
      Optional<Relay> real,
      int capacity,
      int mostTickets,
      OptionRule keyRule,
      Duration idle,
      Duration visit) {
    Relay used = real.orElse(relay);
    MeetingSettings settings =
        new MeetingSettings(mostTickets, Duration.ofSeconds(90), MOST_IN_A_DAY, WRONG_NUMBERS, 2);
    PolicyService policies = new FixedPolicies(new MeetingDefaults(keyRule, capacity));
    AuditTrail trail = new CapturingTrail();
    AccessGate access =
        new AccessGate(
            new AccessRuleService() {
              @Override
              public AccessRules inForce() {
                return accessRules;
              }
            },
            trail,
            time);
    GuestSessions visits = new GuestSessions(time, random, idle, visit);
    sessions = people.sessions(visits);
    rules = new FixedGroupPolicies(policies.meetings());
    ControlDesk desk =
        new ControlDesk(used, journal, time, sessions, () -> this.door(), () -> this.lobby());
    live =
        new LiveMeetings(
            used, journal, time, time, random, settings, policies, access, desk, counts, visits);
    Entrance entrance = new Entrance(time, random, settings);
    MeetingViews views = new MeetingViews(live, people.accounts(time), used, time);
    OrderRights orderRights = new OrderRights(live, trail);
    liveOrders = new LiveOrders(live, orderRights, trail, new AtOnce(), rules);
    MeetingOrders orders =
        new MeetingOrders(
            meetings,
            live,
            entrance,
            trail,
            new AtOnce(),
            orderRights,
            time,
            random,
            settings,
            rules);
    Admission admission =
        new Admission(
            meetings, entrance, live, orders, views, sessions, trail, journal, time, new Terms());
    guests =
        new GuestService(
            new GuestAdmission(
                meetings,
                admission,
                live,
                visits,
                rules,
                policies,
                new Terms(),
                trail,
                settings,
                time));
    lobby =
        new LobbyService(
            meetings, new LobbyOrders(live, entrance, orderRights, trail, new AtOnce()));
    door = new MeetingService(meetings, admission, orders, liveOrders, views);
    InvitationMail mail = new InvitationMail(new CapturingNotifier(), people.accounts(time), time);
    PlanOrders plans =
        new PlanOrders(
            orders, entrance, people.finder(time), people.accounts(time), mail, trail, time);
    planning =
        new MeetingPlanning(
            meetings,
            orders,
            plans,
            new SeriesOrders(orders, plans, mail, trail, time),
            new PlanViews(views, people.accounts(time), time));
  }

  private MeetingService door() {
    return door;
  }

  private LobbyService lobby() {
    return lobby;
  }

  private static final class FixedPolicies extends PolicyService {

    private final MeetingDefaults meetings;

    private FixedPolicies(MeetingDefaults meetings) {
      this.meetings = meetings;
    }

    @Override
    public MeetingDefaults meetings() {
      return meetings;
    }
  }

  static final class FixedGroupPolicies extends GroupPolicyService {

    MeetingDefaults meetings;

    private FixedGroupPolicies(MeetingDefaults meetings) {
      this.meetings = meetings;
    }

    @Override
    public MeetingDefaults meetings(Caller caller) {
      return meetings;
    }

    @Override
    public MeetingDefaults meetings(Caller caller, AccountId organizer) {
      return meetings;
    }
  }

  private final class Terms extends JoinTermsService {
    @Override
    public void refuseUnlessAgreed(Caller caller) {
      if (!agreed) {
        throw new RefusedException(Problem.AGREEMENT_REQUIRED);
      }
    }

    @Override
    public OwnTerms ofGuests() {
      return new OwnTerms(joinTerms, JoinTerms.NONE, joinTerms > 0);
    }

    @Override
    public void agreeAsGuest(Caller guest, Optional<Long> version) {
      refuseGuestUnlessAgreed(version);
      version.ifPresent(number -> agreedGuests.add(guest.name() + " " + number));
    }
  }

  private final class CapturingNotifier extends Notifier {
    @Override
    public boolean isOffered() {
      return true;
    }

    @Override
    public boolean mail(MailOrder order) {
      return mails.add(order);
    }
  }

  private final class AtOnce extends AfterCommit {
    @Override
    void run(Runnable effect) {
      Runnable first = meanwhile;
      meanwhile = () -> {};
      first.run();
      effect.run();
    }
  }

  private final class CapturingTrail extends AuditTrail {
    @Override
    public void record(Caller who, AuditAction action, AuditTarget target, AuditChange change) {
      audit.add(who.name() + " " + action + " " + target.name());
    }

    @Override
    public void refused(Caller who, AuditAction action, AuditTarget target, Problem why) {
      audit.add(who.name() + " " + action + " " + target.name() + " refused " + why);
    }

    @Override
    public void refusedAnonymously(
        AuditAction action, String address, CallerPath path, Problem why) {
      audit.add("counted " + action + " refused " + why);
    }
  }

  MeetingNumber aMeeting() {
    return door.create(organizer, new NewMeeting("Design review", Optional.empty())).number();
  }

  MeetingNumber aMeetingWithKey(String key) {
    return door.create(organizer, new NewMeeting("Design review", Optional.of(key))).number();
  }

  /** The organizer switches an option of the meeting. */
  void set(MeetingNumber number, MeetingOption option, boolean on) {
    PlannedMeeting seen = planning.find(organizer, number);
    MeetingPlanDraft plan =
        new MeetingPlanDraft(
            seen.description(),
            seen.first(),
            seen.invitees().stream().map(Invitee::loginName).toList());
    planning.revise(
        organizer,
        number,
        new MeetingRevision(
            seen.version(), seen.meeting().title(), Optional.empty(), plan, Map.of(option, on)));
  }

  /** Everything may be chosen, guests too. */
  void admitGuests() {
    rules.meetings =
        new MeetingDefaults(
            Map.of(
                MeetingOption.MEETING_KEY,
                OptionRule.DEFAULT_OFF,
                MeetingOption.GUESTS,
                OptionRule.DEFAULT_OFF),
            100);
  }

  /** Everything may be chosen, cameras too. */
  void admitCameras() {
    rules.meetings =
        new MeetingDefaults(
            Map.of(
                MeetingOption.MEETING_KEY,
                OptionRule.DEFAULT_OFF,
                MeetingOption.CAMERAS,
                OptionRule.DEFAULT_OFF),
            100);
  }

  /** A meeting with these options, without a key. */
  MeetingNumber aMeetingWith(MeetingOption... options) {
    Map<MeetingOption, Boolean> on =
        Stream.of(options).collect(Collectors.toMap(option -> option, option -> true));
    return door.create(organizer, new NewMeeting("Design review", Optional.empty(), on)).number();
  }

  String ticket(Caller who, MeetingNumber number) {
    return door.join(who, number, Optional.empty()).ticket();
  }

  /** Joins and says hello. */
  Seat join(Caller who, MeetingNumber number) {
    Seat seat = admit(ticket(who, number));
    seat.hello();
    return seat;
  }

  Seat admit(String ticket) {
    FakeTunnel tunnel = new FakeTunnel(TunnelId.random(random));
    Seated seated = door.admit(ticket, tunnel);
    return new Seat(tunnel, seated.sender());
  }

  /** Somebody's place in a meeting, as the client sees it. */
  final class Seat {

    final FakeTunnel tunnel;
    final int index;

    Seat(FakeTunnel tunnel, int index) {
      this.tunnel = tunnel;
      this.index = index;
    }

    void hello() {
      say(
          ControlKind.HELLO,
          "{\"protocol\":1,\"capabilities\":[],\"client\":{\"name\":\"room\",\"version\":\"1\"},"
              + "\"language\":\"ja\",\"verifierType\":1}");
    }

    void requestShare(int stream) {
      say(
          ControlKind.SHARE_REQUEST,
          "{\"request\":7,\"stream\":"
              + stream
              + ",\"title\":\"Entire screen\",\"surface\":\"monitor\","
              + "\"codec\":\"vp09.00.40.08\",\"width\":1920,\"height\":1080}");
    }

    void say(ControlKind kind, String json) {
      say(kind.number(), json.getBytes(StandardCharsets.UTF_8));
    }

    void say(int kind, byte[] payload) {
      relay.listener(tunnel.id()).control(tunnel.id(), kind, payload);
    }

    /** Something happens to the connections. */
    void change(LinkChange what) {
      relay.listener(tunnel.id()).changed(tunnel.id(), what);
    }

    /** The tunnel ends by itself. */
    void end(Problem why) {
      relay.listener(tunnel.id()).closed(tunnel.id(), why, "");
    }

    /** The network is gone. */
    void lose() {
      relay.listener(tunnel.id()).closed(tunnel.id(), Problem.CONNECTION_LOST, "read failed");
    }

    Rights rights() {
      return relay.rights(tunnel.id());
    }

    List<ControlKind> heard() {
      return relay.inbox(tunnel.id()).stream().map(CapturingRelay.Message::kind).toList();
    }

    /** The newest message of a kind. */
    JsonObject last(ControlKind kind) {
      List<JsonObject> all = all(kind);
      assertThat(all).as("messages of kind " + kind).isNotEmpty();
      return all.get(all.size() - 1);
    }

    /** All messages of a kind. */
    List<JsonObject> all(ControlKind kind) {
      return relay.inbox(tunnel.id()).stream()
          .filter(one -> one.kind() == kind)
          .map(CapturingRelay.Message::json)
          .toList();
    }

    void assertClosed(Problem why) {
      assertThat(relay.closedFor(tunnel.id())).contains(why);
    }

    void assertOpen() {
      assertThat(relay.closedFor(tunnel.id())).isEmpty();
    }
  }

  /** A tunnel without a network. */
  static final class FakeTunnel implements Tunnel {

    private final TunnelId id;

    FakeTunnel(TunnelId id) {
      this.id = id;
    }

    @Override
    public TunnelId id() {
      return id;
    }

    @Override
    public String secret() {
      return "secret";
    }

    @Override
    public void wake() {}

    @Override
    public void drop(long uplinks, long downlinks) {}

    @Override
    public void close(Problem why, String detail) {}

    @Override
    public ConnectionFacts connection() {
      return new ConnectionFacts("websocket", "TLSv1.3", "192.0.2.7", "Firefox");
    }
  }
}
