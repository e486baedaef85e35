package org.tsudoi.verify.hardening;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.tsudoi.verify.server.ServerCertificate;
import org.tsudoi.verify.server.TsudoiServer;

/** A request byte by byte as the test wants it, which no client library would send. */
final class RawRequest {

  private static final int PATIENCE_MILLIS = 30_000;

  private final String method;
  private final String target;
  private final List<String> headers = new ArrayList<>();
  private byte[] body = new byte[0];
  private boolean host = true;
  private String version = "HTTP/1.1";

  private RawRequest(String method, String target) {
    this.method = method;
    this.target = target;
  }

  /** A request for this target, written exactly so. */
  static RawRequest of(String method, String target) {
    return new RawRequest(method, target);
  }

  RawRequest header(String name, String value) {
    headers.add(name + ": " + value);
    return this;
  }

  /** With a host of the test's own instead of the right one. */
  RawRequest host(String name) {
    host = false;
    return header("Host", name);
  }

  /** With this body and its true length. */
  RawRequest body(String type, byte[] bytes) {
    body = bytes;
    return header("Content-Type", type).header("Content-Length", Integer.toString(bytes.length));
  }

  /** In another version of HTTP. */
  RawRequest version(String name) {
    version = name;
    return this;
  }

  /** With these bytes behind the head, whatever the head says of them. */
  RawRequest trailing(String latin) {
    body = latin.getBytes(StandardCharsets.ISO_8859_1);
    return this;
  }

  RawRequest json(String text) {
    return body("application/json", text.getBytes(StandardCharsets.UTF_8));
  }

  RawRequest form(String text) {
    return body("application/x-www-form-urlencoded", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends it on a connection of its own and reads to the end. */
  RawAnswer send(TsudoiServer server) {
    return send(server, false);
  }

  /**
   * The same, but reads no further than the answer: what waits for a body that never comes, as a
   * server does before it closes, is not waited for.
   */
  RawAnswer sendForOneAnswer(TsudoiServer server) {
    return send(server, true);
  }

  private RawAnswer send(TsudoiServer server, boolean one) {
    try (SSLSocket socket =
        (SSLSocket)
            ServerCertificate.context(server.data().resolve("keys/tls.crt"))
                .getSocketFactory()
                .createSocket("127.0.0.1", server.port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      try {
        socket.getOutputStream().write(bytes(server.port()));
      } catch (SocketException refusedEarly) {
        // The answer may be there already: the server need not read a body that it refuses.
        return RawAnswer.of(read(socket, one));
      }
      return RawAnswer.of(read(socket, one));
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + target, e);
    }
  }

  private byte[] bytes(int port) {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    List<String> lines = new ArrayList<>(List.of(method + " " + target + " " + version));
    if (host) {
      lines.add("Host: 127.0.0.1:" + port);
    }
    lines.addAll(headers);
    if (headers.stream().noneMatch(line -> line.startsWith("Connection:"))) {
      lines.add("Connection: close");
    }
    request.writeBytes(
        (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    request.writeBytes(body);
    return request.toByteArray();
  }

  private static byte[] read(SSLSocket socket, boolean one) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    byte[] some = new byte[8192];
    try {
      int count = socket.getInputStream().read(some);
      while (count >= 0) {
        answer.write(some, 0, count);
        boolean enough = one && RawAnswer.of(answer.toByteArray()).isWhole();
        count = enough ? -1 : socket.getInputStream().read(some);
      }
    } catch (IOException cutOff) {
      // A server that refuses a large body may reset the connection after its answer.
      if (answer.size() == 0) {
        throw cutOff;
      }
    }
    return answer.toByteArray();
  }
}
