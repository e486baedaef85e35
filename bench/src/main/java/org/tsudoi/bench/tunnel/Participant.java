package org.tsudoi.bench.tunnel;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tsudoi.bench.line.Loop;
import org.tsudoi.bench.line.RequestLine;
import org.tsudoi.bench.line.Target;
import org.tsudoi.bench.line.TunnelLine;
import org.tsudoi.bench.line.WebSocketLine;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Extensions;
import org.tsudoi.protocol.Frame;
import org.tsudoi.protocol.FrameCutter;
import org.tsudoi.protocol.ProtocolLimits;
import org.tsudoi.protocol.SendSequence;
import org.tsudoi.protocol.TunnelOpening;

/**
 * Somebody in a meeting, over two WebSocket connections or over HTTPS requests, who keeps the
 * protocol as the meeting page does: acknowledges what asks for it at once and the rest within 200
 * ms, sends heartbeats every 10 s.
 *
 * <p>Begins with {@link #join}; ends with {@link #leave} or when the server says so. It looks at
 * the headers of what arrives and puts control frames together, nothing else. Sending is for every
 * thread. Sends no more than it is told to, so that it needs no window.
 */
public final class Participant {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long HEARTBEAT_NANOS = Duration.ofSeconds(10).toNanos();
  private static final String PATH = "/tunnel/ws";
  private static final int GOING_AWAY = 1001;

  /** Counts the connections that have not ended. */
  private final CountDownLatch ends = new CountDownLatch(2);

  private final Incoming incoming;
  private final SendSequence numbers = new SendSequence();
  private final long[] frameNumbers = new long[Channel.values().length];
  private final ByteBuffer message = ByteBuffer.allocate(ProtocolLimits.standard().messageBytes());
  private TunnelLine downlink;
  private volatile TunnelLine uplink;
  private int sender = EndToEndHeader.SENDER_UNKNOWN;
  private long heartbeatAt = System.nanoTime();

  private Participant(Arrivals arrivals) {
    incoming = new Incoming(arrivals, this::acknowledge, this::beat, ends::countDown);
  }

  /** How to join. */
  public static final class Joining {
    private final Loop loop;
    private final Target target;
    private int receiveBufferBytes;
    private boolean requests;

    /** Over the lines of this loop. */
    public Joining(Loop loop, Target target) {
      this.loop = loop;
      this.target = target;
    }

    /** With that much room in the kernel for what the participant does not read. */
    public Joining receiveBuffer(int bytes) {
      receiveBufferBytes = bytes;
      return this;
    }

    /** Over HTTPS requests, as where no WebSocket stands: a streaming GET and numbered POSTs. */
    public Joining overRequests() {
      requests = true;
      return this;
    }

    /** Joins with both connections and says hello; returns when the participant list has come. */
    public Participant with(String ticket, Arrivals arrivals) {
      Participant joined = new Participant(arrivals);
      joined.downlink = down(new TunnelOpening.WithTicket(ticket).offer(), joined.incoming);
      JsonObject welcome = get(joined.incoming.welcome());
      joined.sender = welcome.getInt("sender");
      JsonObject tunnel = welcome.getJsonObject("tunnel");
      TunnelOpening up =
          new TunnelOpening.OfTunnel(
              Direction.UPLINK, tunnel.getString("id"), tunnel.getString("secret"), 1, 0);
      joined.uplink = up(up.offer(), new Upward(arrivals, joined.ends));
      joined.hello();
      get(joined.incoming.roster());
      return joined;
    }

    private TunnelLine down(String offer, TunnelLine.Listener listener) {
      return requests
          ? RequestLine.down(loop, target, credentials(offer), listener, receiveBufferBytes)
          : WebSocketLine.open(loop, target, PATH, offer, listener, receiveBufferBytes);
    }

    /** A WebSocket offers the protocol and then this. */
    private static String credentials(String offer) {
      return offer.substring(offer.lastIndexOf(' ') + 1);
    }

    private TunnelLine up(String offer, TunnelLine.Listener listener) {
      return requests
          ? RequestLine.up(loop, target, credentials(offer), listener)
          : WebSocketLine.open(loop, target, PATH, offer, listener, 0);
    }
  }

  /** Nothing but the end comes down the uplink. */
  private record Upward(Arrivals arrivals, CountDownLatch ends) implements TunnelLine.Listener {
    @Override
    public void part(ByteBuffer bytes, boolean endOfMessage) {
      throw new IllegalStateException("bytes down the uplink");
    }

