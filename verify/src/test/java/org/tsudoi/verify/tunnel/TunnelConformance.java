package org.tsudoi.verify.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Frame;
import org.tsudoi.verify.client.HostileProxy;
import org.tsudoi.verify.client.Line;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.ResumingParticipant;
import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * What every transport promises: frames unchanged and in order, nothing reliable lost, repeated or
 * reordered whatever happens to the connections, and after it the newest picture.
 *
 * <p>The server counts its control frames to each participant, so that the client sees each one
 * that is lost, repeated or out of order; what goes up is proved by requests, each answered once.
 */
@RunsBesideOthers
@OnTsudoi
@Tag("spec-6.2.1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
abstract class TunnelConformance {

  /** Below the control frames that a tunnel may bring at once. */
  private static final int REQUESTS = 20;

  private static final int ROUNDS = 8;
  private static final int REQUESTS_OF_A_ROUND = 3;

  private final long seed = Long.getLong("test.seed", System.currentTimeMillis());
  private final Random random = new Random(seed);
  private final TsudoiServer server;
  private final Transport transport;
  private ApiClient organizer;
  private ApiClient guest;
  private ApiClient third;
  private Meeting meeting;
  private ResumingParticipant presenter;
  private ResumingParticipant viewer;

  TunnelConformance(TsudoiServer server, Transport transport) {
    this.server = server;
    this.transport = transport;
  }

  /** How the server is reached. */
  Line line() {
    return Line.to(server);
  }

  final TsudoiServer server() {
    return server;
  }

  final ResumingParticipant presenter() {
    return presenter;
  }

  final ResumingParticipant viewer() {
    return viewer;
  }

  @BeforeAll
  void createPeople() {
    organizer =
        server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT").signIn();
    guest = server.administrator().createUser("Guido", "PARTICIPANT").signIn();
    third = server.administrator().createUser("Tina", "PARTICIPANT").signIn();
  }

  @BeforeEach
  void meet() {
    meeting = Meeting.create(organizer, "Conformance", "");
    presenter = join(organizer);
    viewer = join(guest);
    presenter.share();
    viewer.nextControl(ControlKind.SHARE_BEGAN);
  }

  @AfterEach
  void part() {
    assertThat(viewer.faults()).as("seed " + seed).isEmpty();
    assertThat(presenter.faults()).as("seed " + seed).isEmpty();
    viewer.close();
    presenter.close();
  }

  private ResumingParticipant join(ApiClient person) {
    return ResumingParticipant.join(line(), transport, meeting.ticket(person));
  }

  @Test
  void relaysFramesUnchangedAndInOrder() {
    for (int i = 0; i < 40; i++) {
      Frame frame = i % 20 == 0 ? presenter.scribe().key(150_000) : delta(5_000 + i);
      presenter.send(frame);
      assertThat(viewer.nextPicture()).isEqualTo(frame);
    }
    assertAnswered(1);
  }

  @Test
  void showsThePictureAtOnceToWhoComesLate() {
    Frame key = presenter.scribe().key(100_000);
    Frame delta = delta(3_000);
    presenter.send(key);
    presenter.send(delta);
    viewer.awaitPicture(2);

    try (ResumingParticipant late = join(third)) {
      assertThat(late.nextPicture()).isEqualTo(key);
      assertThat(late.nextPicture()).isEqualTo(delta);
      assertThat(late.faults()).isEmpty();
    }
  }

  @Test
  @Tag("spec-6.4.1")
  void takesThePointerFromThePresenterAloneAndOnlyWhileTheShareLasts() {
    Frame place = presenter.scribe().pointer(0);
    presenter.send(place);
    assertThat(viewer.nextPointer()).isEqualTo(place);

    presenter.send(presenter.scribe().pointer(1));
    viewer.send(viewer.scribe().pointer(0));
    presenter.send(presenter.scribe().shareEnd());
    viewer.nextControl(ControlKind.SHARE_ENDED);
    presenter.send(presenter.scribe().pointer(0));
    presenter.send(presenter.scribe().shareRequest(2, "Again"));
    presenter.send(presenter.scribe().shareEnd());

    assertThat(viewer.framesBefore(ControlKind.SHARE_ENDED))
        .noneMatch(frame -> frame.header().channel() == Channel.POINTER);
    assertThat(presenter.framesBefore(ControlKind.SHARE_BEGAN))
        .noneMatch(frame -> frame.header().channel() == Channel.POINTER);
  }

  @Test
  @Tag("spec-6.4.1")
  void tellsEverybodyWhatAClientDecodesAndEndsATunnelThatClaimsNonsense() {
    viewer.say(ControlKind.DECODERS, decoders("av1", "h265"));
    JsonObject told = presenter.nextControl(ControlKind.PARTICIPANT_CHANGED);
    assertThat(told.getJsonObject("participant").getInt("index")).isEqualTo(viewer.sender());
    assertThat(told.getJsonObject("participant").getJsonArray("decodes"))
        .isEqualTo(Json.createArrayBuilder(List.of("av1", "vp9")).build());

    try (ResumingParticipant liar = join(third)) {
      presenter.nextControl(ControlKind.JOINED);
      liar.say(ControlKind.DECODERS, decoders("x".repeat(33)));

      assertThat(liar.awaitOver()).contains("bad-frame");
      assertThat(presenter.framesBefore(ControlKind.LEFT))
          .noneMatch(frame -> frame.header().kind() == ControlKind.PARTICIPANT_CHANGED.number());
    }
    assertAnswered(1);
  }

  @Test
  @Tag("spec-6.4.1")
  void sendsNoPictureToWhoTakesNone() {
    viewer.say(ControlKind.DECODERS, decoders());
    viewer.nextControl(ControlKind.PARTICIPANT_CHANGED);
    presenter.send(presenter.scribe().key(150_000));
    Frame shown = presenter.scribe().key(30_000);
    presenter.send(shown);
    presenter.awaitAcknowledged();
    viewer.say(ControlKind.RAISE_HAND, Json.createObjectBuilder().add("raised", true).build());

    assertThat(viewer.framesBefore(ControlKind.PARTICIPANT_CHANGED))
        .noneMatch(frame -> frame.header().channel().isPicture());

    viewer.say(ControlKind.DECODERS, decoders("vp9"));
    assertThat(viewer.nextPicture()).isEqualTo(shown);
  }

  private static JsonObject decoders(String... names) {
    return Json.createObjectBuilder()
        .add("decodes", Json.createArrayBuilder(List.of(names)))
        .build();
  }

  @Test
  void losesNothingReliableWhenDownlinksAreCutAnywhere() {
    long before = viewer.downlinks();
    for (int round = 0; round < ROUNDS; round++) {
      sendPictures();
      cutAtRandom(viewer::cutDown, round);
    }
    assertNewestPictureComes();
    assertAnswered(1 + ROUNDS * REQUESTS_OF_A_ROUND);
    assertThat(viewer.downlinks()).isGreaterThan(before);
  }

  @Test
  void losesNothingReliableWhenUplinksAreCutAnywhere() {
    long before = viewer.uplinks();
    for (int round = 0; round < ROUNDS; round++) {
      sendPictures();
      cutAtRandom(viewer::cutUp, round);
      presenter.cutUp();
    }
    assertNewestPictureComes();
    assertAnswered(1 + ROUNDS * REQUESTS_OF_A_ROUND);
    assertThat(viewer.uplinks()).isGreaterThan(before);
  }

  @Test
  void losesNothingReliableWhenBothAreCutAtOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      sendPictures();
      cutAtRandom(
          () -> {
            viewer.cutDown();
            viewer.cutUp();
            presenter.cutUp();
            presenter.cutDown();
          },
          round);
    }
    assertNewestPictureComes();
    assertAnswered(1 + ROUNDS * REQUESTS_OF_A_ROUND);
  }

  /** Some requests are on their way when the cut comes. */
  private void cutAtRandom(Runnable cut, int round) {
    int cutBefore = random.nextInt(REQUESTS_OF_A_ROUND);
    for (int i = 0; i < REQUESTS_OF_A_ROUND; i++) {
      if (i == cutBefore) {
        cut.run();
      }
      viewer.send(viewer.scribe().endMeeting(1 + round * REQUESTS_OF_A_ROUND + i));
    }
    List<Integer> answers = answers(REQUESTS_OF_A_ROUND);
    assertThat(answers)
        .isEqualTo(
            IntStream.range(0, REQUESTS_OF_A_ROUND)
                .map(i -> 1 + round * REQUESTS_OF_A_ROUND + i)
                .boxed()
                .toList());
  }

  @Test
  @Tag("T-5")
  void changesTheTransportTwentyTimesAndLosesNothing() {
    Transport other = transport == Transport.WEBSOCKET ? Transport.HTTPS : Transport.WEBSOCKET;
    for (int change = 0; change < 20; change++) {
      sendPictures();
      viewer.send(viewer.scribe().endMeeting(2 * change));
      viewer.switchTo(change % 2 == 0 ? other : transport);
      viewer.send(viewer.scribe().endMeeting(2 * change + 1));
      assertThat(answers(2)).containsExactly(2 * change, 2 * change + 1);
      presenter.switchTo(change % 2 == 0 ? other : transport);
    }
    assertNewestPictureComes();
  }

  @Test
  @Tag("T-3")
  void goesOnFromAnotherAddress() {
    try (HostileProxy elsewhere = HostileProxy.to(server).from("127.0.0.2")) {
      viewer.use(elsewhere.line(server));
      viewer.cutDown();
      viewer.cutUp();

      sendPictures();
      assertNewestPictureComes();
      assertAnswered(1);
      viewer.use(line());
      viewer.cutDown();
      viewer.cutUp();
      assertAnswered(1 + REQUESTS);
    }
  }

  @Test
  void tellsTheOthersWhoReconnectsAndWhoIsBack() {
    viewer.vanish();
    assertThat(presenter.nextControl(ControlKind.PARTICIPANT_STATE).getString("state"))
        .isEqualTo("reconnecting");
    viewer = join(guest);
    assertThat(presenter.nextControl(ControlKind.LEFT).getString("reason")).isEqualTo("replaced");
  }

  @Test
  @Tag("spec-5")
  @Tag("R-2")
  void lowersNobodysPictureForAViewerWhoDoesNotRead() {
    try (ResumingParticipant slow = join(third)) {
      slow.pauseReading();
      for (int i = 0; i < 100; i++) {
        Frame frame = i % 50 == 0 ? presenter.scribe().key(200_000) : delta(100_000);
        presenter.send(frame);
        assertThat(viewer.nextPicture()).isEqualTo(frame);
      }
      slow.goOnReading();
      Frame key = presenter.scribe().key(30_000);
      presenter.send(key);
      assertThat(slow.awaitPicture(key.header().number())).isEqualTo(key);
      assertThat(slow.faults()).isEmpty();
    }
  }

  private Frame delta(int bytes) {
    return presenter.scribe().delta(bytes);
  }

  private void sendPictures() {
    presenter.send(presenter.scribe().key(20_000 + random.nextInt(40_000)));
    presenter.send(delta(1 + random.nextInt(20_000)));
    presenter.send(delta(1 + random.nextInt(20_000)));
  }

  /**
   * After whatever happened: a key frame, as a presenter sends it who was cut or is asked for it.
   */
  private void assertNewestPictureComes() {
    Frame key = presenter.showKey(30_000);
    Frame delta = delta(2_000);
    presenter.send(delta);
    assertThat(viewer.awaitPicture(key.header().number())).isEqualTo(key);
    assertThat(viewer.nextPicture()).isEqualTo(delta);
  }

  /** Each request is answered once, in the order in which they were made. */
  private void assertAnswered(int from) {
    List<Integer> asked = IntStream.range(from, from + REQUESTS).boxed().toList();
    for (int request : asked) {
      viewer.send(viewer.scribe().endMeeting(request));
    }
    assertThat(answers(REQUESTS)).as("seed " + seed).isEqualTo(asked);
  }

  private List<Integer> answers(int count) {
    List<Integer> answers = new ArrayList<>();
    while (answers.size() < count) {
      answers.add(viewer.nextControl(ControlKind.REFUSED).getInt("request"));
    }
    return answers;
  }
}
