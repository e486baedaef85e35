package org.tsudoi.verify.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Frame;
import org.tsudoi.verify.client.HostileProxy;
import org.tsudoi.verify.client.HttpManners;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.ResumingParticipant;
import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/** What lines and proxies do to a viewer's tunnel, and that the meeting goes on behind them. */
@RunsBesideOthers
@OnTsudoi
@Tag("spec-6.2.1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class HostileLineIT {

  private final TsudoiServer server;
  private ApiClient organizer;
  private ApiClient guest;
  private Meeting meeting;

  HostileLineIT(TsudoiServer server) {
    this.server = server;
  }

  @BeforeAll
  void createPeople() {
    organizer =
        server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT").signIn();
    guest = server.administrator().createUser("Guido", "PARTICIPANT").signIn();
  }

  @BeforeEach
  void openMeeting() {
    meeting = Meeting.create(organizer, "Hostile lines", "");
  }

  @ParameterizedTest
  @EnumSource
  @Tag("H-6")
  void goesOnOverALineThatIsSlowAndFar(Transport transport) {
    try (HostileProxy proxy =
        HostileProxy.to(server).delay(Duration.ofMillis(150)).rate(32 * 1024)) {
      assertMeetingGoesOn(proxy, transport, 3);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("T-6")
  void goesOnOverALineThatBreaksAgainAndAgain(Transport transport) {
    try (HostileProxy proxy = HostileProxy.to(server)) {
      ResumingParticipant viewer = join(proxy, transport);
      proxy.cutAfter(60_000);
      proxy.cut();
      assertMeetingGoesOn(viewer, 12);
      assertThat(viewer.downlinks()).isGreaterThan(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("H-6")
  void goesOnAfterABlackHole(Transport transport) {
    try (HostileProxy proxy = HostileProxy.to(server)) {
      ResumingParticipant viewer = join(proxy, transport);
      proxy.blackHole(Duration.ofSeconds(3));
      assertMeetingGoesOn(viewer, 3);
    }
  }

  @Test
  @Tag("H-6")
  void goesOnAfterALongBlackHole() {
    try (HostileProxy proxy = HostileProxy.to(server)) {
      ResumingParticipant socket = join(proxy, Transport.WEBSOCKET);
      proxy.blackHole(Duration.ofSeconds(10));
      assertMeetingGoesOn(socket, 3);
    }
    try (HostileProxy proxy = HostileProxy.to(server)) {
      ResumingParticipant polling = join(proxy, Transport.POLLING);
      proxy.blackHole(Duration.ofSeconds(10));
      assertMeetingGoesOn(polling, 3);
    }
  }

  @Test
  @Tag("T-6")
  void goesOnByPollsBehindAProxyThatHoldsAnswersBack() {
    try (HostileProxy proxy =
        HostileProxy.of(server, HttpManners.good().holdingBack().withoutUpgrade())) {
      assertMeetingGoesOn(proxy, Transport.POLLING, 5);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTPS", "POLLING"})
  @Tag("T-6")
  void goesOnBehindAProxyThatSpeaksAnOldHttp(Transport transport) {
    try (HostileProxy proxy =
        HostileProxy.of(server, HttpManners.good().speakingOld().withoutUpgrade())) {
      assertMeetingGoesOn(proxy, transport, 5);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTPS", "HTTPS_STREAMING", "POLLING"})
  @Tag("T-6")
  void goesOnBehindAProxyThatKnowsNoWebSocket(Transport transport) {
    try (HostileProxy proxy = HostileProxy.of(server, HttpManners.good().withoutUpgrade())) {
      String ticket = meeting.ticket(guest);
      assertThatThrownBy(
              () -> ResumingParticipant.join(proxy.line(server), Transport.WEBSOCKET, ticket))
          .hasMessageContaining("refused: 400");

      assertMeetingGoesOn(proxy, transport, 5);
    }
  }

  private ResumingParticipant join(HostileProxy proxy, Transport transport) {
    return ResumingParticipant.join(proxy.line(server), transport, meeting.ticket(guest));
  }

  private void assertMeetingGoesOn(HostileProxy proxy, Transport transport, int rounds) {
    assertMeetingGoesOn(join(proxy, transport), rounds);
  }

  /** Questions are answered once and in order, and the newest picture comes. */
  private void assertMeetingGoesOn(ResumingParticipant viewer, int rounds) {
    try (ResumingParticipant presenter =
        ResumingParticipant.join(server, Transport.WEBSOCKET, organizer, meeting)) {
      presenter.share();
      for (int round = 0; round < rounds; round++) {
        Frame key = presenter.scribe().key(20_000);
        presenter.send(key);
        assertThat(viewer.awaitPicture(key.header().number())).isEqualTo(key);
        viewer.send(viewer.scribe().endMeeting(round));
        assertThat(viewer.nextControl(ControlKind.REFUSED).getInt("request")).isEqualTo(round);
      }
      assertThat(viewer.faults()).isEmpty();
      viewer.close();
    }
  }
}
