package org.tsudoi.verify.client;

import java.net.URI;
import java.net.http.HttpClient;
import org.tsudoi.verify.server.ServerCertificate;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * The way to a server: straight, or through something in between.
 *
 * @param port where it begins, at 127.0.0.1
 * @param http a client of its own, so that its connections are nobody else's
 */
public record Line(int port, HttpClient http) {

  /** The straight line. */
  public static Line to(TsudoiServer server) {
    return through(server, server.port());
  }

  /** A line that begins at this port of the machine and ends at the server. */
  public static Line through(TsudoiServer server, int port) {
    return new Line(
        port,
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(ServerCertificate.context(server.data().resolve("keys/tls.crt")))
            .build());
  }

  URI webSocket() {
    return URI.create("wss://127.0.0.1:" + port + "/tunnel/ws");
  }

  URI down() {
    return URI.create("https://127.0.0.1:" + port + "/tunnel/down");
  }

  URI up() {
    return URI.create("https://127.0.0.1:" + port + "/tunnel/up");
  }
}
