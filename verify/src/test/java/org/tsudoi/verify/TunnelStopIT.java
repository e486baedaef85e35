package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/** A server that stops says so to everybody who is connected. */
@RunsBesideOthers
@Tag("spec-6.2.1")
class TunnelStopIT {

  @Test
  void tellsEverybodyThatItStops() {
    TsudoiServer server = TsudoiServer.start();
    try {
      ApiClient person =
          server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT").signIn();
      Meeting meeting = Meeting.create(person, "Stop test", "");
      TestParticipant participant = TestParticipant.join(server, person, meeting);

      server.stop();

      assertThat(participant.nextControl(ControlKind.CLOSING).getString("problem"))
          .isEqualTo("server-stopping");
      assertThat(participant.awaitClosed().code()).isEqualTo(4503);
      assertThat(participant.uplink().awaitClosed().code()).isEqualTo(4503);
    } finally {
      server.kill();
    }
  }
}
