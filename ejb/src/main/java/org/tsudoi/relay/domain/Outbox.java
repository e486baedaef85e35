package org.tsudoi.relay.domain;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Frame;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.SendSequence;
import org.tsudoi.shared.Ticker;

/**
 * The frames waiting to go down one participant's tunnel.
 *
 * <p>An outbox never holds more than its capacity in bytes. Pictures give way first: what waits too
 * long loses its upper layer, then everything up to the next key frame, and the stream then wants
 * one ({@link #takeWantedKeyFrames}). When a frame that must not be lost still does not fit, {@link
 * #offer} answers {@link Offer#FULL} and the relay closes that tunnel with {@code SLOW_CONSUMER}:
 * one slow participant must not hold up a meeting.
 *
 * <p>Frames are cut into pieces as they are taken, most urgent priority first; the lowest that
 * waits gets every sixteenth piece.
 *
 * <p>Thread-safe. No method blocks on I/O or calls out while it holds the lock.
 */
public final class Outbox {

  /** What became of a frame. */
  public enum Offer {
    QUEUED,
    LEFT_OUT,
    FULL
  }

  private static final int SHARE_OF_LOWEST = 16;
  private static final long VOICE_IS_LIVE_NANOS = Duration.ofSeconds(2).toNanos();

  private final OutboxLimits limits;
  private final Ticker ticker;

  /** By priority, the most urgent first; channels of one priority share a line. */
  private final WaitingLine[] lines = new WaitingLine[Channel.PRIORITIES];

  private final PictureRules pictures;
  private int turn;
  private boolean voiceCame;
  private long voiceAtNanos;

  /** An empty outbox. */
  public Outbox(OutboxLimits limits, Ticker ticker) {
    this.limits = limits;
    this.ticker = ticker;
    Arrays.setAll(lines, priority -> new WaitingLine());
    pictures = new PictureRules(limits);
  }

  /** Puts a frame in, if what must be kept leaves room for it. */
  public synchronized Offer offer(Frame frame) {
    return offer(frame, false);
  }

  /**
   * Puts in a frame that was relayed before this participant came. Pictures of which nothing is
   * written when the time for them is over are left out, and their stream wants a fresh key frame.
   */
  public synchronized Offer offerBacklog(Frame frame) {
    return offer(frame, true);
  }

  private Offer offer(Frame frame, boolean backlog) {
    long now = ticker.nanos();
    trim(now);
    Channel channel = frame.header().channel();
    WaitingLine line = line(channel);
    if (channel == Channel.VOICE) {
      voiceCame = true;
      voiceAtNanos = now;
    }
    return switch (channel.deliveryClass()) {
      case RELIABLE -> add(line, frame, now) ? Offer.QUEUED : Offer.FULL;
      case NEWEST -> {
        StreamKey stream = StreamKey.of(frame.header());
        line.removeUnstarted(waiting -> waiting.stream().equals(stream));
        yield add(line, frame, now) ? Offer.QUEUED : leaveOut(line);
      }
      case MEDIA ->
          channel.isPicture()
              ? offerPicture(line, new Waiting(frame, now, backlog), now)
              : add(line, frame, now) ? Offer.QUEUED : leaveOut(line);
    };
  }

  private Offer offerPicture(WaitingLine line, Waiting picture, long now) {
    EndToEndHeader header = picture.header();
    Frame frame = picture.cutter().frame();
    if (!header.isDelta() && !Pictures.isKeyFrame(header)) {
      StreamKey stream = StreamKey.of(header);
      line.removeUnstarted(
          waiting -> waiting.stream().equals(stream) && waiting.header().flags() == header.flags());
      return add(line, frame, now) ? Offer.QUEUED : Offer.FULL;
    }
    if (!pictures.admits(line, header, now)) {
      return leaveOut(line);
    }
    if (!fits(frame)) {
      // A camera never costs anybody the screen.
      pictures.skipAll(line(Channel.CAMERA));
    }
    if (!fits(frame)) {
      pictures.skipAll(line);
      if (!fits(frame) || !pictures.admits(line, header, now)) {
        pictures.miss(header);
        return leaveOut(line);
      }
    }
    line.add(picture);
    return Offer.QUEUED;
  }

