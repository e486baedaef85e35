package org.tsudoi.relay;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ChatKind;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Frame;
import org.tsudoi.protocol.HopFields;
import org.tsudoi.relay.domain.ChatMemory;
import org.tsudoi.relay.domain.KeyFrameCache;
import org.tsudoi.relay.domain.LoudestSpeakers;
import org.tsudoi.relay.domain.Outbox.Offer;
import org.tsudoi.relay.domain.StreamKey;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.Ticker;

/**
 * One frame to many: the seats of a group that take part, and the pictures that are shown.
 *
 * <p>Of voice only that of the loudest few goes on. What people write goes back to its writer as
 * well, so that everybody has it in one order and the writer knows that it was taken.
 *
 * <p>Begins with the first seat of its group and ends with the last. One lock makes a frame, a
 * change of rights and somebody's coming or going follow one another; under it frames are only put
 * into outboxes, whose locks come after it. Wakes, closes and listeners run when it is released.
 */
final class FanOut {

  /** A small picture costs less than what many changes of it do. */
  private static final int CAMERA_CACHE_BYTES = 128 * 1024;

  private final RelaySettings settings;
  private final KeyFrameRequests requests;
  private final Map<StreamKey, KeyFrameCache> caches = new HashMap<>();
  private final Set<Seat> seated = new HashSet<>();
  private final LoudestSpeakers speakers;
  private final ChatMemory chat;
  private final Clock clock;
  private volatile Seat[] members = {};

  FanOut(RelaySettings settings, KeyFrameRequests requests, Ticker ticker, Clock clock) {
    this.settings = settings;
    this.requests = requests;
    this.clock = clock;
    speakers = new LoudestSpeakers(settings.speakers(), ticker);
    chat = new ChatMemory(settings.chat());
  }

  /** Relays a frame of this seat, unless its rights forbid it; answers whether they allowed it. */
  boolean relay(Seat from, Frame sent) {
    EndToEndHeader header = sent.header();
    boolean written = header.channel() == Channel.CHAT;
    Frame frame = written ? sent.withHopFields(now()) : sent;
    Seat[] receivers;
    List<Seat> full = new ArrayList<>(0);
    List<StreamKey> wanted = new ArrayList<>(0);
    synchronized (this) {
      if (!from.isMember() || !from.rights().mayCarry(header.channel(), header.stream())) {
        return false;
      }
      if (header.channel() == Channel.VOICE && !speakers.admits(from.sender(), header.layer())) {
        return true;
      }
      from.hasBeenRelayed();
      remember(frame);
      receivers = members;
      for (Seat receiver : receivers) {
        if ((receiver != from || written) && isFor(header, receiver)) {
          Offer offer = receiver.outbox().offer(frame);
          if (offer == Offer.FULL) {
            full.add(receiver);
          } else if (offer == Offer.LEFT_OUT) {
            wanted.addAll(receiver.outbox().takeWantedKeyFrames());
          }
        }
      }
    }
    for (Seat receiver : receivers) {
      if (receiver != from || written) {
        receiver.tunnel().wake();
      }
    }
    full.forEach(seat -> seat.end(Problem.SLOW_CONSUMER, ""));
    wanted.forEach(this::requestKeyFrame);
    return true;
  }

  private static boolean isFor(EndToEndHeader header, Seat receiver) {
    return (!header.channel().isPicture() || receiver.takes(header.channel(), header.sender()))
        && isMeantFor(header, receiver);
  }

  private static boolean isMeantFor(EndToEndHeader header, Seat receiver) {
    return header.extensions().targetIndex().orElse(receiver.sender()) == receiver.sender();
  }

  private HopFields now() {
    return HopFields.none().withReceivedAtMillis(clock.millis());
  }

  private void remember(Frame frame) {
    EndToEndHeader header = frame.header();
    if (header.channel() == Channel.CHAT && header.kind() == ChatKind.MESSAGE.number()) {
      chat.keep(frame);
    }
    if (header.channel().isPicture() && header.extensions().targetIndex().isEmpty()) {
      StreamKey stream = StreamKey.of(header);
      if (header.has(EndToEndHeader.KEY_FRAME)) {
        requests.answered(stream);
      }
      caches.computeIfAbsent(stream, key -> new KeyFrameCache(cacheBytes(key))).pass(frame);
    }
  }

  private int cacheBytes(StreamKey stream) {
    return stream.channel() == Channel.CAMERA
        ? Math.min(CAMERA_CACHE_BYTES, settings.cacheBytes())
        : settings.cacheBytes();
  }

  /** Counts a seat in; it does not take part yet. */
  synchronized void seat(Seat seat) {
    seated.add(seat);
  }

  /** Lets a seat take part; the pictures that are shown and the last messages go first. */
  void enter(Seat seat) {
    boolean fits;
    synchronized (this) {
      if (!seated.contains(seat) || seat.isMember()) {
        return;
      }
      seat.becomeMember();
      Seat[] more = Arrays.copyOf(members, members.length + 1);
      more[members.length] = seat;
      members = more;
      showPictures(seat);
      fits = chat.frames().stream().allMatch(message -> seat.outbox().offer(message) != Offer.FULL);
    }
    if (!fits) {
      seat.end(Problem.SLOW_CONSUMER, "");
    }
    seat.tunnel().wake();
    seat.outbox().takeWantedKeyFrames().forEach(this::requestKeyFrame);
  }

