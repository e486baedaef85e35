package org.tsudoi.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ChatKind;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Extensions;
import org.tsudoi.protocol.Frame;
import org.tsudoi.shared.FakeTicker;
import org.tsudoi.shared.Problem;

/** What the relay does with channel 6, from headers alone. */
@Tag("spec-6.2.1")
@Tag("spec-6.2.2")
class ChatTest {

  private static final Rights WRITE = Rights.none().withChannel(Channel.CHAT);
  private static final Instant NOW = Instant.parse("2030-04-01T09:00:00Z");

  private final FakeTicker ticker = new FakeTicker();
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final Relay relay = new Relay(Runnable::run, ticker, clock, RelaySettings.standard());
  private final RelayGroup group = new RelayGroup("c0ffee", ticker.nanos());
  private final RecordingListener listener = new RecordingListener();
  private CapturingTunnel writer;
  private CapturingTunnel reader;
  private long number;

  @BeforeEach
  void seatTwo() {
    writer = join("writer", 1, WRITE);
    reader = join("reader", 2, WRITE);
    writer.drain();
    reader.drain();
  }

  @Test
  void givesEverybodyWhatIsWrittenInOneOrderAndStampsIt() {
    Frame first = message(1, 20);
    Frame second = reaction(1, ChatKind.HEART);

    writer.send(first);
    writer.send(second);

    assertThat(reader.drain()).containsExactly(first, second);
    assertThat(writer.drain()).as("the writer knows that it was taken").hasSize(2);
    assertThat(reader.frames().get(reader.frames().size() - 1).hopFields().receivedAtMillis())
        .hasValue(NOW.toEpochMilli());
  }

  @Test
  void showsMessagesButNoReactionsToWhoJoinsLate() {
    Frame first = message(1, 20);
    writer.send(first);
    writer.send(reaction(1, ChatKind.APPLAUSE));
    Frame last = message(1, 9_000);
    writer.send(last);

    assertThat(chat(join("late", 3, WRITE))).containsExactly(first, last);
    assertThat(relay.writers(group)).containsExactly(1);
  }

  @Test
  void keepsNoMoreForThemThanItMay() {
    for (int i = 0; i < 30; i++) {
      ticker.advance(Duration.ofSeconds(1));
      writer.send(message(1, 16_000));
      writer.drain();
      reader.drain();
    }

    assertThat(chat(join("late", 3, WRITE)))
        .hasSize(256 * 1024 / 16_016)
        .extracting(frame -> frame.header().number())
        .endsWith(30L);
  }

  @Test
  void keepsTheNewestOfManySmallOnes() {
    for (int i = 0; i < 230; i++) {
      ticker.advance(Duration.ofSeconds(1));
      writer.send(message(1, 10));
      writer.drain();
      reader.drain();
    }

    assertThat(chat(join("late", 3, WRITE)))
        .hasSize(200)
        .extracting(frame -> frame.header().number())
        .startsWith(31L);
  }

  @Test
  void forgetsEverythingWithTheLastOfTheGroup() {
    writer.send(message(1, 20));
    relay.close(writer.id(), Problem.NORMAL, "");
    relay.close(reader.id(), Problem.NORMAL, "");

    assertThat(chat(join("next", 3, WRITE))).isEmpty();
  }

  @Test
  void bringsAMessageToEverybodyAlsoWhenItsWriterLeavesOrMayNotWriteAnyMore() {
    Frame left = message(1, 20);
    writer.send(left);
    relay.replaceRights(writer.id(), Rights.none());
    relay.close(writer.id(), Problem.NORMAL, "");

    assertThat(reader.drain()).containsExactly(left);
    assertThat(chat(join("late", 3, WRITE))).containsExactly(left);
  }

  @Test
  @Tag("spec-6.4.4")
  void takesBackWhatAnExpelledPersonWroteFromWhoHasNotGotIt() {
    writer.send(message(1, 20));
    relay.close(writer.id(), Problem.EXPELLED, "");

    assertThat(chat(reader)).isEmpty();
    assertThat(chat(join("late", 3, WRITE))).isEmpty();
    assertThat(relay.writers(group)).isEmpty();
  }

  @Test
  void forgetsWhatWasWrittenFromAnEarlierPlaceOnDemand() {
    writer.send(message(1, 20));
    relay.close(writer.id(), Problem.NORMAL, "");

    relay.forgetWritten(group, 1);

    assertThat(chat(join("late", 3, WRITE))).isEmpty();
  }

  @Test
  void tellsWhoWritesTooMuchWhichMessagesNobodyGot() {
    for (int i = 0; i < 12; i++) {
      writer.send(message(1, 20));
    }

    assertThat(chat(reader)).hasSize(10);
    assertThat(refusals(writer))
        .containsExactly(
            "{\"channel\":6,\"number\":11,\"problem\":\"too-many-requests\"}",
            "{\"channel\":6,\"number\":12,\"problem\":\"too-many-requests\"}");
    ticker.advance(Duration.ofSeconds(1));
    writer.send(message(1, 20));
    assertThat(chat(reader)).hasSize(1);
    writer.assertOpen();
  }