  private boolean add(WaitingLine line, Frame frame, long now) {
    if (!fits(frame)) {
      pictures.skipAll(line(Channel.CAMERA));
      pictures.skipAll(line(Channel.SCREEN));
    }
    boolean fits = fits(frame);
    if (fits) {
      line.add(new Waiting(frame, now, false));
    }
    return fits;
  }

  /**
   * The next piece to write; empty when nothing waits that may go.
   *
   * @param least pieces of this channel's priority may go, and of those that are more urgent
   * @param pieceBytes the most payload in it
   * @param numbers gives its transmission number
   * @param acknowledged what it acknowledges
   */
  public synchronized Optional<HopUnit.Piece> next(
      Channel least, int pieceBytes, SendSequence numbers, long acknowledged) {
    trim(ticker.nanos());
    boolean lowest = turn % SHARE_OF_LOWEST == SHARE_OF_LOWEST - 1;
    WaitingLine chosen = null;
    for (int priority = 0; priority < least.priority(); priority++) {
      if (!lines[priority].isEmpty() && (chosen == null || lowest)) {
        chosen = lines[priority];
      }
    }
    if (chosen == null) {
      return Optional.empty();
    }
    turn++;
    return Optional.of(chosen.cut(pieceBytes, numbers, acknowledged));
  }

  /** Removes what belongs to these streams, also what is partly written; the rest is abandoned. */
  public synchronized void purge(Predicate<StreamKey> streams) {
    Arrays.asList(lines).forEach(line -> line.remove(waiting -> streams.test(waiting.stream())));
    pictures.forget(streams);
  }

  /**
   * After a cut: removes what is not sent again, so that pictures begin anew with what the group
   * offers next. Only frames of repeated channels stay.
   */
  public synchronized void forgetUnrepeated() {
    Arrays.asList(lines).forEach(line -> line.remove(waiting -> !waiting.isRepeated()));
    pictures.forget(stream -> true);
  }

  /** Sends nothing more of a stream before its next key frame, and wants one. */
  public synchronized void awaitKeyFrame(StreamKey stream) {
    pictures.await(stream);
  }

  /** The streams of which a key frame was found missing since the last call. */
  public synchronized List<StreamKey> takeWantedKeyFrames() {
    return pictures.takeWanted();
  }

  /** Applies the age rules; for times when nobody offers or takes. */
  public synchronized void trim() {
    trim(ticker.nanos());
  }

  /** Whether somebody's voice went through in the last moments. */
  public synchronized boolean carriesVoice() {
    return voiceCame && ticker.nanos() - voiceAtNanos < VOICE_IS_LIVE_NANOS;
  }

  /** Whether nothing waits. */
  public synchronized boolean isEmpty() {
    for (WaitingLine line : lines) {
      if (!line.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** How many bytes wait. */
  public synchronized long bytes() {
    long sum = 0;
    for (WaitingLine line : lines) {
      sum += line.bytes();
    }
    return sum;
  }

  /** How many frames were left out so far. */
  public synchronized long leftOut() {
    return Arrays.stream(lines).mapToLong(WaitingLine::leftOut).sum();
  }

  private void trim(long now) {
    WaitingLine voice = line(Channel.VOICE);
    long voiceFor = limits.voiceFor().toNanos();
    if (voice.oldestNanos(now) > voiceFor) {
      voice.leaveOut(waiting -> waiting.ageNanos(now) > voiceFor);
    }
    pictures.trim(line(Channel.SCREEN), now);
    pictures.trim(line(Channel.CAMERA), now);
  }

  private boolean fits(Frame frame) {
    return bytes() + frame.sizeBytes() <= limits.capacityBytes();
  }

  private WaitingLine line(Channel channel) {
    return lines[channel.priority() - 1];
  }

  private static Offer leaveOut(WaitingLine line) {
    line.countLeftOut();
    return Offer.LEFT_OUT;
  }
}
