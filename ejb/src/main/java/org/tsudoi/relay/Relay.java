package org.tsudoi.relay;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.tsudoi.shared.Problem;

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

  /**
   * Seats a tunnel: the welcome waits in its outbox, its control frames go to the listener. It
   * neither receives nor sends other frames before {@link #enter}.
   */
  public Link open(Tunnel tunnel, SeatAssignment seat) {
    throw new UnsupportedOperationException();
  }

  /**
   * Lets the tunnel take part: from now on the others' frames reach it, first of all the pictures
   * that are shown at this moment.
   */
  public void enter(TunnelId tunnel) {
    throw new UnsupportedOperationException();
  }

  /**
   * Replaces what the tunnel may send. When this returns, no frame that the new rights forbid is
   * relayed any more: those still waiting in outboxes are gone and unfinished ones are abandoned.
   */
  public void replaceRights(TunnelId tunnel, Rights rights) {
    throw new UnsupportedOperationException();
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
    throw new UnsupportedOperationException();
  }

  /** Sends a control frame of the server to one tunnel, entered or not. */
  public void send(TunnelId tunnel, int kind, byte[] payload) {
    throw new UnsupportedOperationException();
  }

  /** Sends a control frame of the server to every tunnel of the group that has entered. */
  public void sendToAll(RelayGroup group, int kind, byte[] payload) {
    throw new UnsupportedOperationException();
  }

  /**
   * Asks a presenter for a key frame (control kind 11), at most once in two seconds for each
   * stream, whoever asks.
   */
  public void requestKeyFrame(RelayGroup group, int sender, int stream) {
    throw new UnsupportedOperationException();
  }

  /** What is known of a tunnel now; empty when it has ended. */
  public Optional<TunnelFacts> facts(TunnelId tunnel) {
    throw new UnsupportedOperationException();
  }
}