  /** Lets a seat see the newest pictures again whose downlink was cut. */
  void resume(Seat seat) {
    synchronized (this) {
      seat.outbox().forgetUnrepeated();
      if (seat.isMember()) {
        showPictures(seat);
      }
    }
    seat.outbox().takeWantedKeyFrames().forEach(this::requestKeyFrame);
  }

  /**
   * Sends a seat pictures from now on, first those that are shown at this moment, or none any more:
   * then those that waited for it are gone on return.
   */
  void takePictures(Seat seat, boolean wanted) {
    synchronized (this) {
      if (!seat.takesPictures(wanted) || !seat.isMember()) {
        return;
      }
      if (wanted) {
        showPictures(seat);
      } else {
        seat.outbox().purge(stream -> stream.channel().isPicture());
      }
    }
    seat.tunnel().wake();
    seat.outbox().takeWantedKeyFrames().forEach(this::requestKeyFrame);
  }

  /** Sends a seat these cameras from now on and no others, as {@link #takePictures}. */
  void takeCameras(Seat seat, Set<Integer> senders) {
    synchronized (this) {
      Set<Integer> before = seat.takesCameras(senders);
      if (!seat.isMember()) {
        return;
      }
      seat.outbox().purge(of -> of.channel() == Channel.CAMERA && !senders.contains(of.sender()));
      show(seat, of -> of.channel() == Channel.CAMERA && !before.contains(of.sender()));
    }
    seat.tunnel().wake();
    seat.outbox().takeWantedKeyFrames().forEach(this::requestKeyFrame);
  }

  private void showPictures(Seat seat) {
    show(seat, stream -> true);
  }

  private void show(Seat seat, Predicate<StreamKey> which) {
    caches.forEach(
        (stream, cache) -> {
          boolean shown = which.test(stream) && seat.takes(stream.channel(), stream.sender());
          if (shown && stream.sender() != seat.sender()) {
            cache.frames().forEach(seat.outbox()::offerBacklog);
            if (!cache.isComplete()) {
              seat.outbox().awaitKeyFrame(stream);
            }
          }
        });
  }

  /**
   * Replaces what a seat may send; what is now forbidden is nowhere any more on return, apart from
   * messages that were taken before.
   */
  synchronized void replaceRights(Seat seat, Rights rights) {
    seat.replaceRights(rights);
    if (!rights.mayCarry(Channel.VOICE, 0)) {
      speakers.forget(seat.sender());
    }
    forget(
        seat,
        stream ->
            stream.sender() == seat.sender()
                && stream.channel() != Channel.CHAT
                && !rights.mayCarry(stream.channel(), stream.stream()));
  }

  /**
   * Ends a seat's part; nothing of it is anywhere any more on return. What was written stays for
   * the others, unless its writer is expelled.
   */
  synchronized void leave(Seat seat, Problem why) {
    seated.remove(seat);
    speakers.forget(seat.sender());
    members = Arrays.stream(members).filter(each -> each != seat).toArray(Seat[]::new);
    boolean expelled = why == Problem.EXPELLED;
    forget(
        seat,
        stream ->
            stream.sender() == seat.sender() && (expelled || stream.channel() != Channel.CHAT));
    if (expelled) {
      chat.forget(seat.sender());
    }
  }

  synchronized Set<Integer> writers() {
    return chat.senders();
  }

  synchronized void forgetWritten(int sender) {
    chat.forget(sender);
  }

  synchronized boolean isEmpty() {
    return seated.isEmpty();
  }

  private void forget(Seat of, Predicate<StreamKey> streams) {
    caches.keySet().removeIf(streams);
    requests.forget(streams);
    // When nothing of it ever went out, no outbox is searched: whole meetings are muted and leave.
    if (of.wasEverRelayed()) {
      for (Seat member : members) {
        member.outbox().purge(streams);
      }
    }
  }

  /** Sends a control frame of the server to all members, in the same order to each. */
  void sendToAll(int kind, byte[] payload) {
    Seat[] receivers;
    List<Seat> full = new ArrayList<>(0);
    synchronized (this) {
      receivers = members;
      for (Seat receiver : receivers) {
        if (!receiver.say(kind, payload)) {
          full.add(receiver);
        }
      }
    }
    for (Seat receiver : receivers) {
      receiver.tunnel().wake();
    }
    full.forEach(seat -> seat.end(Problem.SLOW_CONSUMER, ""));
  }

  /** Asks the sender of a stream for a key frame, now or as soon as the interval is over. */
  void requestKeyFrame(StreamKey stream) {
    if (requests.want(stream)) {
      ask(stream);
    }
  }

  /** Sends the requests that had to wait. */
  void sendDueRequests() {
    requests.due().forEach(this::ask);
  }

  private void ask(StreamKey stream) {
    for (Seat member : members) {
      boolean presents =
          member.sender() == stream.sender()
              && member.rights().mayCarry(stream.channel(), stream.stream());
      if (presents) {
        member.requestKeyFrame(stream);
      }
    }
  }
}
