package org.tsudoi.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.Frame;
import org.tsudoi.protocol.FrameAssembler;
import org.tsudoi.protocol.FrameCutter;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.HopUnitDecoder;
import org.tsudoi.protocol.ProtocolLimits;
import org.tsudoi.protocol.ReceiveSequence;
import org.tsudoi.protocol.SendSequence;
import org.tsudoi.shared.Problem;

/**
 * A participant without a network: takes what its link has when the test says so, and remembers it.
 *
 * <p>It is slow simply by not being asked to {@link #drain()}.
 */
public final class CapturingTunnel implements Tunnel {

  private static final int BUFFER_BYTES = 64 * 1024;

  private final TunnelId id;
  private HopUnitDecoder decoder = new HopUnitDecoder(Direction.DOWNLINK);
  private final FrameAssembler assembler = new FrameAssembler(ProtocolLimits.standard());
  private final ReceiveSequence sequence = new ReceiveSequence();
  private final SendSequence numbers = new SendSequence();
  private final List<Frame> frames = new ArrayList<>();
  private final List<HopUnit> units = new ArrayList<>();
  private Link link;
  private Problem closedFor;
  private int wakes;
  private long downGeneration = 1;
  private long upGeneration;
  private String transport = "websocket";
  private long droppedUplinks;
  private long droppedDownlinks;

  /** A tunnel of this name. */
  public CapturingTunnel(String name) {
    id = new TunnelId(name);
  }

  /** Remembers the link that belongs to this tunnel. */
  public CapturingTunnel on(Link seated) {
    link = seated;
    link.downlinkOpened(1, 0);
    return this;
  }

  /** Opens the next downlink, saying what arrived on the last. */
  public void reopenDownlink() {
    decoder = new HopUnitDecoder(Direction.DOWNLINK);
    link.downlinkOpened(++downGeneration, sequence.last());
  }

  /** Opens the next uplink; what is sent from now on goes there. */
  public void reopenUplink() {
    link.uplinkOpened(++upGeneration);
  }

  /** The link that it was given. */
  public Link link() {
    return link;
  }

  @Override
  public TunnelId id() {
    return id;
  }

  @Override
  public String secret() {
    return "secret-of-" + id;
  }

  @Override
  public synchronized void wake() {
    wakes++;
  }

  @Override
  public synchronized void drop(long uplinks, long downlinks) {
    droppedUplinks = Math.max(droppedUplinks, uplinks);
    droppedDownlinks = Math.max(droppedDownlinks, downlinks);
  }

  /** Up to which generation its uplinks were dropped. */
  public synchronized long droppedUplinks() {
    return droppedUplinks;
  }

  /** Up to which generation its downlinks were dropped. */
  public synchronized long droppedDownlinks() {
    return droppedDownlinks;
  }

  /** Runs over this transport from now on. */
  public void over(String name) {
    transport = name;
  }

  @Override
  public synchronized void close(Problem why, String detail) {
    if (closedFor == null) {
      closedFor = why;
    }
  }

  @Override
  public ConnectionFacts connection() {
    return new ConnectionFacts(transport, "TLSv1.3", "192.0.2.7", "test");
  }

  /** Sends a whole frame up. */
  public void send(Frame frame) {
    FrameCutter cutter = new FrameCutter(frame, frame.header().channel().number());
    while (!cutter.isFinished()) {
      send(cutter.next(ProtocolLimits.LARGEST_PIECE_BYTES, numbers.next(), sequence.last()));
    }
  }

  /** Sends one unit up. */
  public void send(HopUnit unit) {
    if (upGeneration == 0) {
      reopenUplink();
    }
    link.received(upGeneration, ByteBuffer.wrap(unit.toBytes()), true);
  }

  /** The next transmission number of the uplink. */
  public long nextNumber() {
    return numbers.next();
  }

  /** Takes everything that the link has, acknowledging it, and answers the frames of it. */
  public List<Frame> drain() {
    List<Frame> fresh = new ArrayList<>();
    while (takeOnce(BUFFER_BYTES, fresh)) {
      acknowledge();
    }
    return fresh;
  }

  /** Acknowledges everything that it has taken. */
  public void acknowledge() {
    send(new HopUnit.Acknowledgement(sequence.last()));
  }

  /** Takes one message of at most so many bytes without acknowledging it. */
  public boolean takeOnce(int bytes, List<Frame> fresh) {
    ByteBuffer target = ByteBuffer.allocate(bytes);
    if (!link.take(downGeneration, target)) {
      return false;
    }
    decoder.feed(target.flip(), unit -> accept(unit, fresh));
    return true;
  }

  /** Takes one message, of which nothing arrives; answers whether there was one. */
  public boolean takeAndLose() {
    return link.take(downGeneration, ByteBuffer.allocate(BUFFER_BYTES));
  }

  /** The generation of its downlink. */
  public long downGeneration() {
    return downGeneration;
  }

  private void accept(HopUnit unit, List<Frame> fresh) {
    units.add(unit);
    if (unit instanceof HopUnit.Gap gap) {
      sequence.accept(gap);
      assembler.abandonMedia();
    }
    if (unit instanceof HopUnit.Piece piece && sequence.accept(piece)) {
      assembler
          .accept(piece)
          .ifPresent(
              frame -> {
                frames.add(frame);
                fresh.add(frame);
              });
    }
  }

  /** Every frame so far. */
  public List<Frame> frames() {
    return frames;
  }

  /** Every unit so far; payloads of pieces are not valid any more. */
  public List<HopUnit> units() {
    return units;
  }

  /** How many frames were begun and then replaced by another. */
  public long abandonedFrames() {
    return assembler.abandonedFrames();
  }

  /** How often it was woken. */
  public synchronized int wakes() {
    return wakes;
  }

  /** That it was closed, and why. */
  public synchronized void assertClosed(Problem why) {
    assertThat(closedFor).isEqualTo(why);
  }

  /** That nobody has closed it. */
  public synchronized void assertOpen() {
    assertThat(closedFor).isNull();
  }
}
