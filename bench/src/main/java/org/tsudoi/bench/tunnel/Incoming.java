package org.tsudoi.bench.tunnel;

import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.tsudoi.bench.line.TunnelLine;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Frame;
import org.tsudoi.protocol.FrameAssembler;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.HopUnitDecoder;
import org.tsudoi.protocol.ProtocolLimits;
import org.tsudoi.protocol.ReceiveSequence;

/**
 * The way down of one participant: finds the frames in what arrives and says when to acknowledge.
 *
 * <p>Belongs to the thread of its loop, but for what was received and acknowledged.
 */
final class Incoming implements TunnelLine.Listener {

  private static final long ACKNOWLEDGE_NANOS = Duration.ofMillis(200).toNanos();

  /** A frame of which the last piece has not come; reused for the next on the same handle. */
  private static final class Open {
    private EndToEndHeader header;
    private long stamp;
    private long payloadBytes;
  }

  private final Arrivals arrivals;
  private final LongConsumer acknowledge;
  private final LongConsumer onTick;
  private final Runnable whenEnded;
  private final HopUnitDecoder decoder = new HopUnitDecoder(Direction.DOWNLINK);
  private final FrameAssembler control = new FrameAssembler(ProtocolLimits.standard());
  private final ReceiveSequence sequence = new ReceiveSequence();
  private final Open[] open = new Open[Channel.values().length];
  private final CompletableFuture<JsonObject> welcome = new CompletableFuture<>();
  private final CompletableFuture<JsonObject> roster = new CompletableFuture<>();
  private final CompletableFuture<JsonObject> shareBegan = new CompletableFuture<>();
  private volatile long received;
  private volatile boolean unacknowledged;
  private boolean asked;
  private long unacknowledgedSince;
  private long peerClock;
  private long peerClockAt;

  Incoming(Arrivals arrivals, LongConsumer acknowledge, LongConsumer onTick, Runnable whenEnded) {
    this.arrivals = arrivals;
    this.acknowledge = acknowledge;
    this.onTick = onTick;
    this.whenEnded = whenEnded;
  }

  @Override
  public void part(ByteBuffer bytes, boolean endOfMessage) {
    decoder.feed(bytes, this::accept);
    if (endOfMessage) {
      decoder.endOfMessage();
    }
    if (asked) {
      acknowledgeNow();
    }
  }

  private void acknowledgeNow() {
    asked = false;
    unacknowledged = false;
    acknowledge.accept(received);
  }

  private void accept(HopUnit unit) {
    if (unit instanceof HopUnit.Piece piece) {
      accept(piece);
    } else if (unit instanceof HopUnit.Heartbeat heartbeat) {
      peerClock = heartbeat.clockMillis();
      peerClockAt = System.nanoTime();
    } else if (unit instanceof HopUnit.Gap gap) {
      sequence.accept(gap);
      received = sequence.last();
    }
  }

  private void accept(HopUnit.Piece piece) {
    if (!sequence.accept(piece)) {
      return;
    }
    received = sequence.last();
    if (!unacknowledged) {
      unacknowledgedSince = System.nanoTime();
    }
    // A writer that denies it in between costs one acknowledgement, which the next piece brings.
    unacknowledged = true;
    asked |= piece.asking();
    // The server takes the number of the channel as the handle.
    if (piece.handle() == Channel.CONTROL.number()) {
      control.accept(piece).ifPresent(this::acceptControl);
    } else {
      acceptMedia(piece);
    }
  }

  private void acceptMedia(HopUnit.Piece piece) {
    ByteBuffer payload = piece.payload().duplicate();
    Open frame = open[piece.handle()];
    if (frame == null) {
      frame = new Open();
      open[piece.handle()] = frame;
    }
    if (piece.first()) {
      frame.header = EndToEndHeader.read(payload);
      frame.stamp = payload.remaining() >= Long.BYTES ? payload.getLong(payload.position()) : 0;
      frame.payloadBytes = 0;
    }
    frame.payloadBytes += payload.remaining();
    if (piece.last()) {
      arrivals.frame(frame.header, frame.stamp, frame.payloadBytes);
    }
  }

  private void acceptControl(Frame frame) {
    int kind = frame.header().kind();
    JsonObject json = ServerApi.parse(new String(frame.copyOfPayload(), StandardCharsets.UTF_8));
    if (kind == ControlKind.WELCOME.number()) {
      welcome.complete(json);
    } else if (kind == ControlKind.ROSTER.number()) {
      roster.complete(json);
    } else if (kind == ControlKind.SHARE_BEGAN.number()) {
      shareBegan.complete(json);
    }
    arrivals.control(frame.header(), json);
  }

  @Override
  public void tick(long nowNanos) {
    if (unacknowledged && nowNanos - unacknowledgedSince >= ACKNOWLEDGE_NANOS) {
      acknowledgeNow();
    }
    onTick.accept(nowNanos);
  }

  @Override
  public void closed(int code, String reason) {
    IllegalStateException over = new IllegalStateException(code + " " + reason);
    welcome.completeExceptionally(over);
    roster.completeExceptionally(over);
    shareBegan.completeExceptionally(over);
    whenEnded.run();
    arrivals.closed(code, reason);
  }

  HopUnit.Heartbeat heartbeat(long now) {
    long held = peerClock == 0 ? 0 : Duration.ofNanos(now - peerClockAt).toMillis();
    return new HopUnit.Heartbeat(received, millis(now), peerClock, held);
  }

  private static long millis(long nanos) {
    return Duration.ofNanos(nanos).toMillis() & 0xFFFF_FFFFL;
  }

  /** The number up to which everything has arrived. */
  long received() {
    return received;
  }

  /** What was received has just been acknowledged along with something else. */
  void acknowledged() {
    unacknowledged = false;
  }

  CompletableFuture<JsonObject> welcome() {
    return welcome;
  }

  CompletableFuture<JsonObject> roster() {
    return roster;
  }

  CompletableFuture<JsonObject> shareBegan() {
    return shareBegan;
  }
}
