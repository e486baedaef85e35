package org.tsudoi.bench.contender;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The contender on the container that Tsudoi runs on, and on nothing else: what it costs without
 * any protocol, and thus the least that Tsudoi can cost.
 *
 * <p>The thread that reads a message writes it to all others, one after the other. That is the
 * cheapest way and no way for a product: one who does not read would stop everybody.
 */
@ServerEndpoint("/{room}")
public final class LibertyRelay {

  private static final int LARGEST_MESSAGE = 1 << 20;
  private static final Map<String, Set<Session>> ROOMS = new ConcurrentHashMap<>();

  private Set<Session> room;

  /**
   * Puts a server with this endpoint there, with the heap that Tsudoi has, and returns the command
   * that starts it.
   */
  static List<String> install(Path project, Path folder) {
    Path server = folder.resolve("servers/relay");
    String file = LibertyRelay.class.getName().replace('.', '/') + ".class";
    Path endpoint = server.resolve("apps/relay.war/WEB-INF/classes").resolve(file);
    try {
      Files.createDirectories(endpoint.getParent());
      try (var compiled = LibertyRelay.class.getClassLoader().getResourceAsStream(file)) {
        Files.copy(compiled, endpoint);
      }
      Files.copy(
          project.resolve("bench/src/main/liberty/server.xml"), server.resolve("server.xml"));
      Files.writeString(server.resolve("jvm.options"), "-Xmx1g\n");
      Files.writeString(server.resolve("server.env"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path program = project.resolve("liberty/target/liberty/wlp/bin/server");
    return List.of(
        "env",
        "JAVA_HOME=" + System.getProperty("java.home"),
        "WLP_USER_DIR=" + folder,
        program.toString(),
        "run",
        "relay",
        "--clean");
  }

  /** Somebody enters the room that the path names. */
  @OnOpen
  public void entered(Session session, @PathParam("room") String name) {
    session.setMaxIdleTimeout(0);
    room = ROOMS.computeIfAbsent(name, key -> ConcurrentHashMap.newKeySet());
    room.add(session);
  }

  /** Somebody sends something to all others. */
  @OnMessage(maxMessageSize = LARGEST_MESSAGE)
  public void sent(byte[] message, Session own) {
    for (Session other : room) {
      if (other != own) {
        pass(message, other);
      }
    }
  }

  private void pass(byte[] message, Session other) {
    try {
      other.getBasicRemote().sendBinary(ByteBuffer.wrap(message));
    } catch (IOException | IllegalStateException gone) {
      room.remove(other);
    }
  }

  /** Somebody leaves. */
  @OnClose
  public void left(Session session) {
    room.remove(session);
  }

  /** A connection broke. */
  @OnError
  public void broke(Session session, Throwable failure) {
    if (room != null) {
      room.remove(session);
    }
  }
}
