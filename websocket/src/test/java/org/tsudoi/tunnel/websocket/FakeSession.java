package org.tsudoi.tunnel.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A WebSocket session that behaves as Liberty's does: it queues no sends, and a send is done when
 * the test says so. Who writes and waits is not kept waiting, unless the test says how.
 */
final class FakeSession {

  private final List<byte[]> sent = new ArrayList<>();
  private final List<byte[]> written = new ArrayList<>();
  private final Session session;
  private Runnable line = () -> {};
  private SendHandler inFlight;
  private CloseReason closed;

  FakeSession() {
    RemoteEndpoint.Async remote = proxy(RemoteEndpoint.Async.class, this::remote);
    RemoteEndpoint.Basic basic = proxy(RemoteEndpoint.Basic.class, this::basic);
    session =
        proxy(
            Session.class,
            (method, arguments) ->
                switch (method) {
                  case "getAsyncRemote" -> remote;
                  case "getBasicRemote" -> basic;
                  case "isOpen" -> closed == null;
                  case "close" -> close((CloseReason) arguments[0]);
                  default -> throw new UnsupportedOperationException(method);
                });
  }

  private interface Call {
    Object on(String method, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> call.on(method.getName(), arguments)));
  }

  private Object remote(String method, Object[] arguments) {
    if (method.equals("setSendTimeout")) {
      return null;
    }
    SendHandler handler = (SendHandler) arguments[1];
    if (inFlight != null) {
      handler.onResult(new SendResult(new IOException("write not allowed")));
      return null;
    }
    sent.add(copy((ByteBuffer) arguments[0]));
    inFlight = handler;
    return null;
  }

  private Object basic(String method, Object[] arguments) {
    line.run();
    written.add(copy((ByteBuffer) arguments[0]));
    return null;
  }

  private static byte[] copy(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return copy;
  }

  private Object close(CloseReason reason) {
    closed = reason;
    return null;
  }

  Session session() {
    return session;
  }

  /** The send in flight has reached the socket. */
  void complete() {
    SendHandler handler = inFlight;
    inFlight = null;
    handler.onResult(new SendResult());
  }

  /** The send in flight has timed out. */
  void fail() {
    SendHandler handler = inFlight;
    inFlight = null;
    handler.onResult(new SendResult(new IOException("timed out")));
  }

  List<byte[]> sent() {
    return sent;
  }

  /** What happens in each write that waits. */
  void line(Runnable line) {
    this.line = line;
  }

  /** What was written by threads that waited for it. */
  List<byte[]> written() {
    return written;
  }

  CloseReason closed() {
    return closed;
  }
}
