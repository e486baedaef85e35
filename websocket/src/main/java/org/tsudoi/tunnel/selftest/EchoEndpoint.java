package org.tsudoi.tunnel.selftest;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
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
 * <p>Who sends on before the last has come back is closed, so that nothing queues here. It has no
 * annotations for the same reason as a tunnel's. One object for each connection, called by one
 * thread at a time.
 */
final class EchoEndpoint extends Endpoint {

  private static final Logger LOG = Logger.getLogger(EchoEndpoint.class.getName());

  private final ClosingThreads closers;
  private final SelfTests tests;
  private final MessageParts message = new MessageParts(ProtocolLimits.standard().messageBytes());
  private SelfTest test;
  private SocketConnection connection;
  private Echoes echoes;

  EchoEndpoint(ClosingThreads closers, SelfTests tests) {
    this.closers = closers;
    this.tests = tests;
  }

  /** Belongs to its test from now on, and is closed with it. */
  @Override
  public void onOpen(Session session, EndpointConfig config) {
    session.setMaxBinaryMessageBufferSize(ProtocolLimits.standard().messageBytes());
    session.setMaxTextMessageBufferSize(ProtocolLimits.standard().messageBytes());
    MessageHandler.Partial<byte[]> binary = this::part;
    MessageHandler.Partial<String> text = this::text;
    session.addMessageHandler(byte[].class, binary);
    session.addMessageHandler(String.class, text);
    connection = new SocketConnection(session, Runnable::run, closers);
    echoes = new Echoes(connection);
    try {
      test = tests.find((String) session.getUserProperties().get(EchoConfigurator.TICKET));
      test.hold(connection);
    } catch (RefusedException ended) {
      close(ended.problem());
    }
  }

  /** Takes a part of a binary message and gives the whole back. */
  private void part(byte[] part, boolean last) {
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
  private void text(String part, boolean last) {
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
  @Override
  public void onClose(Session session, CloseReason reason) {
    forget();
  }

  /** A connection that breaks is nothing to alarm anybody about. */
  @Override
  public void onError(Session session, Throwable failure) {
    LOG.log(Level.FINE, "A connection of a self-test failed", failure);
    forget();
  }
}
