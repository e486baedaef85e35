package org.tsudoi.verify.client;

import java.io.IOException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tsudoi.protocol.TunnelOpening;

/** A WebSocket as a connection of a tunnel; asks for the next message when one was read. */
final class SocketWay implements WebSocket.Listener, WayDown, WayUp {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** What the JDK says when the other end is gone without a close frame. */
  private static final int LOST = 1006;

  private record Event(Optional<ByteBuffer> bytes, Optional<IOException> failure) {}

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Runnable wake;
  private WebSocket socket;
  private volatile boolean lost;

  private SocketWay(Runnable wake) {
    this.wake = wake;
  }

  static SocketWay open(Line line, TunnelOpening opening) throws IOException {
    return open(line, opening, () -> {});
  }

  static SocketWay open(Line line, TunnelOpening opening, Runnable wake) throws IOException {
    SocketWay way = new SocketWay(wake);
    String[] offer = opening.offer().split(", ");
    CompletableFuture<WebSocket> opened =
        line.http()
            .newWebSocketBuilder()
            .subprotocols(offer[0], offer[1])
            .buildAsync(line.webSocket(), way);
    way.socket = await(opened);
    return way;
  }

  private static WebSocket await(CompletableFuture<WebSocket> stage) throws IOException {
    try {
      return stage.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      Throwable cause =
          failed.getCause() instanceof CompletionException wrapped
              ? wrapped.getCause()
              : failed.getCause();
      if (cause instanceof WebSocketHandshakeException refusal) {
        throw new Refused(refusal.getResponse().statusCode(), "");
      }
      throw new IOException(cause);
    } catch (TimeoutException stuck) {
      stage.cancel(true);
      throw new IOException("nothing moves", stuck);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException(stop);
    }
  }

  @Override
  public void onOpen(WebSocket from) {
    from.request(1);
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    ByteBuffer copy = ByteBuffer.allocate(data.remaining()).put(data).flip();
    events.add(new Event(Optional.of(copy), Optional.empty()));
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    end(code < 4000 ? new IOException(code + " " + reason) : new ClosedByServer(code, reason));
    if (code == LOST) {
      // When this is answered the JDK closes with 1000, which would mean leaving for good.
      from.abort();
      return new CompletableFuture<>();
    }
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    end(new IOException(failure));
  }

  private void end(IOException why) {
    lost = true;
    events.add(new Event(Optional.empty(), Optional.of(why)));
    wake.run();
  }

  @Override
  public Optional<ByteBuffer> read() throws IOException {
    try {
      Event next = events.take();
      if (next.failure().isPresent()) {
        throw next.failure().get();
      }
      socket.request(1);
      return next.bytes();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException(stop);
    }
  }

  @Override
  public void send(byte[] units) throws IOException {
    await(socket.sendBinary(ByteBuffer.wrap(units), true));
  }

  @Override
  public void finish() {
    // The server closes what was replaced.
  }

  @Override
  public boolean isLost() {
    return lost;
  }

  @Override
  public void abort() {
    socket.abort();
    end(new IOException("aborted"));
  }
}
