package org.tsudoi.verify.client;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.Frame;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.TunnelOpening;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * Somebody in a meeting whose tunnel outlives its connections, on any transport: resumes what is
 * cut, replaces a used-up uplink and changes the transport when the test says so.
 *
 * <p>A thread for each downlink reads, one thread writes and looks after the uplink. The lock
 * guards the fields and is not held over I/O. It ends by {@link #close}, or when the server says
 * so.
 */
public final class ResumingParticipant implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** Answers after which it is of no use to try again; 409 and 204 mean that another came first. */
  private static final Set<Integer> FINAL = Set.of(400, 401, 403, 410, 413, 415);

  private static final int GONE = 410;

  private final Arrivals arrivals = new Arrivals(this::isOver, this::state);
  private final Incoming incoming = new Incoming(this::arrived);
  private final CompletableFuture<String> over = new CompletableFuture<>();
  private final Scribe scribe = new Scribe();
  private final UpWriter writer;
  private final String ticket;
  private Line line;
  private Transport transport;
  private DownReader reader;
  private long downGeneration;
  private boolean paused;
  private long claimed;
  private long heardAtNanos = System.nanoTime();
  private JsonObject welcome;
  private volatile Consumer<Frame> ear = frame -> {};

  private ResumingParticipant(Line line, Transport transport, String ticket) {
    this.line = line;
    this.transport = transport;
    this.ticket = ticket;
    writer = new UpWriter(this);
    openDown();
    nextControl(ControlKind.WELCOME);
  }

  /** Joins with both connections and says hello; returns when the participant list has come. */
  public static ResumingParticipant join(
      TsudoiServer server, Transport transport, ApiClient person, Meeting meeting) {
    return join(Line.to(server), transport, meeting.ticket(person));
  }

  /** Joins over this line. */
  public static ResumingParticipant join(Line line, Transport transport, String ticket) {
    ResumingParticipant joined = new ResumingParticipant(line, transport, ticket);
    joined.writer.start();
    joined.send(joined.scribe.hello());
    joined.nextControl(ControlKind.ROSTER);
    return joined;
  }

  /** Joins over this line; returns when the server has said that it waits in the lobby. */
  public static ResumingParticipant await(Line line, Transport transport, String ticket) {
    ResumingParticipant joined = new ResumingParticipant(line, transport, ticket);
    joined.writer.start();
    joined.send(joined.scribe.hello());
    if (!joined.nextControl(ControlKind.LOBBY).getBoolean("waiting")) {
      throw new AssertionError("not in the lobby" + joined.state());
    }
    return joined;
  }

  /** Opens the next downlink, until one stands or the tunnel is over. */
  private void openDown() {
    while (!over.isDone()) {
      DownReader next;
      Line through;
      synchronized (this) {
        next = new DownReader(this, ++downGeneration, transport);
        through = line;
        reader = next;
      }
      try {
        next.begin(through);
        return;
      } catch (IOException lost) {
        judge(lost);
        pause();
      }
    }
  }

  /** What a downlink of this generation shows. */
  synchronized TunnelOpening downOffer(long generation) {
    return generation == 1
        ? new TunnelOpening.WithTicket(ticket)
        : offer(Direction.DOWNLINK, generation);
  }

  /** What a connection of this tunnel shows. */
  public synchronized TunnelOpening.OfTunnel offer(Direction direction, long generation) {
    JsonObject tunnel = welcome.getJsonObject("tunnel");
    return new TunnelOpening.OfTunnel(
        direction, tunnel.getString("id"), tunnel.getString("secret"), generation, incoming.last());
  }

  /** Decides whether a lost connection means the end. */
  void judge(IOException lost) {
    if (lost instanceof ClosedByServer closed) {
      over.complete(closed.problem());
    } else if (lost instanceof Refused refused && FINAL.contains(refused.status())) {
      String words = "refused: " + refused.getMessage();
      over.complete(refused.status() == GONE ? refused.problem().orElse(words) : words);
    }
    synchronized (this) {
      notifyAll();
    }
  }

  /** Something that must not be came from the server, or the client itself failed. */
  void fail(RuntimeException failure) {
    over.complete("failed: " + failure);
  }

  private synchronized void pause() {
    try {
      wait(100);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** A downlink came to its end; if it was the newest, the next one opens. */
  void ended(DownReader from, Optional<IOException> lost) {
    if (isCurrent(from)) {
      lost.ifPresent(this::judge);
      openDown();
    }
  }

  /** Whether no newer downlink is asked for: what an older one brings is passed over. */
  synchronized boolean isCurrent(DownReader candidate) {
    return reader == candidate;
  }

  /** Waits while the test does not want to read. */
  synchronized void awaitReading() {
    while (paused && !over.isDone()) {
      pause();
    }
  }

  /** Takes the bytes of the newest downlink. */
  synchronized void receive(DownReader from, ByteBuffer bytes) {
    if (from != reader) {
      return;
    }
    heardAtNanos = System.nanoTime();
    from.feed(bytes, this::accept);
    notifyAll();
  }

  /** Takes a unit, from a downlink or from the answer to a numbered request. */
  synchronized void accept(HopUnit unit) {
    writer.outgoing().acknowledged(unit.acknowledged());
    if (unit instanceof HopUnit.Piece piece) {
      incoming.accept(piece);
      writer.acknowledgementIsDue();
    } else if (unit instanceof HopUnit.Gap gap) {
      incoming.accept(gap);
      writer.acknowledgementIsDue();
    } else if (unit instanceof HopUnit.Heartbeat heartbeat) {
      writer.heard(heartbeat);
    }
  }

  private void arrived(Frame frame) {
    if (Arrivals.isControl(frame, ControlKind.WELCOME)) {
      welcome = Arrivals.text(frame);
      scribe.become(sender());
    } else if (Arrivals.isControl(frame, ControlKind.CLOSING)) {
      over.complete(Arrivals.text(frame).getString("problem"));
    }
    ear.accept(frame);
    arrivals.add(frame);
  }

  /** Hears every frame from now on at the moment when it comes, beside those who wait for it. */
  public void hear(Consumer<Frame> listener) {
    ear = listener;
  }

  /** The frames it can make. */
  public Scribe scribe() {
    return scribe;
  }

  /** Sends a frame as soon as the uplink can take it. */
  public synchronized void send(Frame frame) {
    writer.outgoing().add(frame);
    notifyAll();
  }

  /** Sends a control frame. */
  public void say(ControlKind kind, JsonObject json) {
    send(scribe.control(kind, json));
  }

  /** Shares a screen and returns when everybody was told. */
  public void share() {
    send(scribe.shareRequest(1, "A test card"));
    nextControl(ControlKind.SHARE_BEGAN);
  }

  /**
   * Shows a picture as a presenter does who was cut: again after each cut that may have lost it.
   * Returns the one that arrived at the server.
   */
  public Frame showKey(int bytes) {
    while (true) {
      long before = uplinks();
      Frame key = scribe.key(bytes);
      send(key);
      awaitAcknowledged();
      if (uplinks() == before) {
        return key;
      }
    }
  }

  /** Waits until the server has acknowledged all that was sent. */
  public synchronized void awaitAcknowledged() {
    await(() -> writer.outgoing().isDone(), "not everything was acknowledged");
  }

  private interface Condition {
    boolean holds();
  }

  private synchronized void await(Condition condition, String otherwise) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline || over.isDone()) {
        throw new AssertionError(otherwise + state());
      }
      pause();
    }
  }

  /** How it stands, for the message of a test that fails. */
  public synchronized String state() {
    return "; over: "
        + over.getNow("no")
        + ", faults: "
        + incoming.faults()
        + ", received up to "
        + incoming.last()
        + " on downlink "
        + downGeneration
        + ", all acknowledged on uplink "
        + writer.generation()
        + ": "
        + writer.outgoing().isDone();
  }

  /** The downlink vanishes; the next one opens by itself. */
  public void cutDown() {
    Optional<WayDown> way;
    synchronized (this) {
      way = reader.way();
    }
    way.ifPresent(WayDown::abort);
  }

  /** The uplink vanishes; the next one opens by itself. */
  public void cutUp() {
    writer.abort();
  }

  /** Connections that are opened from now on take this line. */
  public synchronized void use(Line next) {
    line = next;
  }

  /** Changes the transport as section 4 says: first the downlink, then the uplink. */
  public void switchTo(Transport next) {
    Optional<WayDown> before;
    synchronized (this) {
      before = reader.way();
      transport = next;
    }
    openDown();
    long generation = writer.renew();
    before.ifPresent(WayDown::abort);
    await(() -> writer.stands(generation), "the uplink did not change");
  }

  /** Reads nothing more, so that what the server sends piles up on its side. */
  public synchronized void pauseReading() {
    paused = true;
  }

  /** Reads again. */
  public synchronized void goOnReading() {
    paused = false;
    notifyAll();
  }

  /** Waits for the next picture that a decoder could show, passing over all else. */
  public Frame nextPicture() {
    return awaitPicture(0);
  }

  /** Waits for the picture of this number, or a later one, passing over all else. */
  public Frame awaitPicture(long number) {
    return arrivals.next(
        frame -> frame.header().channel() == Channel.SCREEN && frame.header().number() >= number);
  }

  /** Waits for the next picture of a camera, passing over all else. */
  public Frame nextCamera() {
    return arrivals.next(frame -> frame.header().channel() == Channel.CAMERA);
  }

  /** Waits for the next place of a pointer, passing over all else. */
  public Frame nextPointer() {
    return arrivals.next(frame -> frame.header().channel() == Channel.POINTER);
  }

  /** Waits for the next control frame of that kind, passing over all else. */
  public JsonObject nextControl(ControlKind kind) {
    return Arrivals.text(arrivals.next(frame -> Arrivals.isControl(frame, kind)));
  }

  /** Waits for the next control frame of one of these kinds, passing over all else; which it is. */
  public ControlKind nextOf(ControlKind... kinds) {
    Frame frame =
        arrivals.next(one -> Stream.of(kinds).anyMatch(wanted -> Arrivals.isControl(one, wanted)));
    return ControlKind.of(frame.header().kind()).orElseThrow();
  }

  /** Waits for the next control frame of that kind and answers all frames that came before it. */
  public List<Frame> framesBefore(ControlKind kind) {
    return arrivals.before(frame -> Arrivals.isControl(frame, kind));
  }

  /** The control frames of that kind that have come by now, passing over all else. */
  public List<JsonObject> drain(ControlKind kind) {
    return arrivals.drain(kind);
  }

  /** The index that the server gave. */
  public synchronized int sender() {
    return welcome.getInt("sender");
  }

  /** What the server said first. */
  public synchronized JsonObject welcome() {
    return welcome;
  }

  /** What the server did that it must not: frames lost, repeated or out of order. */
  public synchronized List<String> faults() {
    return incoming.faults();
  }

  /** How many gaps the server has named. */
  public synchronized long gaps() {
    return incoming.gaps();
  }

  /** How many pictures came that could not be decoded. */
  public synchronized long undecodable() {
    return incoming.undecodable();
  }

  /** How many downlinks there were. */
  public synchronized long downlinks() {
    return downGeneration;
  }

  /** How many uplinks there were. */
  public long uplinks() {
    return writer.generation();
  }

  /** How often a used-up uplink was replaced. */
  public long rollovers() {
    return writer.rollovers();
  }

  synchronized Line line() {
    return line;
  }

  synchronized Transport transport() {
    return transport;
  }

  /** The last number that came. */
  public synchronized long received() {
    return incoming.last();
  }

  /** Acknowledges that number from now on, whether it came or not. */
  public synchronized void claim(long number) {
    claimed = number;
    writer.acknowledgementIsDue();
    notifyAll();
  }

  synchronized long last() {
    return Math.max(claimed, incoming.last());
  }

  synchronized long heardAtNanos() {
    return heardAtNanos;
  }

  /** Whether the tunnel has ended. */
  public boolean isOver() {
    return over.isDone();
  }

  /**
   * Waits until the server ends the tunnel; the problem's key, or over HTTPS the refusal with that
   * key in it, since the connection up may say it first.
   */
  public String awaitOver() {
    try {
      return over.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException stillOpen) {
      throw new AssertionError("the tunnel is still open" + state(), stillOpen);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops without a word: nobody resumes this tunnel. */
  public void vanish() {
    over.complete("vanished");
    cutDown();
    cutUp();
  }

  /** Leaves. */
  @Override
  public void close() {
    if (!over.isDone()) {
      say(ControlKind.LEAVE, JsonObject.EMPTY_JSON_OBJECT);
      awaitOver();
    }
    vanish();
  }

  static void daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
