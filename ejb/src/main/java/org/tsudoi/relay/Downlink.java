package org.tsudoi.relay;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.ProtocolException;
import org.tsudoi.protocol.ProtocolLimits;
import org.tsudoi.protocol.SendSequence;
import org.tsudoi.relay.domain.Outbox;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.Ticker;

/**
 * The way down of one tunnel, over all connections that it has one after the other: numbers what is
 * written, keeps the unacknowledged bytes within a window, acknowledges the uplink, sends
 * heartbeats and measures the round trip.
 *
 * <p>What is written is kept until it is acknowledged, if it belongs to a channel that is repeated;
 * of the rest only the numbers are kept. When a new connection takes over, the kept pieces go out
 * again unchanged, and gaps name the others.
 *
 * <p>The window follows the line: what it carried in the shortest round trip and a quarter of a
 * second, so that an urgent frame never waits behind more than that. Before it is full a piece asks
 * to be acknowledged at once; what else is acknowledged, the receiver says when it likes, since to
 * read acknowledgements of thirty viewers costs as much as to write their pictures.
 *
 * <p>Thread-safe. Its lock comes before that of the outbox; no I/O happens while it is held.
 */
final class Downlink {

  private static final int SMALLEST_WINDOW_BYTES = 16 * 1024;
  private static final int FIRST_WINDOW_BYTES = 64 * 1024;
  private static final double QUEUE_SECONDS = 0.25;
  private static final double SHRINK = 0.85;
  private static final double LEAST_ASKING_SHARE = 0.25;
  private static final double MOST_ASKING_SHARE = 0.8;

  /** A few bytes that are acknowledged within no time at all say nothing about a line. */
  private static final double LEAST_SECONDS_OF_A_RATE = 0.01;

  /** 400 kbit/s: below it a piece of 8 KiB would hold up voice for too long. */
  private static final double THIN_LINE_BYTES_PER_SECOND = 50_000;

  private static final int SMALL_PIECE_BYTES = 4096;
  private static final int SMALLEST_PIECE_BYTES = 512;

  /** How long voice may wait behind a picture. */
  private static final double VOICE_WAITS_SECONDS = 0.1;

  /** How long whatever is more urgent may wait behind cameras. */
  private static final double ALL_WAIT_SECONDS = 0.01;

  /** A round trip that took so much longer than the shortest met no queue. */
  private static final double IDLE_SECONDS = 0.02;

  private static final double TRY_MORE = 1.25;

  /**
   * What was written, and how things stood then.
   *
   * @param bytes all bytes written up to and with it
   * @param arrivedBefore all bytes of which it was known that they had arrived
   * @param knownAtNanos since when that was known
   */
  private record Sent(
      HopUnit unit, long bytes, long arrivedBefore, long knownAtNanos, long atNanos) {
    long number() {
      return unit.number();
    }
  }

  private final Outbox outbox;
  private final Ticker ticker;
  private final ProtocolLimits limits;
  private final int largestWindowBytes;
  private final SendSequence numbers = new SendSequence();
  private final Deque<Sent> unacknowledged = new ArrayDeque<>();
  private final Deque<HopUnit> repeats = new ArrayDeque<>();
  private long generation;
  private long numberedBytes;
  private long arrivedBytes;
  private long arrivedAtNanos;
  private long askedBytes;
  private long bytesOut;
  private double windowBytes = FIRST_WINDOW_BYTES;
  private boolean heldBack;
  private boolean onlyCamerasHeldBack;
  private long roundEnds;
  private double bytesPerSecond = Double.POSITIVE_INFINITY;
  private double shortestSeconds = Double.POSITIVE_INFINITY;
  private long toAcknowledge;
  private boolean acknowledgementDue;
  private boolean heartbeatDue;
  private boolean answered;
  private long heartbeatAt;
  private boolean peerClockKnown;
  private long peerClock;
  private long peerClockAt;
  private Optional<Duration> roundTrip = Optional.empty();