    @Override
    public void closed(int code, String reason) {
      ends.countDown();
      arrivals.closed(code, reason);
    }
  }

  private static JsonObject get(CompletableFuture<JsonObject> coming) {
    try {
      return coming.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void hello() {
    say(
        ControlKind.HELLO,
        Json.createObjectBuilder()
            .add("protocol", 1)
            .add("capabilities", Json.createArrayBuilder())
            .add("client", Json.createObjectBuilder().add("name", "bench").add("version", "1"))
            .add("language", "en")
            .add("verifierType", 1)
            .build());
  }

  /** Shares a screen; returns when everybody was told. */
  public void share() {
    say(
        ControlKind.SHARE_REQUEST,
        Json.createObjectBuilder()
            .add("request", 1)
            .add("stream", 0)
            .add("title", "")
            .add("surface", "monitor")
            .add("codec", "vp09.00.10.08")
            .add("width", 1280)
            .add("height", 720)
            .build());
    get(incoming.shareBegan());
  }

  /** Sends a control frame. */
  public void say(ControlKind kind, JsonObject json) {
    byte[] payload = json.toString().getBytes(StandardCharsets.UTF_8);
    send(Channel.CONTROL, kind.number(), 0, 0, Extensions.none(), payload);
  }

  /** Sends a key frame of the screen. */
  public void key(byte[] payload) {
    send(Channel.SCREEN, 0, EndToEndHeader.KEY_FRAME, 0, Extensions.none(), payload);
  }

  /** Sends a picture that needs the one before it. */
  public synchronized void delta(byte[] payload) {
    Extensions extensions =
        Extensions.none().withNeededFrame(frameNumbers[Channel.SCREEN.number()]);
    send(Channel.SCREEN, 0, 0, 0, extensions, payload);
  }

  /** Sends a packet of voice that claims this loudness class, 0 to 7. */
  public void voice(int loudness, byte[] payload) {
    send(Channel.VOICE, 0, 0, loudness, Extensions.none(), payload);
  }

  /** Sends a frame, as few messages as it takes. */
  private synchronized void send(
      Channel channel, int kind, int flags, int layer, Extensions extensions, byte[] payload) {
    long number = ++frameNumbers[channel.number()];
    Frame frame =
        Frame.of(
            new EndToEndHeader(channel, kind, flags, layer, 0, sender, 0, 0, number, 0, extensions),
            payload);
    FrameCutter cutter = new FrameCutter(frame, channel.number());
    while (!cutter.isFinished()) {
      message.clear();
      do {
        cutter
            .next(ProtocolLimits.LARGEST_PIECE_BYTES, numbers.next(), incoming.received())
            .write(message);
      } while (!cutter.isFinished() && message.remaining() >= ProtocolLimits.LARGEST_UNIT_BYTES);
      incoming.acknowledged();
      uplink.send(message.flip());
    }
  }

  private void acknowledge(long number) {
    TunnelLine up = uplink;
    if (up != null) {
      up.acknowledge(number);
    }
  }

  private void beat(long now) {
    TunnelLine up = uplink;
    if (up != null && now - heartbeatAt >= HEARTBEAT_NANOS) {
      heartbeatAt = now;
      up.send(ByteBuffer.wrap(incoming.heartbeat(now).toBytes()));
    }
  }

  /** Stops or goes on reading what the server sends. */
  public void stall(boolean stop) {
    downlink.pause(stop);
  }

  /** The index that the server gave. */
  public int sender() {
    return sender;
  }

  /** Bytes that wait on this side to be sent. */
  public int unsentBytes() {
    return uplink.unsentBytes();
  }

  /** Closes both connections without a word before, as a browser does with its tab. */
  public void closeTab() {
    uplink.close(GOING_AWAY);
    downlink.close(GOING_AWAY);
  }

  /**
   * Leaves, and waits until the server has closed both connections.
   *
   * <p>One after the other on purpose: a container that closes many connections at once has shown
   * itself busy with that for minutes, and what is measured next would pay for it.
   */
  public void leave() {
    say(ControlKind.LEAVE, JsonObject.EMPTY_JSON_OBJECT);
    if (!ended()) {
      uplink.drop();
      downlink.drop();
    }
  }

  private boolean ended() {
    try {
      return ends.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
