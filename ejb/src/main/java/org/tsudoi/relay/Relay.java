package org.tsudoi.relay;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.tsudoi.protocol.Channel;
import org.tsudoi.relay.domain.StreamKey;
import org.tsudoi.shared.PacedThread;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.Ticker;

/**
 * Forwards frames between the tunnels of a group and applies the rights that each tunnel was given.
 *
 * <p>A tunnel is seated by {@link #open}, takes part in the exchange from {@link #enter} on and
 * ends with {@link #close} or with its transport. Methods with a {@link TunnelId} do nothing when
 * that tunnel has ended.
 *
 * <p>Thread-safe, without a lock of its own; no method waits for a connection or for a listener.
 */
@ApplicationScoped
public class Relay {

  private static final Logger LOG = Logger.getLogger(Relay.class.getName());
  private static final Duration BETWEEN_TICKS = Duration.ofMillis(50);

  private final Map<TunnelId, Seat> seats = new ConcurrentHashMap<>();
  private final Map<RelayGroup, FanOut> groups = new ConcurrentHashMap<>();
  private final Ticker ticker;
  private final Clock clock;
  private final RelaySettings settings;
  private Executor executor;
  private volatile boolean stopping;

  @Resource private ManagedExecutorService managed;
  @Resource private ManagedThreadFactory threads;
  private Optional<PacedThread> ticks = Optional.empty();

  /** For the container's proxy. */
  public Relay() {
    this(Runnable::run, System::nanoTime, RelaySettings.standard());
  }

  /** The relay of this server. */
  @Inject
  public Relay(Ticker ticker, Clock clock, Config config) {
    this(Runnable::run, ticker, clock, RelaySettings.of(config));
  }

  /** A relay that tells listeners on this executor; somebody else calls {@link #tick}. */
  public Relay(Executor executor, Ticker ticker, RelaySettings settings) {
    this(executor, ticker, Clock.systemUTC(), settings);
  }

  /** As {@link #Relay(Executor, Ticker, RelaySettings)}; the clock stamps what people write. */
  public Relay(Executor executor, Ticker ticker, Clock clock, RelaySettings settings) {
    this.executor = executor;
    this.ticker = ticker;
    this.clock = clock;
    this.settings = settings;
  }

  @PostConstruct
  void start() {
    executor = managed;
    ticks = Optional.of(PacedThread.start(threads, "relay-ticks", BETWEEN_TICKS, this::tick));
  }

  /**
   * Seats a tunnel: the welcome waits in its outbox, its control frames go to the listener. It
   * neither receives nor sends other frames before {@link #enter}.
   *
   * @throws RefusedException with {@link Problem#SERVER_STOPPING} once the relay is stopping
   */
  public Link open(Tunnel tunnel, SeatAssignment assignment) {
    Seat[] seat = new Seat[1];
    groups.compute(
        assignment.group(),
        (key, found) -> {
          FanOut group = found == null ? newGroup() : found;
          seat[0] = new Seat(tunnel, assignment, group, settings, ticker, executor, this::forget);
          group.seat(seat[0]);
          return group;
        });
    seats.put(tunnel.id(), seat[0]);
    if (stopping) {
      seat[0].end(Problem.SERVER_STOPPING, "");
      throw new RefusedException(Problem.SERVER_STOPPING);
    }
    tunnel.wake();
    return seat[0];
  }

  private FanOut newGroup() {
    KeyFrameRequests requests = new KeyFrameRequests(settings.keyFrameInterval(), ticker);
    return new FanOut(settings, requests, ticker, clock);
  }

  private void forget(Seat seat) {
    seats.remove(seat.tunnel().id(), seat);
    groups.computeIfPresent(seat.groupKey(), (key, group) -> group.isEmpty() ? null : group);
  }

  /**
   * Lets the tunnel take part: from now on the others' frames reach it, first of all the pictures
   * that are shown at this moment.
   */
  public void enter(TunnelId tunnel) {
    find(tunnel).ifPresent(seat -> seat.group().enter(seat));
  }

  /**
   * Sends pictures down the tunnel, as it is from the beginning, or none: those that waited for it
   * are gone on return. Whoever takes them again gets first what is shown at this moment.
   */
  public void takePictures(TunnelId tunnel, boolean wanted) {
    find(tunnel).ifPresent(seat -> seat.group().takePictures(seat, wanted));
  }