  Downlink(Outbox outbox, Ticker ticker, ProtocolLimits limits, int largestWindowBytes) {
    this.outbox = outbox;
    this.ticker = ticker;
    this.limits = limits;
    this.largestWindowBytes = largestWindowBytes;
    heartbeatAt = ticker.nanos();
  }

  /** The connection was for one answer, which it has given; another goes on where it ended. */
  synchronized void answered() {
    answered = true;
  }

  /**
   * A connection takes over: what was sent after this number goes out again, behind a heartbeat. A
   * poll that only goes on has nothing to be greeted for: it waits until there is something to say.
   *
   * @throws RefusedException with {@link Problem#CONFLICT} for a generation that is not higher than
   *     all before, or a number that was never sent
   */
  synchronized void opened(long next, long lastReceived) {
    if (next <= generation || lastReceived > numbers.last()) {
      throw new RefusedException(Problem.CONFLICT);
    }
    generation = next;
    acknowledged(lastReceived);
    Deque<HopUnit> later = new ArrayDeque<>(repeats);
    repeats.clear();
    unacknowledged.forEach(sent -> repeat(sent.unit()));
    later.forEach(this::repeat);
    unacknowledged.clear();
    arrivedBytes = numberedBytes;
    askedBytes = numberedBytes;
    windowBytes = FIRST_WINDOW_BYTES;
    bytesPerSecond = Double.POSITIVE_INFINITY;
    shortestSeconds = Double.POSITIVE_INFINITY;
    roundEnds = numbers.last();
    heldBack = false;
    if (!answered || lastReceived < numbers.last()) {
      beat();
    }
    answered = false;
  }

  /** Neighbouring gaps become one. */
  private void repeat(HopUnit unit) {
    if (unit instanceof HopUnit.Gap gap && repeats.peekLast() instanceof HopUnit.Gap before) {
      repeats.removeLast();
      repeats.add(new HopUnit.Gap(0, before.from(), gap.to()));
    } else {
      repeats.add(unit);
    }
  }

  /** The connection whose turn it is. */
  synchronized long generation() {
    return generation;
  }

  /** The last number given. */
  synchronized long lastNumber() {
    return numbers.last();
  }

  /** Fills the buffer; answers whether anything was put in. */
  synchronized boolean take(long by, ByteBuffer target) {
    if (by != generation) {
      return false;
    }
    int before = target.position();
    if (heartbeatDue && target.remaining() >= ProtocolLimits.LARGEST_UNIT_BYTES) {
      heartbeat().write(target);
      heartbeatDue = false;
      acknowledgementDue = false;
    }
    heldBack = false;
    boolean speaking = outbox.carriesVoice();
    while (target.remaining() >= ProtocolLimits.LARGEST_UNIT_BYTES) {
      long underway = numberedBytes - arrivedBytes;
      Channel least = leastUrgent(underway, speaking);
      if (underway >= windowBytes) {
        heldBack = !repeats.isEmpty() || !outbox.isEmpty();
        onlyCamerasHeldBack = false;
        break;
      }
      Optional<? extends HopUnit> next =
          repeats.isEmpty()
              ? outbox.next(least, pieceBytes(speaking), numbers, toAcknowledge)
              : Optional.of(repeated(repeats.poll()));
      if (next.isEmpty()) {
        heldBack = !outbox.isEmpty();
        onlyCamerasHeldBack = least == Channel.SCREEN;
        break;
      }
      write(asking(next.get(), speaking), target);
    }
    if (target.position() == before && acknowledgementDue) {
      new HopUnit.Acknowledgement(toAcknowledge).write(target);
      acknowledgementDue = false;
    }
    bytesOut += target.position() - before;
    return target.position() > before;
  }

  private void write(HopUnit unit, ByteBuffer target) {
    unit.write(target);
    long now = ticker.nanos();
    arrivedAtNanos = numberedBytes == arrivedBytes ? now : arrivedAtNanos;
    numberedBytes += unit.encodedBytes();
    acknowledgementDue = false;
    unacknowledged.add(new Sent(afterCut(unit), numberedBytes, arrivedBytes, arrivedAtNanos, now));
  }

