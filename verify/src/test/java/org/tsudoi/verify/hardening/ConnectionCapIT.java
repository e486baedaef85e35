package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.ResumingParticipant;
import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * More connections than the server takes: those that stand go on, and it has room again as soon as
 * the others are gone. A cap for each address is the firewall's, see docs/known-limits.md.
 */
@RunsBesideOthers
@Tag("spec-5")
@Tag("R-3")
@Timeout(300)
class ConnectionCapIT {

  private static final Duration RECOVERY = Duration.ofSeconds(10);
  private static final int MOST_WAVES = 10;

  @Test
  void hasRoomAgainWhenAFloodOfConnectionsIsGone() {
    flood(300, 250, 150);
  }

  @Test
  @Tag("long")
  void hasRoomAgainWhenThousandsOfConnectionsAreGone() {
    flood(14_000, 13_000, 2_000);
  }

  /** So many that say nothing, and so many that stand behind their handshake. */
  private static void flood(int cap, int silent, int secure) {
    Map<String, String> settings = Map.of("TSUDOI_HTTPS_CONNECTIONS", Integer.toString(cap));
    try (TsudoiServer server = TsudoiServer.start(settings)) {
      ApiClient person =
          server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT").signIn();
      Meeting meeting = Meeting.create(person, "Flood", "");
      List<Socket> flood = new ArrayList<>();
      try (ResumingParticipant someone =
          ResumingParticipant.join(server, Transport.WEBSOCKET, person, meeting)) {
        open(flood, secure, server, true);
        open(flood, silent, server, false);
        // On a busy machine the first are thrown out for their silence before the last has come.
        for (int more = 0; more < MOST_WAVES && isServed(server); more++) {
          open(flood, silent / MOST_WAVES, server, false);
        }
        assertThat(isServed(server)).as("one more").isFalse();

        someone.share();
        someone.send(someone.scribe().shareEnd());
        someone.nextControl(ControlKind.SHARE_ENDED);
        flood.forEach(ConnectionCapIT::close);

        assertThat(Waiting.until(() -> isServed(server), RECOVERY)).isTrue();
        assertThat(someone.faults()).isEmpty();
        assertThat(someone.downlinks()).isEqualTo(1);
      } finally {
        flood.forEach(ConnectionCapIT::close);
      }
    }
  }

  private static void open(List<Socket> flood, int count, TsudoiServer server, boolean secure) {
    SSLContext context = RawSocket.context(server);
    for (int i = 0; i < count; i++) {
      try {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.2"), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
        flood.add(
            secure
                ? context.getSocketFactory().createSocket(socket, "127.0.0.1", server.port(), true)
                : socket);
        if (secure) {
          flood.get(flood.size() - 1).setSoTimeout((int) RECOVERY.toMillis());
          ((SSLSocket) flood.get(flood.size() - 1)).startHandshake();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static boolean isServed(TsudoiServer server) {
    try {
      return RawRequest.of("GET", "/health/ready").send(server).status() == 200;
    } catch (UncheckedIOException reset) {
      return false;
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
