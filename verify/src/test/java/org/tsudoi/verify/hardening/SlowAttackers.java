package org.tsudoi.verify.hardening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * Connections from another address that keep the server waiting: a third each in the middle of the
 * TLS handshake, of the head of a request and of its body. Each sends a little every two seconds.
 */
final class SlowAttackers implements AutoCloseable {

  private static final int PAUSE_SECONDS = 2;
  private static final String ADDRESS = "127.0.0.2";
  private static final byte[] BEGINNING_OF_A_HELLO = {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xFC, 3, 3};
  private static final String HEAD = "GET /room/ HTTP/1.1\r\nHost: 127.0.0.1\r\n";
  private static final String BODY =
      "POST /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
          + "Content-Length: 100000\r\n\r\n{";

  /** One of them: where it is connected and what it says again and again. */
  private record Attacker(Socket socket, String more) {

    void say(String text) {
      try {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
      } catch (IOException thrownOut) {
        close();
      }
    }

    void close() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final List<Attacker> attackers = new CopyOnWriteArrayList<>();
  private final AtomicLong rounds = new AtomicLong();

  private SlowAttackers() {}

  /** So many, connected and at work. */
  static SlowAttackers against(TsudoiServer server, int count) {
    SlowAttackers all = new SlowAttackers();
    SSLContext context = RawSocket.context(server);
    all.clock.scheduleWithFixedDelay(all::sayMore, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
    try {
      for (int i = 0; i < count; i++) {
        all.attackers.add(all.attacker(i % 3, context, server.port()));
      }
    } catch (IOException e) {
      all.close();
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private Attacker attacker(int kind, SSLContext context, int port) throws IOException {
    Socket plain = new Socket();
    plain.bind(new InetSocketAddress(InetAddress.getByName(ADDRESS), 0));
    plain.connect(new InetSocketAddress("127.0.0.1", port));
    if (kind == 0) {
      plain.getOutputStream().write(BEGINNING_OF_A_HELLO);
      return new Attacker(plain, "x");
    }
    SSLSocket secure =
        (SSLSocket) context.getSocketFactory().createSocket(plain, "127.0.0.1", port, true);
    secure.startHandshake();
    Attacker attacker = new Attacker(secure, kind == 1 ? "X-More: y\r\n" : " ");
    attacker.say(kind == 1 ? HEAD : BODY);
    return attacker;
  }

  private void sayMore() {
    attackers.stream()
        .filter(each -> !each.socket().isClosed())
        .forEach(each -> each.say(each.more()));
    rounds.incrementAndGet();
  }

  /** How often all of them have said something. */
  long rounds() {
    return rounds.get();
  }

  /** How many the server has not thrown out, as far as they have noticed. */
  long standing() {
    return attackers.stream().filter(each -> !each.socket().isClosed()).count();
  }

  @Override
  public void close() {
    clock.shutdownNow();
    attackers.forEach(Attacker::close);
  }
}
