package org.tsudoi.tunnel.selftest;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
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
import org.tsudoi.shared.RefusedException;
import org.tsudoi.tunnel.ClosingThreads;
import org.tsudoi.tunnel.Ending;
import org.tsudoi.tunnel.websocket.MessageParts;
import org.tsudoi.tunnel.websocket.SocketConnection;

/**
 * The WebSocket of a self-test, {@code /tunnel/selftest/ws}: gives back each binary message, one
 * after the other.
 *
 * <p>Who sends on before the last has come back is closed, so that nothing queues here. One object
 * for each connection, called by one thread at a time.
 */
@Dependent
@ServerEndpoint(
    value = "/selftest/ws",
    subprotocols = "tsudoi.1",
    configurator = EchoConfigurator.class)
public class EchoEndpoint {

  private static final Logger LOG = Logger.getLogger(EchoEndpoint.class.getName());

  @Inject private ClosingThreads closers;
  @Inject private SelfTests tests;

  private final MessageParts message = new MessageParts(ProtocolLimits.standard().messageBytes());
  private SelfTest test;
  private SocketConnection connection;
  private Echoes echoes;

  /** Belongs to its test from now on, and is closed with it. */
  @OnOpen
  public void open(Session session) {
    session.setMaxBinaryMessageBufferSize(ProtocolLimits.standard().messageBytes());
    connection = new SocketConnection(session, closers);
    echoes = new Echoes(connection);
    try {
      test = tests.find((String) session.getUserProperties().get(EchoConfigurator.TICKET));
      test.hold(connection);
    } catch (RefusedException ended) {
      close(ended.problem());
    }
  }

  /** Takes a part of a binary message and gives the whole back. */
  @OnMessage
  public void part(byte[] part, boolean last) {
    if (test == null) {
      return;
    }
    // There and back again.
    if (!test.spend(2L * part.length) || !message.add(part)) {
      close(Problem.TOO_LARGE);
    } else if (last && !echoes.offer(message.take())) {
      close(Problem.TOO_MANY_REQUESTS);
    }
  }

  /** Refuses text. */
  @OnMessage
  public void text(String part, boolean last) {
    close(Problem.BAD_FRAME);
  }

  private void close(Problem why) {
    connection.close(new Ending(why, ""));
    forget();
  }

  private void forget() {
    if (test != null) {
      test.release(connection);
      test = null;
    }
  }

  /** Is not closed once more. */
  @OnClose
  public void close() {
    forget();
  }

  /** A connection that breaks is nothing to alarm anybody about. */
  @OnError
  public void error(Throwable failure) {
    LOG.log(Level.FINE, "A connection of a self-test failed", failure);
    forget();
  }
}
