package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Frame;
import org.tsudoi.protocol.FrameCutter;
import org.tsudoi.protocol.ProtocolLimits;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.ServerLog;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * Four participants send frames in which bits are wrong, bytes are missing or there twice, as long
 * as they are let; everybody else in the meeting goes on, and the logs stay small.
 */
@RunsBesideOthers
@OnTsudoi(OnTsudoi.Which.TO_ITSELF)
@Tag("spec-5.1")
@Tag("B-19")
@Timeout(900)
class MutatedFramesIT {

  private static final int PEERS = 4;
  private static final int FRAMES_OF_A_TURN = 20;
  private static final long MOST_LOG_BYTES = 50L << 20;

  /** Liberty's way to say goodbye on a WebSocket, and on TLS below it. */
  private static final List<String> CLOSES =
      List.of("WsocConnLink.outgoingCloseConnection", "SSLConnectionLink.close");

  private final long seed = Long.getLong("test.seed", System.currentTimeMillis());
  private final Random random = new Random(seed);
  private final TsudoiServer server;

  MutatedFramesIT(TsudoiServer server) {
    this.server = server;
  }

  @Test
  void goesOnUnderMutatedFramesForSomeSeconds() {
    mutateFor(Duration.ofSeconds(5));
  }

  @Test
  @Tag("long")
  void goesOnUnderMutatedFramesForTenMinutes() {
    mutateFor(Duration.ofMinutes(10));
  }

  private void mutateFor(Duration length) {
    ApiClient organizer =
        server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT").signIn();
    ApiClient guest = server.administrator().createUser("Guido", "PARTICIPANT").signIn();
    List<ApiClient> peers = new ArrayList<>();
    for (int i = 0; i < PEERS; i++) {
      peers.add(server.administrator().createUser("Peer " + i, "PARTICIPANT").signIn());
    }
    Meeting meeting = Meeting.create(organizer, "Mutations", "");
    final long logs = logBytes();
    final int failures = failures().size();
    try (TestParticipant presenter = TestParticipant.join(server, organizer, meeting);
        TestParticipant viewer = TestParticipant.join(server, guest, meeting)) {
      presenter.share();
      long end = System.nanoTime() + length.toNanos();
      for (int turn = 1; System.nanoTime() < end; turn++) {
        try (TestParticipant peer =
            TestParticipant.join(server, peers.get(turn % PEERS), meeting)) {
          sendMutated(peer);
        }
        Frame key = presenter.key(2_000);
        presenter.send(key);
        assertThat(viewer.nextPicture()).as("seed " + seed).isEqualTo(key);
        viewer.say(
            ControlKind.END_MEETING, Json.createObjectBuilder().add("request", turn).build());
        assertThat(viewer.nextControl(ControlKind.REFUSED).getInt("request")).isEqualTo(turn);
      }
    }
    assertThat(logBytes() - logs).as("bytes of logs, seed " + seed).isLessThan(MOST_LOG_BYTES);
    assertThat(failures()).as("failures, seed " + seed).hasSizeLessThanOrEqualTo(failures + 1);
  }

  /**
   * Liberty's own close fails in several ways when the peer has broken the connection meanwhile.
   */
  private List<String> failures() {
    return ServerLog.failures(server.logs()).stream()
        .map(failure -> failure.split("\nDump of callerThis")[0])
        .filter(failure -> CLOSES.stream().noneMatch(failure::contains))
        .toList();
  }

  private void sendMutated(TestParticipant peer) {
    for (int i = 0; i < FRAMES_OF_A_TURN && !peer.downlink().isClosed(); i++) {
      Frame frame = peer.key(1 + random.nextInt(300));
      FrameCutter cutter = new FrameCutter(frame, frame.header().channel().number());
      byte[] unit =
          cutter
              .next(ProtocolLimits.LARGEST_PIECE_BYTES, peer.nextNumber(), peer.received())
              .toBytes();
      peer.send(mutated(unit));
    }
  }

  private byte[] mutated(byte[] unit) {
    byte[] bytes = unit.clone();
    switch (random.nextInt(8)) {
      case 0 -> {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      case 1 -> {
        return Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(64));
      }
      case 2 -> {
        byte[] twice = Arrays.copyOf(bytes, bytes.length * 2);
        System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
        return twice;
      }
      case 3 -> random.nextBytes(bytes);
      case 4 -> bytes[random.nextInt(Math.min(32, bytes.length))] = (byte) random.nextInt();
      default -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private long logBytes() {
    try (Stream<Path> files = Files.walk(server.logs())) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