  @Test
  void limitsReactionsByThemselves() {
    for (int i = 0; i < 7; i++) {
      writer.send(reaction(1, ChatKind.LAUGH));
    }
    writer.send(message(1, 20));

    assertThat(chat(reader)).hasSize(6);
    assertThat(refusals(writer)).hasSize(2);
  }

  @Test
  void endsATunnelThatFloodsTheChat() {
    for (int i = 0; i < 100; i++) {
      writer.send(message(1, 20));
    }

    writer.assertClosed(Problem.TOO_MANY_REQUESTS);
    assertThat(chat(reader)).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 7, 100, 255})
  void refusesWhatItDoesNotKnow(int kind) {
    writer.send(frame(1, kind, 0, Extensions.none(), 0));

    assertThat(chat(reader)).isEmpty();
    assertThat(refusals(writer)).hasSize(1);
    writer.assertOpen();
  }

  @Test
  void refusesWhatOnlyOnePersonWouldGetAndWhatIsNotWhole() {
    writer.send(frame(1, 0, 0, Extensions.none().withTargetIndex(2), 20));
    writer.send(frame(1, 0, 7, Extensions.none(), 20));
    writer.send(frame(1, ChatKind.HEART.number(), 0, Extensions.none(), 1));
    writer.send(frame(1, ChatKind.HEART.number(), 0, Extensions.none(), 9_000));
    writer.send(message(1, 0));

    assertThat(chat(reader)).isEmpty();
    assertThat(refusals(writer)).hasSize(5).allMatch(words -> words.contains("\"forbidden\""));
    writer.assertOpen();
  }

  @Test
  void closesATunnelWhoseMessageIsTooLong() {
    writer.send(message(1, 16 * 1024 + 1));

    writer.assertClosed(Problem.TOO_LARGE);
    assertThat(chat(reader)).isEmpty();
  }

  @Test
  void closesATunnelThatWritesAsSomebodyElse() {
    writer.send(message(2, 20));

    writer.assertClosed(Problem.FORBIDDEN_FRAME);
    assertThat(chat(reader)).isEmpty();
  }

  @Test
  void relaysNothingFromWhoHasNotEnteredOrMayNotWrite() {
    CapturingTunnel outside = new CapturingTunnel("outside");
    outside.on(
        relay.open(outside, new SeatAssignment(group, 3, WRITE, listener, new byte[] {'{', '}'})));
    outside.reopenUplink();
    outside.send(message(3, 20));
    CapturingTunnel silent = join("silent", 4, Rights.none());
    silent.send(message(4, 20));
    CapturingTunnel locked = join("locked", 5, Rights.none().passingOver(Channel.CHAT));
    locked.send(message(5, 20));

    assertThat(chat(reader)).isEmpty();
    assertThat(refusals(outside)).isEmpty();
    assertThat(refusals(silent)).hasSize(1);
    assertThat(refusals(locked)).hasSize(1);
    locked.assertOpen();
  }

  @Test
  void losesAndRepeatsNothingWhenTheLineIsCut() {
    Frame first = message(1, 20);
    Frame second = message(1, 20);
    writer.send(first);
    assertThat(reader.takeAndLose()).isTrue();
    writer.send(second);

    reader.reopenDownlink();

    assertThat(chat(reader)).containsExactly(first, second);
  }

  private List<Frame> chat(CapturingTunnel tunnel) {
    return tunnel.drain().stream()
        .filter(frame -> frame.header().channel() == Channel.CHAT)
        .toList();
  }

  private static List<String> refusals(CapturingTunnel tunnel) {
    return tunnel.drain().stream()
        .filter(frame -> frame.header().channel() == Channel.CONTROL)
        .filter(frame -> frame.header().kind() == ControlKind.REFUSED.number())
        .map(frame -> new String(frame.copyOfPayload(), StandardCharsets.UTF_8))
        .toList();
  }

  private CapturingTunnel join(String name, int sender, Rights rights) {
    CapturingTunnel tunnel = new CapturingTunnel(name);
    tunnel.on(
        relay.open(
            tunnel, new SeatAssignment(group, sender, rights, listener, new byte[] {'{', '}'})));
    tunnel.reopenUplink();
    tunnel.send(Frames.of(sender).control(ControlKind.HELLO, 20));
    relay.enter(tunnel.id());
    return tunnel;
  }

  private Frame message(int sender, int bytes) {
    return frame(sender, ChatKind.MESSAGE.number(), 0, Extensions.none(), bytes);
  }

  private Frame reaction(int sender, ChatKind kind) {
    return frame(sender, kind.number(), 0, Extensions.none(), 0);
  }

  private Frame frame(int sender, int kind, int stream, Extensions extensions, int bytes) {
    number++;
    return Frame.of(
        new EndToEndHeader(Channel.CHAT, kind, 0, 0, 0, sender, stream, 0, number, 0, extensions),
        new byte[bytes]);
  }
}
