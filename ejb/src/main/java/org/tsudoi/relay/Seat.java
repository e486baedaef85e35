package org.tsudoi.relay;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Frame;
import org.tsudoi.protocol.ProtocolException;
import org.tsudoi.relay.domain.Outbox;
import org.tsudoi.relay.domain.StreamKey;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.Ticker;

/**
 * One tunnel's place in a group.
 *
 * <p>Begins with the welcome in its outbox; its uplink must stand, and then say hello, within the
 * time allowed; it takes part once it has entered; it outlives its connections for as long as
 * {@link Presence} allows; it ends by {@link #end}, once, whoever says so. What it may send is
 * changed by its group alone, under the group's lock.
 *
 * <p>Locks: uplink, then group, then seat, then outbox. The listener is called by the inbox, never
 * from here.
 */
final class Seat implements Link, Uplink.FrameSink {

  private static final long MASK_32 = 0xFFFF_FFFFL;

  private final Tunnel tunnel;
  private final SeatAssignment assignment;
  private final RelaySettings settings;
  private final Ticker ticker;
  private final FanOut group;
  private final Outbox outbox;
  private final Downlink downlink;
  private final Uplink uplink;
  private final Inbox inbox;
  private final Refusals refusals;
  private final ChatGate chat;
  private final Consumer<Seat> gone;
  private final Object saying = new Object();
  private final Presence presence;

  /** Guarded by the lock of the uplink, like everything that reads. */
  private final Allowance pointers;

  private final CameraGate camera;

  private volatile Rights rights;
  private volatile Rights formerRights = Rights.none();
  private volatile long narrowedAtNanos;
  private volatile boolean member;
  private volatile boolean helloCame;
  private volatile boolean ended;

  /** Guarded by the lock of the group. */
  private boolean takesPictures = true;

  /** Guarded by the lock of the group. */
  private Set<Integer> cameras = Set.of();

  private long controlNumber;
  private boolean relayed;

  Seat(
      Tunnel tunnel,
      SeatAssignment assignment,
      FanOut group,
      RelaySettings settings,
      Ticker ticker,
      Executor executor,
      Consumer<Seat> gone) {
    this.tunnel = tunnel;
    this.assignment = assignment;
    this.group = group;
    this.settings = settings;
    this.ticker = ticker;
    this.gone = gone;
    rights = assignment.rights();
    outbox = new Outbox(settings.outbox(), ticker);
    downlink = new Downlink(outbox, ticker, settings.protocol(), settings.largestWindowBytes());
    uplink = new Uplink(settings, ticker, sender(), downlink, this, tunnel::wake);
    inbox =
        new Inbox(
            assignment.listener(),
            executor,
            settings.inboxFrames(),
            () -> end(Problem.SERVER_FAILURE, ""));
    refusals = new Refusals(settings.refusedFrames(), settings.refusedWithin(), ticker);
    pointers = new Allowance(settings.pointersPerSecond(), ticker.nanos());
    chat = new ChatGate(ticker);
    camera = new CameraGate(settings.cameraBytesPerSecond(), ticker);
    presence = new Presence(settings.connections(), settings.protocol().silence(), ticker);
    say(ControlKind.WELCOME.number(), assignment.welcome());
  }

  @Override
  public void received(long generation, ByteBuffer units, boolean whole) {
    if (ended) {
      return;
    }
    try {
      uplink.received(generation, units, whole);
    } catch (ProtocolException bad) {
      end(TunnelProblems.of(bad), bad.getMessage());
    } catch (RefusedException refusal) {
      end(refusal.problem(), "");
    }
  }

  @Override
  public long received() {
    return uplink.lastNumber();
  }

  @Override
  public boolean mayBegin(EndToEndHeader header) {
    boolean may =
        header.channel() == Channel.CONTROL
            || isMember() && rights.mayCarry(header.channel(), header.stream());
    if (!may) {
      refuse(header);
    }
    return may && (header.channel() != Channel.CHAT || mayWrite(header));
  }

  private boolean mayWrite(EndToEndHeader header) {
    Optional<Problem> why = chat.refuses(header);
    why.ifPresent(problem -> tellRefused(header, problem));
    return why.isEmpty();
  }