  /**
   * Sends the tunnel the cameras of these senders from now on and no others; at first it is sent
   * none. New ones begin with what is shown at this moment, and nothing of the others waits on
   * return.
   */
  public void takeCameras(TunnelId tunnel, Set<Integer> senders) {
    find(tunnel).ifPresent(seat -> seat.group().takeCameras(seat, senders));
  }

  /**
   * Replaces what the tunnel may send. When this returns, no frame that the new rights forbid is
   * relayed any more: those still waiting in outboxes are gone and unfinished ones are abandoned.
   */
  public void replaceRights(TunnelId tunnel, Rights rights) {
    find(tunnel).ifPresent(seat -> seat.group().replaceRights(seat, rights));
  }

  /** Takes away all rights, as {@link #replaceRights} with {@link Rights#none()}. */
  public void silence(TunnelId tunnel) {
    replaceRights(tunnel, Rights.none());
  }

  /**
   * Silences the tunnel and ends it. When this returns no frame of it is relayed any more; the
   * participant gets the reason as control kind 14 and as close code, and the listener hears {@code
   * closed} in its turn.
   */
  public void close(TunnelId tunnel, Problem why, String detail) {
    close(tunnel, why, detail, OrderedBy.NOBODY);
  }

  /** As {@link #close(TunnelId, Problem, String)}; the participant is also told by whom. */
  public void close(TunnelId tunnel, Problem why, String detail, OrderedBy by) {
    find(tunnel).ifPresent(seat -> seat.end(why, detail, by));
  }

  /** Sends a control frame of the server to one tunnel, entered or not. */
  public void send(TunnelId tunnel, int kind, byte[] payload) {
    find(tunnel).ifPresent(seat -> seat.sayOrEnd(kind, payload));
  }

  /** Sends a control frame of the server to every tunnel of the group that has entered. */
  public void sendToAll(RelayGroup group, int kind, byte[] payload) {
    Optional.ofNullable(groups.get(group)).ifPresent(found -> found.sendToAll(kind, payload));
  }

  /**
   * Asks a presenter for a key frame of a screen (control kind 11), at most once in two seconds for
   * each stream, whoever asks.
   */
  public void requestKeyFrame(RelayGroup group, int sender, int stream) {
    Optional.ofNullable(groups.get(group))
        .ifPresent(found -> found.requestKeyFrame(new StreamKey(Channel.SCREEN, sender, stream)));
  }

  /** As {@link #requestKeyFrame}, of the camera of this sender. */
  public void requestCameraKeyFrame(RelayGroup group, int sender) {
    Optional.ofNullable(groups.get(group))
        .ifPresent(found -> found.requestKeyFrame(new StreamKey(Channel.CAMERA, sender, 0)));
  }

  /** Whose messages are kept in memory for those who join the group late. */
  public Set<Integer> writers(RelayGroup group) {
    return Optional.ofNullable(groups.get(group)).map(FanOut::writers).orElse(Set.of());
  }

  /** Shows nobody who joins from now on what this sender wrote. */
  public void forgetWritten(RelayGroup group, int sender) {
    Optional.ofNullable(groups.get(group)).ifPresent(found -> found.forgetWritten(sender));
  }

  /** The limits that every tunnel keeps. */
  public RelaySettings settings() {
    return settings;
  }

  /** What is known of a tunnel now; empty when it has ended. */
  public Optional<TunnelFacts> facts(TunnelId tunnel) {
    return find(tunnel).map(Seat::facts);
  }

  private Optional<Seat> find(TunnelId tunnel) {
    return Optional.ofNullable(seats.get(tunnel));
  }

  /** Looks after what depends on time: acknowledgements, heartbeats, silence, ages in outboxes. */
  public void tick() {
    for (Seat seat : List.copyOf(seats.values())) {
      try {
        seat.tick();
      } catch (RuntimeException failure) {
        LOG.log(Level.SEVERE, "A tunnel failed and is closed", failure);
        seat.end(Problem.SERVER_FAILURE, "");
      }
    }
  }

  /** Ends every tunnel with {@link Problem#SERVER_STOPPING} and takes no more. */
  @PreDestroy
  public void stop() {
    stopping = true;
    ticks.ifPresent(PacedThread::stop);
    List.copyOf(seats.values()).forEach(seat -> seat.end(Problem.SERVER_STOPPING, ""));
  }
}
