package org.tsudoi.verify.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;

/** Requests from another address of this machine, 127.0.0.2, each on a connection of its own. */
public final class Elsewhere {

  /** Where they come from. */
  public static final String ADDRESS = "127.0.0.2";

  private static final int PATIENCE_MILLIS = 20_000;

  private final TsudoiServer server;

  private Elsewhere(TsudoiServer server) {
    this.server = server;
  }

  /** Requests to this server. */
  public static Elsewhere of(TsudoiServer server) {
    return new Elsewhere(server);
  }

  /**
   * What came back.
   *
   * @param status the HTTP status
   * @param text head and body
   */
  public record Answer(int status, String text) {}

  /** Sends GET with these header lines. */
  public Answer get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  /** Sends a request with a body and these header lines. */
  public Answer send(String method, String path, String body, String... headers) {
    List<String> lines = new ArrayList<>();
    lines.add(method + " " + path + " HTTP/1.1");
    lines.add("Host: 127.0.0.1:" + server.port());
    lines.addAll(List.of(headers));
    if (lines.stream().noneMatch(line -> line.startsWith("Connection:"))) {
      lines.add("Connection: close");
    }
    lines.add("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
    return exchange(String.join("\r\n", lines) + "\r\n\r\n" + body);
  }

  private Answer exchange(String request) {
    try (Socket plain = new Socket()) {
      plain.bind(new InetSocketAddress(InetAddress.getByName(ADDRESS), 0));
      plain.connect(new InetSocketAddress("127.0.0.1", server.port()), PATIENCE_MILLIS);
      plain.setSoTimeout(PATIENCE_MILLIS);
      try (SSLSocket socket =
          (SSLSocket)
              ServerCertificate.context(server.data().resolve("keys/tls.crt"))
                  .getSocketFactory()
                  .createSocket(plain, "127.0.0.1", server.port(), true)) {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(Integer.parseInt(text.split(" ", 3)[1]), text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
