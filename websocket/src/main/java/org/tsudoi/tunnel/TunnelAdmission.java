package org.tsudoi.tunnel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.meetings.MeetingService;
import org.tsudoi.protocol.TunnelOpening;
import org.tsudoi.relay.ConnectionFacts;
import org.tsudoi.relay.TunnelId;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Decides who may open a connection of a tunnel, before anything is opened: the first by a one-time
 * ticket, later ones by the tunnel's secret.
 *
 * <p>The answers to an unknown tunnel and to a wrong secret are the same, and take the same time.
 * Refusals are counted by source and minute, so that a flood of them costs no database work.
 */
@ApplicationScoped
public class TunnelAdmission {

  private MeetingService meetings;
  private LiveTunnels tunnels;
  private AuditTrail auditTrail;
  private int mostTunnels;

  /** For the container's proxy. */
  public TunnelAdmission() {}

  /** An admission to these meetings. */
  @Inject
  public TunnelAdmission(
      MeetingService meetings,
      LiveTunnels tunnels,
      AuditTrail auditTrail,
      @ConfigProperty(name = "tsudoi.tunnel.most", defaultValue = "2000") int mostTunnels) {
    this.meetings = meetings;
    this.tunnels = tunnels;
    this.auditTrail = auditTrail;
    this.mostTunnels = mostTunnels;
  }

  /**
   * Seats a new tunnel; the ticket is used up whatever comes of it.
   *
   * @throws RefusedException with {@link Problem#SERVER_FULL}, and with all that {@link
   *     MeetingService#admit} refuses
   */
  public void first(TunnelOpening.WithTicket opening, ClientTunnel tunnel) {
    if (tunnels.count() >= mostTunnels) {
      throw new RefusedException(Problem.SERVER_FULL);
    }
    tunnels.add(tunnel);
    try {
      tunnel.seat(meetings.admit(opening.ticket(), tunnel).link());
    } catch (RuntimeException refused) {
      tunnels.remove(tunnel);
      throw refused;
    }
  }

  /**
   * Admits a later connection of a tunnel.
   *
   * @throws RefusedException with {@link Problem#TICKET_INVALID} for an unknown tunnel or a wrong
   *     secret; with {@link Problem#CONFLICT} for a generation that is not higher than all before
   * @throws TunnelOverException if the tunnel is over, with the reason
   */
  public ClientTunnel later(TunnelOpening.OfTunnel opening, ConnectionFacts over) {
    ClientTunnel found = known(opening);
    if (!found.claim(opening, over)) {
      throw new RefusedException(Problem.CONFLICT);
    }
    return found;
  }

  /**
   * The tunnel whose id and secret are shown.
   *
   * @throws RefusedException with {@link Problem#TICKET_INVALID} for an unknown tunnel or a wrong
   *     secret
   * @throws TunnelOverException if the tunnel ended within the last minute, with the reason
   */
  public ClientTunnel known(TunnelOpening.OfTunnel opening) {
    TunnelId id = new TunnelId(opening.tunnelId());
    Optional<ClientTunnel> standing = tunnels.find(id);
    Optional<LiveTunnels.Ended> ended = tunnels.ended(id);
    String expected =
        standing
            .map(ClientTunnel::secret)
            .or(() -> ended.map(LiveTunnels.Ended::secret))
            .orElse(opening.tunnelId());
    boolean right = MessageDigest.isEqual(bytes(expected), bytes(opening.secret()));
    if (right && standing.isPresent()) {
      return standing.get();
    }
    if (right && ended.isPresent()) {
      throw new TunnelOverException(ended.get().why());
    }
    throw new RefusedException(Problem.TICKET_INVALID);
  }

  /** Counts a connection that was refused before it stood. */
  public void refused(String address, Problem why) {
    auditTrail.refusedAnonymously(AuditAction.TUNNEL_REFUSED, address, CallerPath.TUNNEL, why);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
