package org.tsudoi.tunnel;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tsudoi.relay.TunnelId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.Ticker;

/**
 * The tunnels that stand on this node, whatever their transport. A tunnel is in here from its
 * admission until it is closed; why it was closed is remembered for a minute, so that an owner who
 * had no connection at that moment is told when the next one is asked for. Thread-safe.
 */
@ApplicationScoped
public class LiveTunnels {

  /** As long as a tunnel outlives its connections (docs/protocol.md, resume). */
  private static final Duration REMEMBERED = Duration.ofSeconds(60);

  /** Twice as many as may stand by default: 4,096 endings are about a megabyte. */
  private static final int MOST_REMEMBERED = 4096;

  /** Nobody closed these: their owner left, or was not there. */
  private static final Set<Problem> UNDECIDED =
      EnumSet.of(Problem.NORMAL, Problem.CONNECTION_LOST, Problem.PEER_SILENT);

  private final Map<TunnelId, ClientTunnel> tunnels = new ConcurrentHashMap<>();
  private final Map<TunnelId, Ended> endings = new LinkedHashMap<>();
  private final Ticker ticker;
  private final WriteBuffers buffers = new WriteBuffers();

  /**
   * How a tunnel ended.
   *
   * @param secret what its owner shows
   * @param why the reason
   * @param atNanos when, by the ticker
   */
  record Ended(String secret, Problem why, long atNanos) {}

  /** None yet, by the clock of the machine. */
  public LiveTunnels() {
    this(System::nanoTime);
  }

  LiveTunnels(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Keeps a tunnel. */
  public void add(ClientTunnel tunnel) {
    tunnels.put(tunnel.id(), tunnel);
  }

  /** Forgets a tunnel; why somebody closed it is still known for a minute. */
  public void remove(ClientTunnel tunnel) {
    tunnel.ending().filter(why -> !UNDECIDED.contains(why)).ifPresent(why -> remember(tunnel, why));
    tunnels.remove(tunnel.id(), tunnel);
    synchronized (tunnels) {
      tunnels.notifyAll();
    }
  }

  /** The buffers that all their writers share. */
  WriteBuffers buffers() {
    return buffers;
  }

  private void remember(ClientTunnel tunnel, Problem why) {
    synchronized (endings) {
      endings.putIfAbsent(tunnel.id(), new Ended(tunnel.secret(), why, ticker.nanos()));
      endings.values().removeIf(this::isForgotten);
      if (endings.size() > MOST_REMEMBERED) {
        endings.remove(endings.keySet().iterator().next());
      }
    }
  }

  private boolean isForgotten(Ended ended) {
    return ticker.since(ended.atNanos()).compareTo(REMEMBERED) > 0;
  }

  /** How the tunnel of that id ended, if that was within the last minute. */
  Optional<Ended> ended(TunnelId id) {
    synchronized (endings) {
      return Optional.ofNullable(endings.get(id)).filter(ended -> !isForgotten(ended));
    }
  }

  /** The tunnel of that id. */
  public Optional<ClientTunnel> find(TunnelId id) {
    return Optional.ofNullable(tunnels.get(id));
  }

  /** Waits until the last tunnel is gone, but not longer than this; answers whether it is. */
  public boolean awaitNone(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    synchronized (tunnels) {
      for (long left = patience.toMillis(); !tunnels.isEmpty() && left > 0; ) {
        try {
          tunnels.wait(left);
        } catch (InterruptedException stopping) {
          Thread.currentThread().interrupt();
          return tunnels.isEmpty();
        }
        left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      }
    }
    return tunnels.isEmpty();
  }

  /** How many there are. */
  public int count() {
    return tunnels.size();
  }
}
