package org.tsudoi.tunnel;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tsudoi.relay.TunnelId;

/**
 * The tunnels that stand on this node, whatever their transport. A tunnel is in here from its
 * admission until it is closed. Thread-safe.
 */
@ApplicationScoped
public class LiveTunnels {

  private final Map<TunnelId, ClientTunnel> tunnels = new ConcurrentHashMap<>();
  private final WriteBuffers buffers = new WriteBuffers();

  /** Keeps a tunnel. */
  public void add(ClientTunnel tunnel) {
    tunnels.put(tunnel.id(), tunnel);
  }

  /** Forgets a tunnel. */
  public void remove(ClientTunnel tunnel) {
    tunnels.remove(tunnel.id(), tunnel);
    synchronized (tunnels) {
      tunnels.notifyAll();
    }
  }

  /** The buffers that all their writers share. */
  WriteBuffers buffers() {
    return buffers;
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
