package org.tsudoi.verify.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Frame;
import org.tsudoi.verify.client.AdmittedOptions;
import org.tsudoi.verify.client.HostileProxy;
import org.tsudoi.verify.client.Line;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.ResumingParticipant;
import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * Four cameras, a screen and a voice, of which the line of one viewer carries the screen, the voice
 * and a fifth of the cameras: the cameras are what is left out there, and nobody else loses any.
 * How late things come is calculated by CamerasOnThinLinesTest, since a busy machine is late for
 * other reasons.
 */
@RunsBesideOthers
@OnTsudoi
@Tag("spec-6.2.1")
@Timeout(120)
class CamerasOnSlowLinesIT {

  private static final int LINE_BYTES = 36 * 1024;
  private static final int CAMERAS = 4;
  private static final int CAMERA_BYTES = 1200;
  private static final int CAMERA_KEY_BYTES = 4000;
  private static final int SCREEN_BYTES = 2000;
  private static final int SCREEN_KEY_BYTES = 12_000;
  private static final Duration PACKET_EVERY = Duration.ofMillis(20);
  private static final int PACKETS_TO_A_PICTURE = 5;
  private static final int PACKETS = 400;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final TsudoiServer server;
  private Person people;

  CamerasOnSlowLinesIT(TsudoiServer server) {
    this.server = server;
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"WEBSOCKET", "HTTPS"})
  void camerasGiveWayToVoiceAndScreenAndOnlyThere(Transport transport) {
    Meeting meeting = open();
    List<ResumingParticipant> everybody = new ArrayList<>();
    try (HostileProxy thin = HostileProxy.to(server).rate(LINE_BYTES)) {
      for (int i = 0; i < CAMERAS + 1; i++) {
        everybody.add(join(Line.to(server), Transport.WEBSOCKET, meeting));
      }
      final ResumingParticipant fast = join(Line.to(server), transport, meeting);
      final ResumingParticipant slow = join(thin.line(server), transport, meeting);
      final List<Shown> cameras = everybody.stream().skip(1).map(Shown::camera).toList();
      final Shown screen = Shown.screen(everybody.get(0));
      everybody.addAll(List.of(fast, slow));
      final Seen atFast = watch(fast, cameras);
      final Seen atSlow = watch(slow, cameras);

      talkAndShow(screen, cameras, PACKETS);

      int sent = cameras.stream().mapToInt(camera -> camera.pictures).sum();
      Waiting.until(() -> atFast.camera.get() == sent, PATIENCE);
      String figures = "fast: " + atFast + "; slow: " + atSlow;
      assertThat(atFast.camera.get()).as(figures).isEqualTo(sent);
      assertThat(atFast.screen.get()).as(figures).isEqualTo(screen.pictures);
      assertThat(atSlow.voice.get()).as(figures).isGreaterThan(PACKETS * 8 / 10);
      assertThat(atSlow.screen.get()).as(figures).isGreaterThan(screen.pictures / 2);
      assertThat(atSlow.camera.get()).as(figures).isPositive().isLessThan(sent / 2);
      assertThat(slow.undecodable() + fast.undecodable()).as(figures).isZero();
      assertThat(everybody).noneMatch(ResumingParticipant::isOver);
    } finally {
      everybody.forEach(ResumingParticipant::vanish);
    }
  }

  private Meeting open() {
    Person olga = server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT");
    AdmittedOptions.admit(server, olga, "cameras");
    people = olga;
    return Meeting.create(
        olga.signIn(), "Slow lines", "", Json.createObjectBuilder().add("cameras", true));
  }

  /** One person on many devices. */
  private ResumingParticipant join(Line line, Transport transport, Meeting meeting) {
    return ResumingParticipant.join(line, transport, meeting.ticket(people.signIn()));
  }

  private static Seen watch(ResumingParticipant viewer, List<Shown> cameras) {
    Seen seen = new Seen();
    viewer.hear(seen::take);
    JsonArrayBuilder senders = Json.createArrayBuilder();
    cameras.forEach(camera -> senders.add(camera.person.sender()));
    viewer.say(
        ControlKind.WATCH_CAMERAS, Json.createObjectBuilder().add("senders", senders).build());
    viewer.awaitAcknowledged();
    return seen;
  }

  /** As many packets of a voice, and the pictures meanwhile. */
  private static void talkAndShow(Shown screen, List<Shown> cameras, int packets) {
    long begin = System.nanoTime();
    for (int packet = 0; packet < packets; packet++) {
      long due = begin + packet * PACKET_EVERY.toNanos();
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      screen.person.send(screen.person.scribe().voice());
      if (packet % PACKETS_TO_A_PICTURE == 0) {
        screen.show(SCREEN_KEY_BYTES, SCREEN_BYTES);
        cameras.forEach(camera -> camera.show(CAMERA_KEY_BYTES, CAMERA_BYTES));
      }
    }
  }

  /** Pictures of somebody, who sends a key frame when asked for one, as a client does. */
  private static final class Shown {
    private final ResumingParticipant person;
    private final IntFunction<Frame> key;
    private final IntFunction<Frame> delta;
    private final AtomicInteger asked = new AtomicInteger(1);
    private int answered;
    private int pictures;

    private Shown(ResumingParticipant person, IntFunction<Frame> key, IntFunction<Frame> delta) {
      this.person = person;
      this.key = key;
      this.delta = delta;
      person.hear(this::hear);
    }

    static Shown screen(ResumingParticipant presenter) {
      presenter.share();
      return new Shown(presenter, presenter.scribe()::key, presenter.scribe()::delta);
    }

    static Shown camera(ResumingParticipant person) {
      person.say(
          ControlKind.CAMERA, Json.createObjectBuilder().add("request", 1).add("on", true).build());
      person.nextControl(ControlKind.DONE);
      return new Shown(person, person.scribe()::cameraKey, person.scribe()::cameraDelta);
    }

    private void hear(Frame frame) {
      boolean asks =
          frame.header().channel() == Channel.CONTROL
              && frame.header().kind() == ControlKind.KEY_FRAME_REQUEST.number();
      if (asks) {
        asked.incrementAndGet();
      }
    }

    void show(int keyBytes, int deltaBytes) {
      int now = asked.get();
      person.send(now > answered ? key.apply(keyBytes) : delta.apply(deltaBytes));
      answered = now;
      pictures++;
    }
  }

  /** How many frames of each channel come to somebody. */
  private static final class Seen {
    final AtomicInteger voice = new AtomicInteger();
    final AtomicInteger screen = new AtomicInteger();
    final AtomicInteger camera = new AtomicInteger();

    void take(Frame frame) {
      Channel channel = frame.header().channel();
      if (channel == Channel.VOICE) {
        voice.incrementAndGet();
      } else if (channel == Channel.SCREEN) {
        screen.incrementAndGet();
      } else if (channel == Channel.CAMERA) {
        camera.incrementAndGet();
      }
    }

    @Override
    public String toString() {
      return "voice " + voice + ", screen " + screen + ", cameras " + camera;
    }
  }
}
