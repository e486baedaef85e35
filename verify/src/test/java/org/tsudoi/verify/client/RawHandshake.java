package org.tsudoi.verify.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;
import org.tsudoi.protocol.TunnelOpening;
import org.tsudoi.verify.server.ServerCertificate;
import org.tsudoi.verify.server.TsudoiServer;

/** A handshake by hand, for what a client library does not show: the headers of a 101. */
public final class RawHandshake {

  private RawHandshake() {}

  /** Opens a connection, answers the head of the response, and drops the connection. */
  public static String head(TsudoiServer server, TunnelOpening opening) {
    try (SSLSocket socket =
        (SSLSocket)
            ServerCertificate.context(server.data().resolve("keys/tls.crt"))
                .getSocketFactory()
                .createSocket("127.0.0.1", server.port())) {
      socket.setSoTimeout(20_000);
      String request =
          String.join(
              "\r\n",
              "GET /tunnel/ws HTTP/1.1",
              "Host: 127.0.0.1:" + server.port(),
              "Upgrade: websocket",
              "Connection: Upgrade",
              "Sec-WebSocket-Version: 13",
              "Sec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==",
              "Sec-WebSocket-Protocol: " + opening.offer(),
              "",
              "");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
        int next = socket.getInputStream().read();
        if (next < 0) {
          break;
        }
        head.write(next);
      }
      return head.toString(StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