  /**
   * Asks with the piece that fills its share of what may be under way, since the last one that did
   * and the last that is known to have arrived.
   */
  private HopUnit asking(HopUnit unit, boolean speaking) {
    long bytes = numberedBytes + unit.encodedBytes();
    double most = Math.min(windowBytes, pictureBytes(speaking));
    if (unit instanceof HopUnit.Piece piece && piece.handle() == Channel.CAMERA.number()) {
      most = Math.min(most, cameraBytes(speaking));
    }
    long settled = Math.max(askedBytes, arrivedBytes);
    if (unit instanceof HopUnit.Piece piece && bytes - settled >= most * askingShare()) {
      askedBytes = bytes;
      return piece.asked();
    }
    return unit;
  }

  /**
   * So much of the window that the rest lasts until the answer to it has come, and a bit longer.
   */
  private double askingShare() {
    double share = QUEUE_SECONDS / (QUEUE_SECONDS + shortestSeconds);
    return Math.max(LEAST_ASKING_SHARE, MOST_ASKING_SHARE * share);
  }

  private HopUnit repeated(HopUnit unit) {
    return unit instanceof HopUnit.Piece piece
        ? piece.acknowledging(toAcknowledge)
        : new HopUnit.Gap(toAcknowledge, ((HopUnit.Gap) unit).from(), unit.number());
  }

  /** What stands for a unit when it has to be sent again; the handle is the channel's number. */
  private static HopUnit afterCut(HopUnit unit) {
    return unit instanceof HopUnit.Piece piece && !Channel.of(piece.handle()).isRepeated()
        ? new HopUnit.Gap(0, piece.number(), piece.number())
        : unit;
  }

  private int pieceBytes(boolean speaking) {
    if (bytesPerSecond >= THIN_LINE_BYTES_PER_SECOND) {
      return limits.pieceBytes();
    }
    double small =
        speaking
            ? Math.max(SMALLEST_PIECE_BYTES, bytesPerSecond * VOICE_WAITS_SECONDS)
            : SMALL_PIECE_BYTES;
    return (int) Math.min(Math.min(SMALL_PIECE_BYTES, small), limits.pieceBytes());
  }

  /**
   * How much may be under way for a picture to be written too: what is written can no longer be
   * overtaken, so while somebody speaks pictures fill the line and a moment more.
   */
  private double pictureBytes(boolean speaking) {
    if (!speaking) {
      return windowBytes;
    }
    return Double.isInfinite(bytesPerSecond)
        ? SMALLEST_WINDOW_BYTES
        : bytesPerSecond * (VOICE_WAITS_SECONDS + shortestSeconds);
  }

  /** As {@link #pictureBytes}, for cameras: they fill the line, and nothing waits behind them. */
  private double cameraBytes(boolean speaking) {
    double most =
        Double.isInfinite(bytesPerSecond)
            ? SMALLEST_WINDOW_BYTES
            : bytesPerSecond * (ALL_WAIT_SECONDS + shortestSeconds);
    return Math.min(most, pictureBytes(speaking));
  }

  /** Of which channels, at least as urgent as this one, pieces may be written now. */
  private Channel leastUrgent(long underway, boolean speaking) {
    if (underway == 0 || underway < cameraBytes(speaking)) {
      return Channel.CAMERA;
    }
    return underway < pictureBytes(speaking) ? Channel.SCREEN : Channel.CHAT;
  }

  private HopUnit.Heartbeat heartbeat() {
    long now = ticker.nanos();
    long held = peerClockKnown ? millis(now - peerClockAt) : 0;
    return new HopUnit.Heartbeat(toAcknowledge, millis(now), peerClockKnown ? peerClock : 0, held);
  }

