package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.tsudoi.bench.contender.ProcessFigures;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * The rules of RFC 6455, tried byte by byte on uplinks, and what the container makes of them.
 *
 * <p>Where Liberty deviates, the deviation stands here, exactly: another one fails the test, and so
 * does one that is gone. Our own framing with lengths and numbers stands above it, so that none of
 * them reaches a meeting.
 */
@RunsBesideOthers
@OnTsudoi
@Tag("spec-8.1")
@Tag("B-1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class WebSocketRulesIT {

  /** More than kernels and TLS hold on the way. */
  private static final int MOST_MEGABYTES = 64;

  private static final long MOST_KEPT_BYTES = 20 << 20;

  private final TsudoiServer server;
  private final SSLContext context;
  private ApiClient stranger;
  private Meeting meeting;
  private TestParticipant bystander;
  private ByHand tried;
  private long generation;
  private int question;

  WebSocketRulesIT(TsudoiServer server) {
    this.server = server;
    context = RawSocket.context(server);
  }

  @BeforeAll
  void join() {
    ApiClient organizer =
        server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT").signIn();
    ApiClient guest = server.administrator().createUser("Guido", "PARTICIPANT").signIn();
    stranger = server.administrator().createUser("Trudy", "PARTICIPANT").signIn();
    meeting = Meeting.create(organizer, "Rules", "");
    bystander = TestParticipant.join(server, guest, meeting);
  }

  @AfterAll
  void leave() {
    bystander.close();
  }

  /** Somebody else in the same meeting still asks and is answered. */
  @AfterEach
  void theMeetingGoesOn() {
    question++;
    bystander.say(
        ControlKind.END_MEETING, Json.createObjectBuilder().add("request", question).build());
    assertThat(bystander.nextControl(ControlKind.REFUSED).getInt("request")).isEqualTo(question);
  }

  @Test
  void keepsTheRulesOfTheFirstByte() {
    // All kinds, and the reserved bits on one that a tunnel speaks.
    assertThat(deviations(SocketCase.firstBytes(head -> (head & 0x70) == 0 || (head & 0xF) == 2)))
        .isEqualTo(Set.of("first byte 00: open"));
  }

  @Test
  @Tag("long")
  void keepsTheRulesOfEveryFirstByte() {
    assertThat(deviations(SocketCase.firstBytes(head -> true)))
        .isEqualTo(Set.of("first byte 00: open"));
  }

  @Test
  void keepsTheRulesOfMasks() {
    assertThat(deviations(SocketCase.unmasked())).isEqualTo(Set.of());
  }

  @Test
  @Tag("B-6")
  void keepsTheRulesOfLengths() {
    assertThat(deviations(SocketCase.lengths()))
        .isEqualTo(
            Set.of(
                "16 bits for 0: open",
                "16 bits for 16: open",
                "16 bits for 112: open",
                "64 bits for 0: open",
                "64 bits for 16: open",
                "64 bits for 112: open",
                "64 bits for 65520: open",
                "length 8000000000000010: open"));
  }

  @Test
  void keepsTheRulesOfFragments() {
    assertThat(deviations(SocketCase.fragments()))
        .isEqualTo(Set.of("fragment without a beginning: open"));
  }

  @Test
  void keepsTheRulesOfClosing() {
    assertThat(deviations(SocketCase.closes()))
        .isEqualTo(Set.of("close 5000: silent", "close 65535: silent"));
  }

  @Test
  void keepsTheRulesOfText() {
    assertThat(deviations(SocketCase.texts())).isEqualTo(Set.of());
  }

  @Test
  void opensNothingForARequestAgainstTheRules() {
    assertThat(opened(HandshakeCase.wrong(server)))
        .isEqualTo(
            Set.of(
                "get /tunnel/ws HTTP/1.1",
                "GET /tunnel/ws HTTP/2.0",
                "Sec-WebSocket-Version: 013"));
  }

  @Test
  void opensForARequestThatIsOnlyWrittenOtherwise() {
    List<HandshakeCase> cases = HandshakeCase.right(server);

    assertThat(opened(cases)).hasSize(cases.size());
  }

  private Set<String> opened(List<HandshakeCase> cases) {
    return cases.stream()
        .filter(each -> status(each) == 101)
        .map(HandshakeCase::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private int status(HandshakeCase asked) {
    uplink().close();
    generation++;
    try (RawSocket socket = RawSocket.to(server, context)) {
      return socket.ask(asked.with(tried.up(generation)));
    }
  }

  @Test
  @Tag("B-15")
  void endsAMessageOfEndlessEmptyFragments() {
    assertEnded(RawSocket.frame(2, new byte[0]), RawSocket.frame(0, new byte[0]), 100_000);
  }

  @Test
  @Tag("B-15")
  @Tag("long")
  void endsAMessageOfAMillionEmptyFragments() {
    assertEnded(RawSocket.frame(2, new byte[0]), RawSocket.frame(0, new byte[0]), 1_000_000);
  }

  @Test
  @Tag("B-15")
  void endsAMessageOfEndlessFragments() {
    byte[] more = RawSocket.frame(0, new byte[4_000]);

    assertEnded(RawSocket.frame(2, new byte[4_000]), more, 20_000);
  }

  /** Whatever is sent after the end is read and thrown away until the client answers the close. */
  private void assertEnded(byte[] first, byte[] others, int count) {
    ProcessFigures figures = ProcessFigures.of(ProcessHandle.of(server.processId()).orElseThrow());
    try (RawSocket uplink = uplink()) {
      final long heap = figures.liveHeapBytes();
      CompletableFuture<String> meanwhile = uplink.fateMeanwhile();
      uplink.send(first);
      int sent = 0;
      while (sent < count && uplink.send(others)) {
        sent++;
      }

      assertThat(figures.liveHeapBytes() - heap).as("bytes kept").isLessThan(MOST_KEPT_BYTES);
      String fate = meanwhile.join();
      assertThat(fate.equals("silent") ? uplink.fate(Set.of("4413")) : fate).isEqualTo("4413");
    }
  }

  @Test
  @Tag("B-6")
  void keepsNothingOfAFrameThatIsTooLarge() {
    byte[] megabyte = new byte[1 << 20];
    for (long declared : new long[] {65_537, 1L << 31, Long.MAX_VALUE}) {
      try (RawSocket uplink = uplink()) {
        uplink.send(RawSocket.head(declared));
        int sent = 0;
        while (sent < MOST_MEGABYTES && uplink.send(megabyte)) {
          sent++;
        }

        assertThat(sent).as("megabytes of a frame of " + declared).isLessThan(MOST_MEGABYTES);
      }
    }
  }

  private Set<String> deviations(List<SocketCase> cases) {
    Set<String> deviations = new TreeSet<>();
    for (SocketCase each : cases) {
      try (RawSocket uplink = uplink()) {
        uplink.send(each.bytes());
        String fate = uplink.fate(each.right());
        if (!each.right().contains(fate)) {
          deviations.add(each.name() + ": " + fate);
        }
      }
    }
    return deviations;
  }

  /** A fresh uplink of a tunnel; of another one, if the last case has ended the tunnel. */
  private RawSocket uplink() {
    if (tried != null) {
      RawSocket next = RawSocket.to(server, context);
      generation++;
      if (next.ask(RawSocket.request(server, tried.up(generation))) == 101) {
        return next;
      }
      next.close();
    }
    tried = ByHand.join(server, stranger, meeting);
    generation = 2;
    RawSocket first = RawSocket.to(server, context);
    assertThat(first.ask(RawSocket.request(server, tried.up(generation)))).isEqualTo(101);
    return first;
  }
}
