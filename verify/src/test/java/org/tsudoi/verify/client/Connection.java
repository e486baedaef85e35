package org.tsudoi.verify.client;

import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.tsudoi.protocol.TunnelOpening;
import org.tsudoi.verify.server.TsudoiServer;

/** One WebSocket connection of a tunnel; reads on its own unless it is told to pause. */
public final class Connection implements WebSocket.Listener {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Consumer<ByteBuffer> sink;
  private final CompletableFuture<Closed> closed = new CompletableFuture<>();
  private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
  private WebSocket socket;
  private boolean paused;

  private Connection(Consumer<ByteBuffer> sink) {
    this.sink = sink;
  }

  /**
   * Opens a connection, telling what it is.
   *
   * @throws java.net.http.WebSocketHandshakeException wrapped in a {@link CompletionException} when
   *     the server refuses
   */
  public static Connection open(
      TsudoiServer server, TunnelOpening opening, Consumer<ByteBuffer> sink) {
    Connection connection = new Connection(sink);
    connection.socket =
        builder(server, opening.offer().split(", ")).buildAsync(address(server), connection).join();
    return connection;
  }

  /** Prepares a connection that offers these sub-protocols. */
  public static WebSocket.Builder builder(TsudoiServer server, String... offered) {
    String[] others = new String[offered.length - 1];
    System.arraycopy(offered, 1, others, 0, others.length);
    return server.http().newWebSocketBuilder().subprotocols(offered[0], others);
  }

  /** Where tunnels begin. */
  public static URI address(TsudoiServer server) {
    return URI.create("wss://127.0.0.1:" + server.port() + "/tunnel/ws");
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    sink.accept(data);
    synchronized (this) {
      if (!paused) {
        from.request(1);
      }
    }
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(new Closed(code, reason));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    closed.complete(new Closed(1006, failure.toString()));
  }

  /** Reads nothing more: what the server sends piles up on its side. */
  public synchronized void pause() {
    paused = true;
  }

  /** Sends bytes as one message, in order with all others. */
  public synchronized void send(ByteBuffer bytes) {
    sending = sending.thenCompose(before -> socket.sendBinary(bytes, true));
  }

  /** Sends bytes as a part of a message. */
  public synchronized void sendPart(ByteBuffer bytes, boolean last) {
    sending = sending.thenCompose(before -> socket.sendBinary(bytes, last));
  }

  /** Sends the beginning of a message in so many parts of so many bytes, and nothing in between. */
  public synchronized void sendUnfinished(int parts, int bytes) {
    for (int part = 0; part < parts; part++) {
      sendPart(ByteBuffer.allocate(bytes), false);
    }
  }

  /** Sends a text message. */
  public synchronized void sendText(String text) {
    sending = sending.thenCompose(before -> socket.sendText(text, true));
  }

  /** Closes as somebody who leaves. */
  public synchronized void close() {
    sending = sending.thenCompose(before -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
  }

  /** Vanishes without a word. */
  public void abort() {
    socket.abort();
  }

  /** Waits for the end. */
  public Closed awaitClosed() {
    try {
      return closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException stillOpen) {
      throw new AssertionError("the connection is still open", stillOpen);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether it has ended. */
  public boolean isClosed() {
    return closed.isDone();
  }
}
