package org.tsudoi.tunnel.websocket;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
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

/**
 * One connection of a tunnel, {@code /tunnel/ws}.
 *
 * <p>Takes messages in parts, because Liberty joins fragments without any limit: the uplink's are
 * put together under the limit of one message, everything else closes the tunnel. One object for
 * each connection, called by one thread at a time.
 */
@Dependent
@ServerEndpoint(value = "/ws", subprotocols = "tsudoi.1", configurator = TunnelConfigurator.class)
public class TunnelEndpoint {

  private static final Logger LOG = Logger.getLogger(TunnelEndpoint.class.getName());

  @Inject private LiveTunnels tunnels;
  @Inject private ClosingThreads closers;

  private final MessageParts message = new MessageParts(ProtocolLimits.standard().messageBytes());
  private ClientTunnel tunnel;
  private Handover handover;

  /** Gives the connection to its tunnel. */
  @OnOpen
  public void open(Session session) {
    handover = (Handover) session.getUserProperties().get(Handover.HEADER);
    session.setMaxBinaryMessageBufferSize(ProtocolLimits.standard().messageBytes());
    SocketConnection connection = new SocketConnection(session, closers);
    ClientTunnel found = tunnels.find(handover.tunnel()).orElse(null);
    if (found == null) {
      // It was closed between the handshake and now.
      connection.close(new Ending(Problem.TICKET_INVALID, ""));
      return;
    }
    try {
      tunnel = found;
      if (handover.direction() == Direction.DOWNLINK) {
        tunnel.downlinkOpened(handover.generation(), connection);
      } else {
        tunnel.uplinkOpened(handover.generation(), connection);
      }
    } catch (RefusedException refusal) {
      tunnel = null;
      connection.close(new Ending(refusal.problem(), ""));
    }
  }

  /** Takes a part of a binary message. */
  @OnMessage
  public void part(byte[] part, boolean last) {
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
  @OnMessage
  public void text(String part, boolean last) {
    if (tunnel != null) {
      tunnel.link().closed(Problem.BAD_FRAME, "text message");
    }
  }

  /** Tells the tunnel that its connection is gone. */
  @OnClose
  public void close(CloseReason reason) {
    if (tunnel == null) {
      return;
    }
    int code = reason.getCloseCode().getCode();
    if (code == CloseCodes.NORMAL_CLOSURE.getCode() || code == CloseCodes.GOING_AWAY.getCode()) {
      tunnel.left(handover.direction(), handover.generation());
    }
    tunnel.lost(handover.direction(), handover.generation());
  }

  /** A connection that breaks is nothing to alarm anybody about. */
  @OnError
  public void error(Throwable failure) {
    LOG.log(Level.FINE, "A connection of a tunnel failed", failure);
    if (tunnel != null) {
      tunnel.lost(handover.direction(), handover.generation());
    }
  }
}
