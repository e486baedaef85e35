package org.tsudoi.verify.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ChatKind;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Extensions;
import org.tsudoi.protocol.Frame;
import org.tsudoi.protocol.FrameAssembler;
import org.tsudoi.protocol.FrameCutter;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.HopUnitDecoder;
import org.tsudoi.protocol.ProtocolLimits;
import org.tsudoi.protocol.ReceiveSequence;
import org.tsudoi.protocol.SendSequence;
import org.tsudoi.protocol.TunnelOpening;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.JsonText;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * Somebody in a meeting. Acknowledges what arrives and answers heartbeats by itself; everything
 * else happens when the test says so. Waits for frames, never for time.
 */
public final class TestParticipant implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TsudoiServer server;
  private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
  private final HopUnitDecoder decoder = new HopUnitDecoder(Direction.DOWNLINK);
  private final FrameAssembler assembler = new FrameAssembler(ProtocolLimits.standard());
  private final ReceiveSequence received = new ReceiveSequence();
  private final SendSequence numbers = new SendSequence();
  private final long[] frameNumbers = new long[Channel.values().length];
  private final Random random = new Random(4);
  private final Connection downlink;
  private volatile Connection uplink;
  private final JsonObject welcome;

  private TestParticipant(TsudoiServer server, String ticket) {
    this.server = server;
    downlink = Connection.open(server, new TunnelOpening.WithTicket(ticket), this::receive);
    welcome = nextControl(ControlKind.WELCOME);
  }

  /** Joins with both connections and says hello; returns when the participant list has come. */
  public static TestParticipant join(TsudoiServer server, ApiClient person, Meeting meeting) {
    return joinWith(server, meeting.ticket(person));
  }

  /** Joins like {@link #join}, with a ticket that the test has got already. */
  public static TestParticipant joinWith(TsudoiServer server, String ticket) {
    TestParticipant joined = withDownlink(server, ticket);
    joined.openUplink();
    joined.hello();
    joined.nextControl(ControlKind.ROSTER);
    return joined;
  }

  /** Opens the downlink only and waits for the welcome. */
  public static TestParticipant withDownlink(TsudoiServer server, String ticket) {
    return new TestParticipant(server, ticket);
  }

  /** Opens the uplink. */
  public void openUplink() {
    openUplink(1);
  }

  /** Opens an uplink of this generation; from now on everything goes there. */
  public void openUplink(long generation) {
    uplink = Connection.open(server, uplinkOpening(secret(), generation), bytes -> {});
  }

  /** What an uplink of this tunnel shows. */
  public TunnelOpening.OfTunnel uplinkOpening(String shownSecret, long generation) {
    String id = welcome.getJsonObject("tunnel").getString("id");
    return new TunnelOpening.OfTunnel(Direction.UPLINK, id, shownSecret, generation, 0);
  }

  /** The tunnel's secret. */
  public String secret() {
    return welcome.getJsonObject("tunnel").getString("secret");
  }

  /** Says hello. */
  public void hello() {
    say(
        ControlKind.HELLO,
        Json.createObjectBuilder()
            .add("protocol", 1)
            .add("capabilities", Json.createArrayBuilder())
            .add("client", Json.createObjectBuilder().add("name", "test").add("version", "1"))
            .add("language", "en")
            .add("verifierType", 1)
            .build());
  }

  /** Shares a screen and returns when everybody was told. */
  public void share() {
    say(
        ControlKind.SHARE_REQUEST,
        Json.createObjectBuilder()
            .add("request", 1)
            .add("stream", 0)
            .add("title", "A test card")
            .add("surface", "monitor")
            .add("codec", "vp09.00.10.08")
            .add("width", 1280)
            .add("height", 720)
            .build());
    nextControl(ControlKind.SHARE_BEGAN);
  }

  /** Sends a control frame. */
  public void say(ControlKind kind, JsonObject json) {
    byte[] payload = json.toString().getBytes(StandardCharsets.UTF_8);
    send(frame(Channel.CONTROL, kind.number(), 0, OptionalLong.empty(), payload));
  }

  /** A key frame of the screen with a payload that nobody can read. */
  public Frame key(int bytes) {
    return frame(
        Channel.SCREEN, 0, EndToEndHeader.KEY_FRAME, OptionalLong.empty(), randomBytes(bytes));
  }

  /** A key frame of the screen with this payload. */
  public Frame key(byte[] payload) {
    return frame(Channel.SCREEN, 0, EndToEndHeader.KEY_FRAME, OptionalLong.empty(), payload);
  }

  /** A frame of the screen that needs the one before it. */
  public Frame delta(int bytes) {
    OptionalLong needs = OptionalLong.of(frameNumbers[Channel.SCREEN.number()]);
    return frame(Channel.SCREEN, 0, 0, needs, randomBytes(bytes));
  }

  /** A message of the chat. */
  public Frame message(String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    return frame(Channel.CHAT, ChatKind.MESSAGE.number(), 0, OptionalLong.empty(), payload);
  }

  private Frame frame(Channel channel, int kind, int flags, OptionalLong needs, byte[] payload) {
    long number = ++frameNumbers[channel.number()];
    Extensions extensions =
        needs.isPresent()
            ? Extensions.none().withNeededFrame(needs.getAsLong())
            : Extensions.none();
    return Frame.of(
        new EndToEndHeader(channel, kind, flags, 0, 0, sender(), 0, 0, number, 0, extensions),
        payload);
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Sends a frame, one message for each piece. */
  public void send(Frame frame) {
    FrameCutter cutter = new FrameCutter(frame, frame.header().channel().number());
    while (!cutter.isFinished()) {
      send(cutter.next(ProtocolLimits.LARGEST_PIECE_BYTES, nextNumber(), received()));
    }
  }

  /** Sends one unit. */
  public void send(HopUnit unit) {
    send(unit.toBytes());
  }

  /** Sends bytes as one message. */
  public void send(byte[] bytes) {
    uplink.send(ByteBuffer.wrap(bytes));
  }

  /** The next transmission number. */
  public synchronized long nextNumber() {
    return numbers.next();
  }

  /** What arrived so far. */
  public synchronized long received() {
    return received.last();
  }

  private void receive(ByteBuffer bytes) {
    decoder.feed(bytes, this::accept);
  }

  private void accept(HopUnit unit) {
    if (unit instanceof HopUnit.Heartbeat heartbeat && uplink != null) {
      send(new HopUnit.Heartbeat(received(), 1, heartbeat.clockMillis(), 0));
    }
    if (unit instanceof HopUnit.Piece piece) {
      synchronized (this) {
        received.accept(piece);
      }
      assembler.accept(piece).ifPresent(frames::add);
      if (uplink != null) {
        send(new HopUnit.Acknowledgement(received()));
      }
    }
  }

  /** Waits for the next frame of the screen, passing over all else. */
  public Frame nextPicture() {
    return next(frame -> frame.header().channel() == Channel.SCREEN);
  }

  /** Waits for the next message of the chat, passing over all else. */
  public String nextMessage() {
    Frame message = next(frame -> frame.header().channel() == Channel.CHAT);
    return new String(message.copyOfPayload(), StandardCharsets.UTF_8);
  }

  /** Waits for the next control frame of that kind, passing over all else. */
  public JsonObject nextControl(ControlKind kind) {
    Frame frame =
        next(
            candidate ->
                candidate.header().channel() == Channel.CONTROL
                    && candidate.header().kind() == kind.number());
    return JsonText.object(new String(frame.copyOfPayload(), StandardCharsets.UTF_8));
  }

  private Frame next(Predicate<Frame> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (true) {
        Frame frame = frames.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (frame == null) {
          throw new AssertionError("the frame did not come; closed: " + closed());
        }
        if (wanted.test(frame)) {
          return frame;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String closed() {
    return downlink.isClosed() ? downlink.awaitClosed().toString() : "no";
  }

  /** Whether a frame of the screen has come that nobody has taken yet. */
  public boolean hasPicture() {
    return frames.stream().anyMatch(frame -> frame.header().channel() == Channel.SCREEN);
  }

  /** The index that the server gave. */
  public int sender() {
    return welcome.getInt("sender");
  }

  /** What the server said first. */
  public JsonObject welcome() {
    return welcome;
  }

  /** The way down. */
  public Connection downlink() {
    return downlink;
  }

  /** The way up. */
  public Connection uplink() {
    return uplink;
  }

  /** Waits until the tunnel was closed by the server. */
  public Closed awaitClosed() {
    return downlink.awaitClosed();
  }

  /** Leaves. */
  @Override
  public void close() {
    downlink.close();
    if (uplink != null) {
      uplink.close();
    }
  }
}
