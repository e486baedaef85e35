package org.tsudoi.verify.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.HopUnitDecoder;

/**
 * The thread that writes one participant's uplinks: opens them, fills them, and replaces them when
 * they are lost, used up or no longer wanted. Its fields are guarded by the participant's lock.
 */
final class UpWriter implements Runnable {

  private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(15);
  private static final double USED_UP = 0.95;
  private static final int MARK_BYTES = 20;

  private final ResumingParticipant owner;
  private final Outgoing outgoing = new Outgoing();
  private Optional<WayUp> way = Optional.empty();
  private Transport over;
  private long generation;
  private long standing;
  private long bytes;
  private long rollovers;
  private boolean acknowledgementDue;
  private boolean renewalDue;
  private long heartbeatAtNanos = System.nanoTime();
  private long serverClock;
  private long serverClockAtNanos;
  private long heartbeats;

  UpWriter(ResumingParticipant owner) {
    this.owner = owner;
  }

  void start() {
    ResumingParticipant.daemon(this, "up");
  }

  Outgoing outgoing() {
    return outgoing;
  }

  /** Called under the owner's lock. */
  void acknowledgementIsDue() {
    acknowledgementDue = true;
  }

  /** Called under the owner's lock. */
  void heard(HopUnit.Heartbeat heartbeat) {
    heartbeats++;
    serverClock = heartbeat.clockMillis();
    serverClockAtNanos = System.nanoTime();
  }

  @Override
  public void run() {
    while (!owner.isOver()) {
      try {
        WayUp now = current();
        byte[] batch = nextBatch(now);
        if (batch.length > 0) {
          WayUp roomy = withRoomFor(batch.length, now);
          roomy.send(batch);
          sent(batch.length);
        }
      } catch (IOException lost) {
        lost(lost);
      } catch (RuntimeException failure) {
        owner.fail(failure);
      }
    }
  }

  private WayUp current() throws IOException {
    Optional<WayUp> before;
    synchronized (owner) {
      if (way.isPresent() && !renewalDue && !way.get().isLost()) {
        return way.get();
      }
      before = way;
      way = Optional.empty();
      renewalDue = false;
    }
    WayUp next = open();
    before.ifPresent(WayUp::abort);
    synchronized (owner) {
      outgoing.beginAgain();
      acknowledgementDue = true;
    }
    return next;
  }

  private WayUp open() throws IOException {
    long number;
    synchronized (owner) {
      number = ++generation;
      over = owner.transport();
    }
    WayUp next =
        over.openUp(
            owner.line(), owner.offer(Direction.UPLINK, number), this::wake, this::answered);
    synchronized (owner) {
      way = Optional.of(next);
      bytes = 0;
    }
    return next;
  }

  private void wake() {
    synchronized (owner) {
      owner.notifyAll();
    }
  }

  private void answered(byte[] units) {
    HopUnitDecoder decoder = new HopUnitDecoder(Direction.DOWNLINK);
    decoder.feed(ByteBuffer.wrap(units), owner::accept);
    decoder.endOfMessage();
  }

  /** What is to be written now, waiting for it; empty when the connection has to be looked at. */
  private byte[] nextBatch(WayUp now) {
    synchronized (owner) {
      while (!outgoing.isDue() && !acknowledgementDue && !isHeartbeatDue()) {
        if (owner.isOver() || now.isLost() || renewalDue) {
          return new byte[0];
        }
        lookForSilence();
        if (outgoing.isStuck(STUCK_NANOS)) {
          now.abort();
          return new byte[0];
        }
        pause();
      }
      ByteBuffer batch = ByteBuffer.allocate(over.batchBytes());
      if (isHeartbeatDue()) {
        heartbeat().write(batch);
        heartbeatAtNanos = System.nanoTime();
      } else if (acknowledgementDue) {
        new HopUnit.Acknowledgement(owner.last()).write(batch);
      }
      acknowledgementDue = false;
      outgoing.fill(batch, owner.last());
      return Arrays.copyOf(batch.array(), batch.position());
    }
  }

  private boolean isHeartbeatDue() {
    return System.nanoTime() - heartbeatAtNanos > HEARTBEAT_NANOS;
  }

  private HopUnit heartbeat() {
    long now = System.nanoTime();
    long held = serverClock == 0 ? 0 : millis(now - serverClockAtNanos);
    return new HopUnit.Heartbeat(owner.last(), millis(now), serverClock, held);
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos) & 0xFFFF_FFFFL;
  }

  private void lookForSilence() {
    if (System.nanoTime() - owner.heardAtNanos() > SILENCE_NANOS) {
      owner.cutDown();
    }
  }

  private void pause() {
    try {
      owner.wait(250);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** The uplink, or its successor when so many bytes more would use it up. */
  private WayUp withRoomFor(int more, WayUp now) throws IOException {
    long limit = owner.welcome().getJsonObject("limits").getJsonNumber("uplinkBytes").longValue();
    long carried;
    synchronized (owner) {
      carried = bytes;
    }
    if (carried + more + MARK_BYTES <= limit * USED_UP) {
      return now;
    }
    long heard;
    synchronized (owner) {
      heard = heartbeats;
    }
    WayUp next = open();
    if (!over.tellsThatItStands() || over.isNumbered()) {
      byte[] first = new HopUnit.Acknowledgement(owner.last()).toBytes();
      next.send(first);
      sent(first.length);
    }
    awaitStanding(heard, next);
    now.send(new HopUnit.SwitchMark(owner.last(), generation()).toBytes());
    now.finish();
    synchronized (owner) {
      rollovers++;
    }
    return next;
  }

  /** Nobody answers a long body while it goes on: but the server greets each uplink from above. */
  private void awaitStanding(long heard, WayUp next) throws IOException {
    synchronized (owner) {
      while (!over.tellsThatItStands() && heartbeats == heard) {
        if (owner.isOver() || next.isLost()) {
          throw new IOException("the successor does not stand");
        }
        pause();
      }
    }
  }

  private void sent(int count) {
    synchronized (owner) {
      bytes += count;
      standing = generation;
      owner.notifyAll();
    }
  }

  private void lost(IOException why) {
    owner.judge(why);
    synchronized (owner) {
      way.ifPresent(WayUp::abort);
      way = Optional.empty();
      if (!owner.isOver()) {
        pause();
      }
    }
  }

  void abort() {
    Optional<WayUp> now;
    synchronized (owner) {
      now = way;
    }
    now.ifPresent(WayUp::abort);
    wake();
  }

  /** Wants another uplink, on the transport that the participant has now; its generation. */
  long renew() {
    synchronized (owner) {
      renewalDue = true;
      owner.notifyAll();
      return generation + 1;
    }
  }

  boolean stands(long wanted) {
    return standing >= wanted;
  }

  long generation() {
    synchronized (owner) {
      return generation;
    }
  }

  long rollovers() {
    synchronized (owner) {
      return rollovers;
    }
  }
}