  /**
   * Takes the acknowledgement that every unit carries.
   *
   * @return whether the writer may go on after it was held back
   * @throws ProtocolException for a number that was never given
   */
  synchronized boolean acknowledged(long number) {
    if (!numbers.acknowledge(number)) {
      return false;
    }
    Sent last = null;
    while (!unacknowledged.isEmpty() && unacknowledged.peek().number() <= number) {
      last = unacknowledged.poll();
      arrivedBytes = last.bytes();
    }
    while (!repeats.isEmpty() && repeats.peek().number() <= number) {
      repeats.poll();
    }
    if (last != null) {
      measure(last);
    }
    boolean goOn = heldBack && numberedBytes - arrivedBytes < windowBytes;
    heldBack &= !goOn;
    return goOn;
  }

  private void measure(Sent last) {
    double seconds = Math.max(1e-4, (ticker.nanos() - last.atNanos()) / 1e9);
    shortestSeconds = Math.min(shortestSeconds, seconds);
    arrivedAtNanos = ticker.nanos();
    if (last.number() < roundEnds) {
      return;
    }
    roundEnds = numbers.last();
    if (!heldBack) {
      outgrow(last);
      return;
    }
    double measured = (arrivedBytes - last.arrivedBefore()) / seconds;
    bytesPerSecond = rate(measured, seconds);
    double wanted = bytesPerSecond * (QUEUE_SECONDS + shortestSeconds);
    double next = Math.max(windowBytes * SHRINK, Math.min(windowBytes * 2, wanted));
    windowBytes = Math.max(SMALLEST_WINDOW_BYTES, Math.min(largestWindowBytes, next));
  }

  /**
   * What the line carries. A round in which only cameras were held back, and nothing had to wait on
   * the line, says how much it carries at least: it may be tried with more.
   */
  private double rate(double measured, double seconds) {
    boolean idle = onlyCamerasHeldBack && seconds < shortestSeconds + IDLE_SECONDS;
    return idle && !Double.isInfinite(bytesPerSecond)
        ? Math.max(bytesPerSecond, measured) * TRY_MORE
        : measured;
  }

  /**
   * A line that was not full could have carried more: the window grows by it, and never shrinks.
   */
  private void outgrow(Sent last) {
    double seconds =
        Math.max(LEAST_SECONDS_OF_A_RATE, (arrivedAtNanos - last.knownAtNanos()) / 1e9);
    double least = (arrivedBytes - last.arrivedBefore()) / seconds * QUEUE_SECONDS;
    double most = Math.min(windowBytes * 2, largestWindowBytes);
    windowBytes = Math.max(windowBytes, Math.min(most, least));
  }

  /** The uplink brought units up to this number; the writer says so when it comes to it. */
  synchronized void arrived(long lastNumber) {
    toAcknowledge = lastNumber;
    acknowledgementDue = true;
  }

  synchronized void heard(HopUnit.Heartbeat heartbeat) {
    long now = ticker.nanos();
    peerClockKnown = true;
    peerClock = heartbeat.clockMillis();
    peerClockAt = now;
    if (heartbeat.echoMillis() != 0) {
      long trip = millis(now) - heartbeat.echoMillis() - heartbeat.heldMillis() & 0xFFFF_FFFFL;
      if (trip < limits.silence().toMillis()) {
        roundTrip = Optional.of(Duration.ofMillis(trip));
      }
    }
  }

  /** Whether the writer has something to do that no frame announced. */
  synchronized boolean isDue() {
    if (ticker.nanos() - heartbeatAt >= limits.heartbeat().toNanos()) {
      beat();
    }
    return heartbeatDue || acknowledgementDue;
  }

  /** A heartbeat goes out as soon as the writer comes to it. */
  synchronized void beat() {
    heartbeatDue = true;
    heartbeatAt = ticker.nanos();
  }

  synchronized Optional<Duration> roundTrip() {
    return roundTrip;
  }

  synchronized long bytesOut() {
    return bytesOut;
  }

  private static long millis(long nanos) {
    return Duration.ofNanos(nanos).toMillis() & 0xFFFF_FFFFL;
  }
}
