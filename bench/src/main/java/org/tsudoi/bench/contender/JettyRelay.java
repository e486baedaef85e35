package org.tsudoi.bench.contender;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/**
 * The contender on Jetty 12: a fan-out relay as its manual suggests one, in a process of its own.
 *
 * <p>A message is copied once and then shared by all receivers; Jetty queues the sends. Nothing is
 * tuned but the idle time-out, which would end silent viewers.
 */
public final class JettyRelay {

  private static final long LARGEST_MESSAGE = 1 << 20;

  private JettyRelay() {}

  /** Starts it; port and key store come from the environment. */
  public static void main(String[] arguments) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server, tls(), http());
    connector.setHost("127.0.0.1");
    connector.setPort(Integer.parseInt(System.getenv("RELAY_PORT")));
    server.addConnector(connector);
    Map<String, Set<Session>> rooms = new ConcurrentHashMap<>();
    server.setHandler(
        WebSocketUpgradeHandler.from(
            server,
            container -> {
              container.setIdleTimeout(Duration.ZERO);
              container.setMaxBinaryMessageSize(LARGEST_MESSAGE);
              container.addMapping(
                  "/*",
                  (request, response, callback) ->
                      new Member(
                          rooms.computeIfAbsent(
                              request.getHttpURI().getPath(),
                              room -> ConcurrentHashMap.newKeySet())));
            }));
    server.start();
    server.join();
  }

  private static SslConnectionFactory tls() {
    SslContextFactory.Server context = new SslContextFactory.Server();
    context.setKeyStorePath(System.getenv("RELAY_KEYSTORE"));
    context.setKeyStorePassword(System.getenv("RELAY_PASSWORD"));
    context.setIncludeProtocols("TLSv1.3");
    return new SslConnectionFactory(context, "http/1.1");
  }

  private static HttpConnectionFactory http() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.addCustomizer(new SecureRequestCustomizer(false));
    return new HttpConnectionFactory(configuration);
  }

  /** One connection; Jetty finds its methods by the interface. */
  public static final class Member implements Session.Listener.AutoDemanding {

    private final Set<Session> room;
    private Session own;

    Member(Set<Session> room) {
      this.room = room;
    }

    @Override
    public void onWebSocketOpen(Session session) {
      own = session;
      room.add(session);
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
      ByteBuffer copy = ByteBuffer.allocate(payload.remaining()).put(payload).flip();
      callback.succeed();
      for (Session other : room) {
        if (other != own) {
          other.sendBinary(copy.slice(), Callback.NOOP);
        }
      }
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
      room.remove(own);
      callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
      room.remove(own);
    }
  }
}
