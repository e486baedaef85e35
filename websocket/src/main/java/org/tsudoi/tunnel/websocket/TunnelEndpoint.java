package org.tsudoi.tunnel.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.ProtocolLimits;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.tunnel.ClientTunnel;
import org.tsudoi.tunnel.ClosingThreads;
import org.tsudoi.tunnel.Ending;
import org.tsudoi.tunnel.LiveTunnels;
import org.tsudoi.tunnel.TunnelExecutor;

/**
 * One connection of a tunnel, {@code /tunnel/ws}.
 *
 * <p>Takes messages in parts, because Liberty joins fragments without any limit: the uplink's are
 * put together under the limit of one message, everything else closes the tunnel. It has no
 * annotations, because Liberty keeps to the limit of one frame, by what its head declares, only
 * where there are none. One object for each connection, called by one thread at a time.
 */
final class TunnelEndpoint extends Endpoint {

  private static final Logger LOG = Logger.getLogger(TunnelEndpoint.class.getName());

  private final LiveTunnels tunnels;
  private final TunnelExecutor writers;
  private final ClosingThreads closers;
  private final MessageParts message = new MessageParts(ProtocolLimits.standard().messageBytes());
  private ClientTunnel tunnel;
  private Handover handover;

  TunnelEndpoint(LiveTunnels tunnels, TunnelExecutor writers, ClosingThreads closers) {
    this.tunnels = tunnels;
    this.writers = writers;
    this.closers = closers;
  }

  /** Gives the connection to its tunnel. */
  @Override
  public void onOpen(Session session, EndpointConfig config) {
    handover = (Handover) session.getUserProperties().get(Handover.HEADER);
    session.setMaxBinaryMessageBufferSize(ProtocolLimits.standard().messageBytes());
    session.setMaxTextMessageBufferSize(ProtocolLimits.standard().messageBytes());
    MessageHandler.Partial<byte[]> binary = this::part;
    MessageHandler.Partial<String> text = this::text;
    session.addMessageHandler(byte[].class, binary);
    session.addMessageHandler(String.class, text);
    SocketConnection connection = new SocketConnection(session, writers, closers);
    ClientTunnel found = tunnels.find(handover.tunnel()).orElse(null);
    if (found == null) {
      // It was closed between the handshake and now.
      connection.close(new Ending(Problem.TICKET_INVALID, ""));
      return;
    }
    tunnel = found;
    refusal(connection)
        .ifPresent(
            why -> {
              tunnel = null;
              connection.close(why);
            });
  }

  /** Why the tunnel does not take the connection; empty when it does. */
  private Optional<Ending> refusal(SocketConnection connection) {
    try {
      boolean stands =
          handover.direction() == Direction.DOWNLINK
              ? tunnel.downlinkOpened(handover.generation(), connection)
              : tunnel.uplinkOpened(handover.generation(), connection);
      return stands ? Optional.empty() : Optional.of(Ending.REPLACED);
    } catch (RefusedException refused) {
      return Optional.of(new Ending(refused.problem(), ""));
    }
  }

  /** Takes a part of a binary message. */
  private void part(byte[] part, boolean last) {
    if (tunnel == null) {
      return;
    }
    if (handover.direction() == Direction.DOWNLINK) {
      tunnel.link().closed(Problem.BAD_FRAME, "bytes up the downlink");
    } else if (!message.add(part)) {
      tunnel.link().closed(Problem.TOO_LARGE, "message");
    } else if (last) {
      tunnel.link().received(handover.generation(), message.take(), true);
    }
  }

  /** Refuses text. */
  private void text(String part, boolean last) {
    if (tunnel != null) {
      tunnel.link().closed(Problem.BAD_FRAME, "text message");
    }
  }

  /** Tells the tunnel that its connection is gone. */
  @Override
  public void onClose(Session session, CloseReason reason) {
    if (tunnel == null) {
      return;
    }
    int code = reason.getCloseCode().getCode();
    if (code == CloseCodes.TOO_BIG.getCode()) {
      tunnel.link().closed(Problem.TOO_LARGE, "frame");
    } else if (code == CloseCodes.NORMAL_CLOSURE.getCode()
        || code == CloseCodes.GOING_AWAY.getCode()) {
      tunnel.left(handover.direction(), handover.generation());
    }
    tunnel.lost(handover.direction(), handover.generation());
  }

  /** A connection that breaks is nothing to alarm anybody about. */
  @Override
  public void onError(Session session, Throwable failure) {
    LOG.log(Level.FINE, "A connection of a tunnel failed", failure);
    if (tunnel != null) {
      tunnel.lost(handover.direction(), handover.generation());
    }
  }
}
