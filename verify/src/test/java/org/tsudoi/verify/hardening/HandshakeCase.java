package org.tsudoi.verify.hardening;

import java.util.ArrayList;
import java.util.List;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * A request for a WebSocket that differs from the right one; RFC 6455 section 4.2.
 *
 * @param name what is different
 * @param lines the request, with {@code OFFER} in the place of the offer
 */
record HandshakeCase(String name, List<String> lines) {

  private static final String OFFER = "OFFER";
  private static final String KEY = "Sec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==";

  /** Requests for which no WebSocket may be opened. */
  static List<HandshakeCase> wrong(TsudoiServer server) {
    List<HandshakeCase> cases = new ArrayList<>();
    List<String> right = RawSocket.request(server, OFFER);
    for (String method : List.of("POST", "PUT", "HEAD", "OPTIONS", "get")) {
      cases.add(instead(right, "GET ", method + " /tunnel/ws HTTP/1.1"));
    }
    cases.add(instead(right, "GET ", "GET /tunnel/ws HTTP/1.0"));
    cases.add(instead(right, "GET ", "GET /tunnel/ws HTTP/2.0"));
    cases.add(instead(right, "GET ", "GET /tunnel/ws"));
    cases.add(instead(right, "GET ", "GET /tunnel/ws?x=1 HTTP/1.1"));
    cases.add(instead(right, "GET ", "GET /tunnel/ws/ HTTP/1.1"));
    cases.add(without(right, "Host"));
    cases.add(without(right, "Upgrade"));
    cases.add(instead(right, "Upgrade", "Upgrade: h2c"));
    cases.add(instead(right, "Upgrade", "Upgrade: websockets"));
    cases.add(instead(right, "Upgrade", "Upgrade:"));
    cases.add(without(right, "Connection"));
    cases.add(instead(right, "Connection", "Connection: close"));
    cases.add(instead(right, "Connection", "Connection: keep-alive"));
    cases.add(without(right, "Sec-WebSocket-Key"));
    cases.add(instead(right, "Sec-WebSocket-Key", "Sec-WebSocket-Key:"));
    cases.add(without(right, "Sec-WebSocket-Version"));
    for (String version : List.of("", "0", "8", "12", "14", "013", "13, 8", "x")) {
      cases.add(instead(right, "Sec-WebSocket-Version", "Sec-WebSocket-Version: " + version));
    }
    cases.add(without(right, "Sec-WebSocket-Protocol"));
    cases.add(instead(right, "Sec-WebSocket-Protocol", "Sec-WebSocket-Protocol: tsudoi.1"));
    cases.add(instead(right, "Sec-WebSocket-Protocol", "Sec-WebSocket-Protocol: " + OFFER));
    cases.add(
        instead(right, "Sec-WebSocket-Protocol", "Sec-WebSocket-Protocol: tsudoi.2, " + OFFER));
    cases.add(and(right, "Sec-WebSocket-Protocol: tsudoi.1, " + OFFER));
    cases.add(and(right, "Sec-WebSocket-Protocol: chat"));
    cases.add(and(right, "Origin: https://evil.example"));
    cases.add(and(right, "a".repeat(20_000) + ": b"));
    List<String> many = new ArrayList<>(right);
    for (int line = 0; line < 60; line++) {
      many.add("X-" + line + ": y");
    }
    cases.add(new HandshakeCase("sixty more lines", many));
    return cases;
  }

  /** Requests that mean the same as the right one. */
  static List<HandshakeCase> right(TsudoiServer server) {
    List<String> right = RawSocket.request(server, OFFER);
    return List.of(
        new HandshakeCase("as it is", right),
        instead(right, "Upgrade", "uPGRADE:   WebSocket"),
        instead(right, "Connection", "connection: keep-alive, upgrade"),
        instead(right, "Sec-WebSocket-Key", KEY.replace("Sec-WebSocket-Key", "sec-websocket-key")),
        and(right, "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"),
        and(right, "Sec-WebSocket-Extensions: x-unknown"),
        and(right, "X-Unknown: y"));
  }

  private static HandshakeCase instead(List<String> right, String start, String line) {
    List<String> lines = right.stream().map(each -> each.startsWith(start) ? line : each).toList();
    return new HandshakeCase(line, lines);
  }

  private static HandshakeCase without(List<String> right, String start) {
    List<String> lines = right.stream().filter(each -> !each.startsWith(start)).toList();
    return new HandshakeCase("no " + start, lines);
  }

  private static HandshakeCase and(List<String> right, String line) {
    List<String> lines = new ArrayList<>(right);
    lines.add(line);
    return new HandshakeCase("and " + line.substring(0, Math.min(40, line.length())), lines);
  }

  /** The request with this offer. */
  List<String> with(String offer) {
    return lines.stream().map(line -> line.replace(OFFER, offer)).toList();
  }
}
