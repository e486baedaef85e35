package org.tsudoi.verify.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tsudoi.meetings.MeetingAction;
import org.tsudoi.meetings.Role;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Frame;
import org.tsudoi.verify.client.AdmittedOptions;
import org.tsudoi.verify.client.GuestMeetings;
import org.tsudoi.verify.client.Line;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.Pace;
import org.tsudoi.verify.client.ResumingParticipant;
import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * Who may do what in a meeting, each role against each action of the one table, over both
 * transports; and that an order counts from the next frame on.
 */
@OnTsudoi
@Tag("spec-6.4.4")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class LeadMeetingIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The four roles, a guest, who shares, and an administrator. */
  private static final int WHO_IS_INSIDE = 7;

  private static final JsonObject EMPTY = JsonObject.EMPTY_JSON_OBJECT;

  private final TsudoiServer server;
  private ApiClient administrator;
  private ApiClient organizer;
  private Person guido;
  private ApiClient guest;
  private ApiClient third;
  private ApiClient fourth;
  private ApiClient fifth;
  private ApiClient chief;

  LeadMeetingIT(TsudoiServer server) {
    this.server = server;
  }

  @BeforeAll
  void createPeople() {
    administrator = server.administrator().signIn();
    Person olga = server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT");
    AdmittedOptions.admit(server, olga, "cameras");
    AdmittedOptions.admit(server, olga, "guests");
    organizer = olga.signIn();
    guido = server.administrator().createUser("Guido", "PARTICIPANT");
    guest = guido.signIn();
    third = server.administrator().createUser("Tina", "PARTICIPANT").signIn();
    fourth = server.administrator().createUser("Vera", "PARTICIPANT").signIn();
    fifth = server.administrator().createUser("Fumi", "PARTICIPANT").signIn();
    chief =
        server.administrator().createUser("Chika", "SYSTEM_ADMINISTRATOR", "PARTICIPANT").signIn();
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"WEBSOCKET", "HTTPS"})
  @Tag("Z-1")
  @Tag("Z-2")
  @Tag("Z-5")
  void theTableDecidesWhatEachRoleMayDo(Transport transport) {
    Map<String, Boolean> expected = new TreeMap<>();
    Map<String, Boolean> found = new TreeMap<>();
    for (Role role : Role.values()) {
      try (Stay stay = new Stay(transport, role)) {
        for (MeetingAction action : MeetingAction.values()) {
          expected.put(role + " " + action, action.isFor(role));
          found.put(role + " " + action, stay.isDone(action));
        }
      }
    }
    // A guest may what a participant may, and nothing else.
    try (Stay stay = new Stay(transport)) {
      for (MeetingAction action : MeetingAction.values()) {
        expected.put("GUEST " + action, action.isFor(Role.PARTICIPANT));
        found.put("GUEST " + action, stay.isDone(action));
      }
    }

    // So may whoever shares now, who hands over besides and has nothing to wish for.
    try (Stay stay = new Stay(transport, guest).presenting()) {
      for (MeetingAction action : MeetingAction.values()) {
        expected.put(
            "PRESENTER " + action,
            action == MeetingAction.ASK_TO_PRESENT
                || action.isFor(Role.PARTICIPANT) && action != MeetingAction.WANT_TO_PRESENT);
        found.put("PRESENTER " + action, stay.isDone(action));
      }
    }
    try (Stay stay = new Stay(transport, chief)) {
      for (MeetingAction action : MeetingAction.values()) {
        expected.put(
            "ADMINISTRATOR " + action,
            action.isFor(Role.PARTICIPANT) || action.isForAdministrators());
        found.put("ADMINISTRATOR " + action, stay.isDone(action));
      }
    }

    assertThat(found).isEqualTo(expected).hasSize(WHO_IS_INSIDE * MeetingAction.values().length);
    // Guido was refused in three roles: the trail says so.
    assertThat(server.administrator().actionsOf(guido))
        .contains("PARTICIPANT_ROLE_CHANGED", "SHARE_STOPPED", "MEETING_LOCKED", "FRAME_REFUSED");
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"WEBSOCKET", "HTTPS", "POLLING"})
  @Tag("Z-7")
  void noFrameIsRelayedAfterTheRightToItIsGone(Transport transport) {
    Meeting meeting = Meeting.create(organizer, "Taken away", "");
    try (ResumingParticipant viewer = join(transport, organizer, meeting);
        ResumingParticipant presenter = join(transport, guest, meeting)) {
      presenter.share();
      presenter.send(presenter.scribe().voice());
      presenter.send(presenter.scribe().key(2_000));
      viewer.nextPicture();

      order(meeting, presenter, "role", Json.createObjectBuilder().add("role", "viewer").build());
      mark(meeting, viewer);
      for (int i = 0; i < 10; i++) {
        presenter.send(presenter.scribe().voice());
        presenter.send(presenter.scribe().key(2_000));
      }
      presenter.awaitAcknowledged();

      assertThat(mark(meeting, viewer)).isEmpty();
      assertThat(presenter.isOver()).isFalse();
      assertThat(viewer.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"WEBSOCKET", "HTTPS"})
  @Tag("Z-7")
  void aMutedVoiceIsNotHeardUntilItsPersonTurnsItOn(Transport transport) {
    Meeting meeting = Meeting.create(organizer, "Muted", "");
    try (ResumingParticipant listener = join(transport, organizer, meeting);
        ResumingParticipant speaker = join(transport, guest, meeting)) {
      order(meeting, speaker, "mute", EMPTY);
      assertThat(changed(speaker).getBoolean("muted")).isTrue();
      // More than may be sent without a right: a muted voice is no offence.
      for (int i = 0; i < 40; i++) {
        speaker.send(speaker.scribe().voice());
      }
      speaker.awaitAcknowledged();
      assertThat(mark(meeting, listener)).isEmpty();

      speaker.say(ControlKind.UNMUTE, EMPTY);
      assertThat(changed(speaker).getBoolean("muted")).isFalse();
      speaker.send(speaker.scribe().voice());
      speaker.awaitAcknowledged();
      assertThat(mark(meeting, listener)).hasSize(1);
      assertThat(speaker.isOver()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"WEBSOCKET", "HTTPS", "POLLING"})
  @Tag("spec-6.2.2")
  @Tag("Z-6")
  void whatAnExpelledPersonWroteIsShownToNobodyWhoComesLater(Transport transport) {
    Meeting meeting = Meeting.create(organizer, "Written", "");
    try (ResumingParticipant reader = join(transport, organizer, meeting);
        ResumingParticipant writer = join(transport, guest, meeting)) {
      Frame kept = reader.scribe().message("kept");
      reader.send(kept);
      Frame written = writer.scribe().message("written");
      writer.send(written);
      writer.send(writer.scribe().chat(0, new byte[] {(byte) 0xC3, 0x28}));
      writer.send(writer.scribe().chat(200, new byte[0]));
      writer.awaitAcknowledged();
      reader.awaitAcknowledged();
      JsonObject refused = writer.nextControl(ControlKind.REFUSED);
      assertThat(refused.getInt("channel")).isEqualTo(6);
      assertThat(refused.getString("problem")).isEqualTo("forbidden");
      assertThat(mark(meeting, reader)).hasSize(3).contains(written);

      order(meeting, writer, "expel", EMPTY);
      assertThat(writer.awaitOver()).contains("expelled");

      try (ResumingParticipant late = join(transport, third, meeting)) {
        assertThat(mark(meeting, late)).containsExactly(kept);
      }
    }
  }

  @Test
  void aLockedMeetingKeepsThoseInsideAlsoWhenTheirLinesAreCut() {
    Meeting meeting = Meeting.create(organizer, "Locked", "");
    try (ResumingParticipant leader = join(Transport.WEBSOCKET, organizer, meeting);
        ResumingParticipant inside = join(Transport.WEBSOCKET, guest, meeting)) {
      organizer.post("meetings/" + meeting.number() + "/lock", EMPTY).expect(204);
      assertThat(inside.nextControl(ControlKind.MEETING_CHANGED).getBoolean("locked")).isTrue();

      var refused = third.post("meetings/" + meeting.number() + "/join", EMPTY);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.problem()).isEqualTo("meeting-locked");
      inside.cutDown();
      inside.cutUp();
      inside.say(ControlKind.RAISE_HAND, raised(true));
      assertThat(changed(leader).getInt("hand")).isEqualTo(1);
      inside.vanish();
      try (ResumingParticipant back = join(Transport.WEBSOCKET, guest, meeting)) {
        assertThat(back.isOver()).isFalse();
      }

      organizer.post("meetings/" + meeting.number() + "/unlock", EMPTY).expect(204);
      third.post("meetings/" + meeting.number() + "/join", EMPTY).expect(200);
    }
  }

  @Test
  @Tag("spec-6.4.1")
  void thePresenterHandsOverToWhomeverIsAsked() {
    Meeting meeting = Meeting.create(organizer, "Hand over", "");
    try (ResumingParticipant watcher = join(Transport.WEBSOCKET, organizer, meeting);
        ResumingParticipant first = join(Transport.WEBSOCKET, guest, meeting);
        ResumingParticipant second = join(Transport.HTTPS, third, meeting)) {
      first.share();
      second.send(second.scribe().shareRequest(1, "too early"));
      second.nextControl(ControlKind.SHARE_REFUSED);

      first.say(ControlKind.ASK_TO_PRESENT, request(1).add("index", second.sender()).build());
      assertThat(second.nextControl(ControlKind.ASKED_TO_PRESENT).getString("by"))
          .isEqualTo("Guido");
      second.share();

      JsonObject ended = watcher.nextControl(ControlKind.SHARE_ENDED);
      assertThat(ended.getInt("sender")).isEqualTo(first.sender());
      assertThat(ended.getString("reason")).isEqualTo("taken-over");
      Frame key = second.scribe().key(2_000);
      second.send(key);
      assertThat(watcher.nextPicture()).isEqualTo(key);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"WEBSOCKET", "HTTPS"})
  @Tag("spec-6.4.1")
  void whoWouldLikeToPresentIsAnsweredByWhoPresents(Transport transport) {
    Meeting meeting = Meeting.create(organizer, "Ask for the screen", "");
    try (ResumingParticipant leader = join(Transport.WEBSOCKET, organizer, meeting);
        ResumingParticipant first = join(transport, guest, meeting);
        ResumingParticipant second = join(transport, third, meeting)) {
      first.share();
      second.say(ControlKind.WANT_TO_PRESENT, wanted());
      assertThat(wishes(leader)).containsExactly(second.sender());
      assertThat(wishes(first)).containsExactly(second.sender());

      first.say(ControlKind.WISH_ANSWER, request(1).add("index", second.sender()).build());
      assertThat(second.nextControl(ControlKind.WISH_ANSWER).getInt("index"))
          .isEqualTo(first.sender());
      assertThat(wishes(leader)).isEmpty();

      second.cutDown();
      second.say(ControlKind.WANT_TO_PRESENT, wanted());
      assertThat(wishes(leader)).containsExactly(second.sender());
      first.say(ControlKind.ASK_TO_PRESENT, request(2).add("index", second.sender()).build());
      assertThat(second.nextControl(ControlKind.ASKED_TO_PRESENT).getString("by"))
          .isEqualTo("Guido");
      second.share();
      assertThat(leader.nextControl(ControlKind.SHARE_ENDED).getString("reason"))
          .isEqualTo("taken-over");

      first.say(ControlKind.WANT_TO_PRESENT, wanted());
      assertThat(wishes(second)).containsExactly(first.sender());
      second.send(second.scribe().shareEnd());
      assertThat(first.nextControl(ControlKind.WISH_ANSWER)).isEmpty();
      assertThat(wishes(second)).isEmpty();
    }
    List<String> written =
        List.of("WISHED_TO_PRESENT", "WISH_TO_PRESENT_DECLINED", "PARTICIPANT_ASKED_TO_PRESENT");
    assertThat(
            Waiting.until(
                () -> server.administrator().actionsOf(guido).containsAll(written), PATIENCE))
        .isTrue();
  }

  private static JsonObject wanted() {
    return request(9).add("wanted", true).build();
  }

  private static List<Integer> wishes(ResumingParticipant reader) {
    return reader.nextControl(ControlKind.WISHES_TO_PRESENT).getJsonArray("wishes").stream()
        .map(index -> ((JsonNumber) index).intValue())
        .toList();
  }

  private ResumingParticipant join(Transport transport, ApiClient person, Meeting meeting) {
    return ResumingParticipant.join(Line.to(server), transport, meeting.ticket(person));
  }

  private void order(Meeting meeting, ResumingParticipant whom, String what, JsonObject body) {
    String path = "meetings/" + meeting.number() + "/participants/" + whom.sender() + "/" + what;
    administrator.post(path, body).expect(204);
  }

  /**
   * Tells everybody that the door is another than before, twice, and waits until the reader has
   * heard it; what of voice and screen came to the reader until then.
   */
  private List<Frame> mark(Meeting meeting, ResumingParticipant reader) {
    List<Frame> come = new ArrayList<>();
    for (String what : List.of("lock", "unlock")) {
      administrator.post("meetings/" + meeting.number() + "/" + what, EMPTY).expect(204);
      come.addAll(media(reader.framesBefore(ControlKind.MEETING_CHANGED)));
    }
    return come;
  }

  private static List<Frame> media(List<Frame> frames) {
    return frames.stream().filter(frame -> frame.header().channel() != Channel.CONTROL).toList();
  }

  private static JsonObject changed(ResumingParticipant reader) {
    return reader.nextControl(ControlKind.PARTICIPANT_CHANGED).getJsonObject("participant");
  }

  private static JsonObjectBuilder request(int number) {
    return Json.createObjectBuilder().add("request", number);
  }

  private static JsonObjectBuilder twoHours() {
    return Json.createObjectBuilder()
        .add("plannedStart", "2030-04-01T01:00:00Z")
        .add("plannedEnd", "2030-04-01T03:00:00Z")
        .add("timeZone", "Asia/Tokyo");
  }

  private static JsonObject raised(boolean up) {
    return Json.createObjectBuilder().add("raised", up).build();
  }

  /** One meeting with somebody in a role, and somebody to do it to. */
  private final class Stay implements AutoCloseable {

    private final Transport transport;
    private final Meeting meeting =
        Meeting.create(
            organizer, "Matrix", "", twoHours().add("cameras", true).add("guests", true));
    private final ResumingParticipant actor;
    private final Pace actorsPace = new Pace();
    private final Pace targetsPace = new Pace();
    private ResumingParticipant target;
    private int requests;
    private boolean presents;

    Stay(Transport transport, Role role) {
      this.transport = transport;
      actor = join(transport, role == Role.ORGANIZER ? organizer : guest, meeting);
      target = join(transport, third, meeting);
      if (role != Role.ORGANIZER) {
        order(meeting, actor, "role", role(role));
      }
    }

    /** With somebody who came in as a participant. */
    Stay(Transport transport, ApiClient person) {
      this.transport = transport;
      actor = join(transport, person, meeting);
      target = join(transport, third, meeting);
    }

    /** Whoever acts shares meanwhile. */
    Stay presenting() {
      actorsPace.await();
      actor.share();
      presents = true;
      return this;
    }

    /** With a guest, whom an administrator lets in. */
    Stay(Transport transport) {
      this.transport = transport;
      target = join(transport, third, meeting);
      actor =
          ResumingParticipant.await(
              Line.to(server),
              transport,
              GuestMeetings.join(server, meeting, "Visitor").getString("ticket"));
      String lobby = "meetings/" + meeting.number() + "/lobby/" + actor.sender() + "/admit";
      administrator.post(lobby, EMPTY).expect(204);
      actor.nextControl(ControlKind.ROSTER);
    }

    boolean isDone(MeetingAction action) {
      return switch (action) {
        case SPEAK -> {
          yield reachesTheOther(actor.scribe().voice());
        }
        case CHAT -> {
          yield reachesTheOther(actor.scribe().message("matrix"));
        }
        case SHARE -> shares();
        case CAMERA -> showsACamera();
        case STOP_CAMERA -> {
          turnTargetsCamera(true);
          boolean done = asks(ControlKind.STOP_CAMERA, target());
          turnTargetsCamera(false);
          yield done;
        }
        case RAISE_HAND -> {
          actorsPace.await();
          actor.say(ControlKind.RAISE_HAND, raised(true));
          yield handOfActorIsUp();
        }
        case WANT_TO_PRESENT -> {
          if (presents) {
            yield tells(ControlKind.WANT_TO_PRESENT, request(++requests).add("wanted", true));
          }
          targetShares();
          boolean done =
              tells(ControlKind.WANT_TO_PRESENT, request(++requests).add("wanted", true));
          target.send(target.scribe().shareEnd());
          target.nextControl(ControlKind.SHARE_ENDED);
          yield done;
        }
        case ASK_TO_PRESENT -> tells(ControlKind.ASK_TO_PRESENT, target());
        case STOP_SHARE -> {
          if (presents) {
            yield asks(ControlKind.STOP_SHARE, target());
          }
          targetShares();
          boolean done = asks(ControlKind.STOP_SHARE, target());
          target.send(target.scribe().shareEnd());
          target.nextControl(ControlKind.SHARE_ENDED);
          yield done;
        }
        case MUTE -> asks(ControlKind.MUTE, target());
        case LOWER_HANDS -> asks(ControlKind.LOWER_HANDS, request(++requests));
        case LOCK -> {
          boolean done = asks(ControlKind.LOCK, request(++requests).add("locked", true));
          administrator.post("meetings/" + meeting.number() + "/unlock", EMPTY).expect(204);
          target.drain(ControlKind.MEETING_CHANGED);
          yield done;
        }
        case LOCK_CHAT -> {
          boolean done = asks(ControlKind.LOCK, request(++requests).add("chatLocked", true));
          if (done) {
            assertThat(asks(ControlKind.LOCK, request(++requests).add("chatLocked", false)))
                .isTrue();
          }
          target.drain(ControlKind.MEETING_CHANGED);
          yield done;
        }
        case EXPEL -> {
          boolean done = asks(ControlKind.EXPEL, target());
          letBack(done);
          yield done;
        }
        case READMIT -> {
          order(meeting, target, "expel", EMPTY);
          boolean done = asks(ControlKind.READMIT, target());
          letBack(true);
          yield done;
        }
        case ADMIT -> answers(fourth, true);
        case REFUSE -> answers(fifth, false);
        case EXTEND -> asks(ControlKind.EXTEND, request(++requests).add("minutes", 15));
        case CHANGE_ROLE -> changesRole(Role.VIEWER);
        case NAME_CO_ORGANIZER -> changesRole(Role.CO_ORGANIZER);
        case END -> {
          actor.say(ControlKind.END_MEETING, request(++requests).build());
          ControlKind answer = actor.nextOf(ControlKind.REFUSED, ControlKind.CLOSING);
          boolean done = answer == ControlKind.CLOSING;
          if (done) {
            assertThat(target.awaitOver()).contains("meeting-ended");
          }
          yield done;
        }
      };
    }

    private boolean answers(ApiClient person, boolean yes) {
      lobby(true);
      ResumingParticipant waiting =
          ResumingParticipant.await(Line.to(server), transport, meeting.ticket(person));
      boolean done =
          asks(
              ControlKind.ADMIT,
              request(++requests).add("index", waiting.sender()).add("admitted", yes));
      if (done && yes) {
        waiting.nextControl(ControlKind.ROSTER);
      } else if (done) {
        assertThat(waiting.awaitOver()).contains("lobby-refused");
      }
      waiting.vanish();
      lobby(false);
      return done;
    }

    private void lobby(boolean on) {
      String plan = "meetings/" + meeting.number() + "/plan";
      int version = administrator.get(plan).expect(200).getInt("version");
      JsonObject revision =
          twoHours().add("base", version).add("title", "Matrix").add("lobby", on).build();
      administrator.put(plan, revision).expect(200);
    }

    private boolean shares() {
      if (presents) {
        Frame next = actor.scribe().key(2_000);
        actor.send(next);
        assertThat(target.nextPicture()).isEqualTo(next);
        return true;
      }
      actorsPace.await();
      actor.send(actor.scribe().shareRequest(++requests, "Matrix"));
      boolean began =
          actor.nextOf(ControlKind.SHARE_BEGAN, ControlKind.SHARE_REFUSED)
              == ControlKind.SHARE_BEGAN;
      Frame picture = actor.scribe().key(2_000);
      if (began) {
        actor.send(picture);
        assertThat(target.nextPicture()).isEqualTo(picture);
        actor.send(actor.scribe().shareEnd());
        actor.nextControl(ControlKind.SHARE_ENDED);
      } else {
        // Who was refused sends all the same: not a byte of it may reach anybody.
        assertThat(reachesTheOther(picture)).isFalse();
      }
      return began;
    }

    private boolean showsACamera() {
      target.say(
          ControlKind.WATCH_CAMERAS,
          Json.createObjectBuilder()
              .add("senders", Json.createArrayBuilder().add(actor.sender()))
              .build());
      // Its answer says that the wish before it was taken.
      turnTargetsCamera(false);
      boolean done = tells(ControlKind.CAMERA, request(++requests).add("on", true));
      // Who was refused sends all the same: not a byte of it may reach anybody.
      assertThat(reachesTheOther(actor.scribe().cameraKey(2_000))).isEqualTo(done);
      tells(ControlKind.CAMERA, request(++requests).add("on", false));
      return done;
    }

    private void turnTargetsCamera(boolean on) {
      targetsPace.await();
      target.say(ControlKind.CAMERA, request(++requests).add("on", on).build());
      target.nextControl(ControlKind.DONE);
    }

    private boolean reachesTheOther(Frame frame) {
      mark(meeting, target);
      actor.send(frame);
      actor.awaitAcknowledged();
      return !mark(meeting, target).isEmpty();
    }

    private boolean handOfActorIsUp() {
      JsonObject told = changed(target);
      while (told.getInt("index") != actor.sender() || told.getInt("hand") == 0) {
        told = changed(target);
      }
      return true;
    }

    private boolean changesRole(Role role) {
      boolean done = asks(ControlKind.CHANGE_ROLE, target().add("role", role.wireName()));
      order(meeting, target, "role", role(Role.PARTICIPANT));
      return done;
    }

    private JsonObjectBuilder target() {
      return request(++requests).add("index", target.sender());
    }

    private void targetShares() {
      targetsPace.await();
      target.share();
    }

    /** Asks for something that others are told. */
    private boolean tells(ControlKind kind, JsonObjectBuilder what) {
      actorsPace.await();
      return asks(kind, what);
    }

    private boolean asks(ControlKind kind, JsonObjectBuilder what) {
      actor.say(kind, what.build());
      return actor.nextOf(ControlKind.DONE, ControlKind.REFUSED) == ControlKind.DONE;
    }

    private void letBack(boolean wasExpelled) {
      if (wasExpelled) {
        assertThat(target.awaitOver()).contains("expelled");
        administrator.post(path("readmit"), EMPTY);
        target = join(transport, third, meeting);
      }
    }

    private String path(String what) {
      return "meetings/" + meeting.number() + "/participants/" + target.sender() + "/" + what;
    }

    private JsonObject role(Role role) {
      return Json.createObjectBuilder().add("role", role.wireName()).build();
    }

    @Override
    public void close() {
      administrator.post("meetings/" + meeting.number() + "/end", EMPTY).expect(204);
      actor.awaitOver();
      target.awaitOver();
      actor.vanish();
      target.vanish();
      assertThat(actor.faults()).isEmpty();
    }
  }
}
