package org.tsudoi.verify.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tsudoi.protocol.Frame;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.ResumingParticipant;
import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.TsudoiServer;

/** More than one uplink may carry, really sent (spec 6.2.1). */
@Tag("spec-6.2.1")
@Tag("B-18")
class LongUplinkIT {

  private static final long BYTES = (1L << 31) + (64L << 20);
  private static final int PICTURE_BYTES = 1 << 20;

  @ParameterizedTest
  @EnumSource(names = {"WEBSOCKET", "HTTPS_STREAMING"})
  @Tag("long")
  @Timeout(3600)
  void carriesMoreThanTwoGibibytesOverExactlyOneRollover(Transport transport) throws Exception {
    // Only speed and patience are raised: the limit of an uplink is the one that ships.
    Map<String, String> fast = new HashMap<>(TsudoiServer.WARMING_UP);
    fast.put("TSUDOI_RELAY_FLOOD_BYTES", Integer.toString(1 << 30));
    fast.put("TSUDOI_RELAY_PICTURE_SKIP", "PT30S");
    try (TsudoiServer server = TsudoiServer.start(fast)) {
      ApiClient organizer =
          server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT").signIn();
      ApiClient guest = server.administrator().createUser("Guido", "PARTICIPANT").signIn();
      Meeting meeting = Meeting.create(organizer, "Two gibibytes", "");
      try (ResumingParticipant presenter =
              ResumingParticipant.join(server, transport, organizer, meeting);
          ResumingParticipant viewer =
              ResumingParticipant.join(server, Transport.WEBSOCKET, guest, meeting)) {
        presenter.share();
        MessageDigest sent = MessageDigest.getInstance("SHA-256");
        MessageDigest came = MessageDigest.getInstance("SHA-256");
        send(presenter, sent);
        for (long bytes = 0; bytes < BYTES; bytes += PICTURE_BYTES) {
          // One picture ahead: the line is never idle, and nothing waits long enough to be left
          // out.
          send(presenter, sent);
          came.update(viewer.nextPicture().bytes());
        }
        came.update(viewer.nextPicture().bytes());

        assertThat(HexFormat.of().formatHex(came.digest()))
            .isEqualTo(HexFormat.of().formatHex(sent.digest()));
        assertThat(presenter.rollovers()).isEqualTo(1);
        assertThat(presenter.uplinks()).isEqualTo(2);
        assertThat(presenter.downlinks()).isEqualTo(1);
        assertThat(viewer.gaps()).isZero();
        assertThat(presenter.faults()).isEmpty();
      }
    }
  }

  private static void send(ResumingParticipant presenter, MessageDigest digest) {
    Frame frame = presenter.scribe().key(PICTURE_BYTES);
    digest.update(frame.bytes());
    presenter.send(frame);
  }
}