  /** Tells a writer which frame nobody gets, and why. */
  private void tellRefused(EndToEndHeader header, Problem why) {
    if (!chat.bearsRefusal()) {
      end(Problem.TOO_MANY_REQUESTS, "");
      return;
    }
    JsonObjectBuilder words =
        Json.createObjectBuilder()
            .add("channel", header.channel().number())
            .add("number", header.number())
            .add("problem", why.key());
    sayOrEnd(
        ControlKind.REFUSED.number(), words.build().toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void accept(Frame frame) {
    EndToEndHeader header = frame.header();
    if (ended) {
      return;
    }
    if (header.channel() == Channel.CONTROL) {
      acceptControl(frame);
    } else if (header.channel() == Channel.POINTER && !pointers.takeIfThere(1, ticker.nanos())) {
      // Only the newest place counts, and it comes again: what is too thick is left out.
      return;
    } else if (header.channel() == Channel.CAMERA && !camera.admits(frame)) {
      if (camera.wantsKeyFrame()) {
        group.requestKeyFrame(StreamKey.of(header));
      }
    } else if (header.channel() == Channel.CHAT && !ChatGate.isWhole(frame)) {
      tellRefused(header, Problem.FORBIDDEN);
    } else if (!group.relay(this, frame)) {
      refuse(header);
    }
  }

  private void acceptControl(Frame frame) {
    int kind = frame.header().kind();
    boolean hello = kind == ControlKind.HELLO.number();
    boolean wrongWay =
        ControlKind.of(kind).filter(known -> !known.mayTravel(Direction.UPLINK)).isPresent();
    if (wrongWay || hello == helloCame) {
      end(Problem.BAD_FRAME, "control kind " + kind + " out of place");
      return;
    }
    helloCame = true;
    byte[] payload = frame.copyOfPayload();
    if (!inbox.put(listener -> listener.control(tunnel.id(), kind, payload))) {
      end(Problem.TOO_MANY_REQUESTS, "");
    }
  }

  private void refuse(EndToEndHeader header) {
    if (header.channel() == Channel.CHAT && isMember()) {
      tellRefused(header, Problem.FORBIDDEN);
    }
    boolean wasOnItsWay =
        formerRights.mayCarry(header.channel(), header.stream())
            && ticker.nanos() - narrowedAtNanos <= settings.rightsGrace().toNanos();
    if (wasOnItsWay || ended || rights.passesOver(header.channel())) {
      return;
    }
    boolean tooMany;
    synchronized (refusals) {
      tooMany = refusals.add(header);
      refusals.tell(tunnel.id(), inbox);
    }
    if (tooMany) {
      end(Problem.FORBIDDEN_FRAME, "");
    }
  }

  @Override
  public boolean take(long generation, ByteBuffer target) {
    try {
      return downlink.take(generation, target);
    } catch (ProtocolException exhausted) {
      end(TunnelProblems.of(exhausted), exhausted.getMessage());
      return false;
    }
  }

  @Override
  public void downlinkOpened(long generation, long lastReceived) {
    if (ended) {
      throw new RefusedException(Problem.CONFLICT);
    }
    long replaced = downlink.generation();
    downlink.opened(generation, lastReceived);
    uplink.heard();
    tunnel.drop(0, replaced);
    if (lastReceived < downlink.lastNumber()) {
      group.resume(this);
    }
    List<LinkChange> changes = presence.downlinkOpened(tunnel.connection().transport());
    if (changes.contains(LinkChange.SWITCHED)) {
      // The client waits for the first bytes to know that the other transport carries them.
      downlink.beat();
    }
    tell(changes);
    tunnel.wake();
  }

  @Override
  public void downlinkAnswered(long generation) {
    if (generation == downlink.generation()) {
      downlink.answered();
      presence.downlinkAnswered();
    }
  }

  @Override
  public void downlinkLost(long generation) {
    if (generation == downlink.generation()) {
      presence.downlinkLost();
      endBeforeHello();
    }
  }

  @Override
  public void uplinkOpened(long generation) {
    uplink.opened(generation);
    tell(presence.uplinkOpened());
    downlink.beat();
    tunnel.wake();
  }

  @Override
  public void uplinkLost(long generation) {
    if (uplink.lost(generation)) {
      presence.uplinkLost();
      endBeforeHello();
    }
  }

  /** Until it has said hello nobody would miss it, and it can join again as easily. */
  private void endBeforeHello() {
    if (!helloCame) {
      end(Problem.CONNECTION_LOST, "");
    }
  }

  @Override
  public void uplinkReplaced(long generation, boolean rolledOver) {
    tunnel.drop(generation, 0);
    if (!uplink.stands()) {
      presence.uplinkLost();
    }
    if (rolledOver) {
      tell(presence.rolledOver());
    }
  }

  private void tell(List<LinkChange> changes) {
    changes.forEach(change -> inbox.put(listener -> listener.changed(tunnel.id(), change)));
  }

  @Override
  public void closed(Problem why, String detail) {
    end(why, detail);
  }

  /** Ends the seat: when this returns nothing of it is relayed any more. */
  void end(Problem why, String detail) {
    end(why, detail, OrderedBy.NOBODY);
  }

  /** As {@link #end(Problem, String)}, and the participant is told by whom. */
  void end(Problem why, String detail, OrderedBy by) {
    boolean first;
    synchronized (saying) {
      first = !ended;
      ended = true;
    }
    // Also when another thread is ending the seat: this one relies on the promise as well.
    group.leave(this, why);
    if (!first) {
      return;
    }
    gone.accept(this);
    // What waits is of no use any more, but the participant should learn why.
    boolean keepControl = why != Problem.SLOW_CONSUMER;
    outbox.purge(stream -> !keepControl || stream.channel() != Channel.CONTROL);
    sayAfterEnd(ControlKind.CLOSING.number(), closing(why, detail, by));
    inbox.end(listener -> listener.closed(tunnel.id(), why, detail));
    tunnel.close(why, detail);
  }

  private static byte[] closing(Problem why, String detail, OrderedBy by) {
    JsonObjectBuilder words =
        Json.createObjectBuilder().add("problem", why.key()).add("detail", detail);
    return by.into(words).build().toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Puts a control frame of the server into the outbox; false when it finds no room. */
  boolean say(int kind, byte[] payload) {
    synchronized (saying) {
      return ended || sayAfterEnd(kind, payload);
    }
  }

  private boolean sayAfterEnd(int kind, byte[] payload) {
    synchronized (saying) {
      long millis = Duration.ofNanos(ticker.nanos() - assignment.group().beganNanos()).toMillis();
      EndToEndHeader header =
          EndToEndHeader.of(
              Channel.CONTROL,
              kind,
              EndToEndHeader.SENDER_SERVER,
              ++controlNumber,
              millis & MASK_32);
      return outbox.offer(Frame.of(header, payload)) != Outbox.Offer.FULL;
    }
  }

  /** As {@link #say}, with all that follows from it; not for a caller that holds a lock. */
  void sayOrEnd(int kind, byte[] payload) {
    if (say(kind, payload)) {
      tunnel.wake();
    } else {
      end(Problem.SLOW_CONSUMER, "");
    }
  }

  void requestKeyFrame(StreamKey stream) {
    String channel =
        stream.channel() == Channel.SCREEN ? "" : ",\"channel\":" + stream.channel().number();
    String payload = "{\"stream\":" + stream.stream() + channel + "}";
    sayOrEnd(ControlKind.KEY_FRAME_REQUEST.number(), payload.getBytes(StandardCharsets.UTF_8));
  }

  /** Looks after everything that depends on time alone. */
  void tick() {
    if (!helloCame) {
      presence.lateOpening().ifPresent(what -> end(Problem.PEER_SILENT, what));
    } else if (presence.isLostForGood()) {
      end(Problem.CONNECTION_LOST, "");
    } else if (uplink.holdsTooLong() || presence.isSilent(uplink.heardAtNanos())) {
      uplink.dropAll();
      tunnel.drop(Long.MAX_VALUE, downlink.generation());
      presence.lost();
    }
    tell(presence.due());
    if (downlink.isDue()) {
      tunnel.wake();
    }
    synchronized (refusals) {
      refusals.tell(tunnel.id(), inbox);
    }
    outbox.trim();
    outbox.takeWantedKeyFrames().forEach(group::requestKeyFrame);
    group.sendDueRequests();
  }

  TunnelFacts facts() {
    return new TunnelFacts(
        tunnel.connection(),
        downlink.roundTrip(),
        outbox.bytes(),
        outbox.leftOut(),
        uplink.bytesIn(),
        downlink.bytesOut(),
        presence.changes());
  }

  /** Called by the group, under its lock. */
  void becomeMember() {
    member = true;
  }

  /** A frame of it goes to others. Called by the group, under its lock. */
  void hasBeenRelayed() {
    relayed = true;
  }

  /** Whether a frame of it ever went to others. Called by the group, under its lock. */
  boolean wasEverRelayed() {
    return relayed;
  }

  /** Called by the group, under its lock. */
  void replaceRights(Rights next) {
    formerRights = rights;
    narrowedAtNanos = ticker.nanos();
    rights = next;
  }

  /** Whether pictures of this sender are sent to it. Called by the group, under its lock. */
  boolean takes(Channel channel, int sender) {
    return takesPictures && (channel != Channel.CAMERA || cameras.contains(sender));
  }

  /** Answers whose cameras were sent to it before. Called by the group, under its lock. */
  Set<Integer> takesCameras(Set<Integer> senders) {
    Set<Integer> before = cameras;
    cameras = Set.copyOf(senders);
    return before;
  }

  /** Answers whether that is news. Called by the group, under its lock. */
  boolean takesPictures(boolean wanted) {
    boolean news = wanted != takesPictures;
    takesPictures = wanted;
    return news;
  }

  boolean isMember() {
    return member && !ended;
  }

  Rights rights() {
    return rights;
  }

  Tunnel tunnel() {
    return tunnel;
  }

  Outbox outbox() {
    return outbox;
  }

  FanOut group() {
    return group;
  }

  RelayGroup groupKey() {
    return assignment.group();
  }

  int sender() {
    return assignment.sender();
  }
}
