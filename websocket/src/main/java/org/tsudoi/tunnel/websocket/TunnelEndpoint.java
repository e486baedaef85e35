package org.tsudoi.tunnel.websocket;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tsudoi.protocol.ProtocolLimits;
import org.tsudoi.shared.Problem;
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

  private final MessageParts message = new MessageParts(ProtocolLimits.standard().messageBytes());
  private WebSocketTunnel tunnel;
  private Handover.Way way;

  /** Gives the connection to its tunnel. */
  @OnOpen
  public void open(Session session) {
    Handover handover = (Handover) session.getUserProperties().get(Handover.HEADER);
    session.setMaxBinaryMessageBufferSize(ProtocolLimits.standard().messageBytes());
    way = handover.way();
    tunnel = (WebSocketTunnel) tunnels.find(handover.tunnel()).orElse(null);
    if (tunnel == null) {
      // It was closed between the handshake and now.
      TunnelCloser.close(session, Problem.TICKET_INVALID, "");
    } else if (way == Handover.Way.DOWN) {
      tunnel.openDownlink(session);
    } else {
      tunnel.openUplink(session);
    }
  }

  /** Takes a part of a binary message. */
  @OnMessage
  public void part(byte[] part, boolean last) {
    if (tunnel == null) {
      return;
    }
    if (way == Handover.Way.DOWN) {
      tunnel.misused("bytes up the downlink");
    } else if (!message.add(part)) {
      tunnel.tooLarge();
    } else if (last) {
      tunnel.link().received(message.take());
    }
  }

  /** Refuses text. */
  @OnMessage
  public void text(String part, boolean last) {
    if (tunnel != null) {
      tunnel.misused("text message");
    }
  }

  /** Tells the tunnel that its connection is gone. */
  @OnClose
  public void close(CloseReason reason) {
    if (tunnel != null) {
      tunnel.lost(reason.getCloseCode().getCode());
    }
  }

  /** Ends the tunnel; a connection that breaks is nothing to alarm anybody about. */
  @OnError
  public void error(Throwable failure) {
    LOG.log(Level.FINE, "A connection of a tunnel failed", failure);
    if (tunnel != null) {
      tunnel.lost(CloseReason.CloseCodes.CLOSED_ABNORMALLY.getCode());
    }
  }
}
