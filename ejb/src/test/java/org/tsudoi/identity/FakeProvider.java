package org.tsudoi.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** An identity provider on loopback that says what the test wants, right or wrong. */
final class FakeProvider implements AutoCloseable {

  static final String CLIENT = "tsudoi";
  static final String SECRET = "s3cret:with=signs";

  private final HttpServer server;
  final RsaJsonWebKey key = newKey("one");
  final List<RsaJsonWebKey> published = new ArrayList<>(List.of(key));
  final List<Map<String, String>> exchanged = new ArrayList<>();
  final List<String> authorizations = new ArrayList<>();
  int keysAsked;
  int asked;
  String told = "";
  String idToken = "";
  boolean down;

  FakeProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/.well-known/openid-configuration",
          exchange -> {
            asked++;
            answer(exchange, told.isEmpty() ? description() : told);
          });
      server.createContext(
          "/keys",
          exchange -> {
            keysAsked++;
            answer(exchange, new JsonWebKeySet(published).toJson());
          });
      server.createContext("/token", this::token);
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RsaJsonWebKey newKey(String id) {
    try {
      RsaJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
      made.setKeyId(id);
      return made;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String description() {
    return ("{\"issuer\":\"%1$s\",\"authorization_endpoint\":\"%1$s/auth\","
            + "\"token_endpoint\":\"%1$s/token\",\"jwks_uri\":\"%1$s/keys\"}")
        .formatted(issuer());
  }

  /** Right claims for this question, to be spoiled by the test. */
  JwtClaims claims(SsoPending pending, Instant now) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(issuer());
    claims.setAudience(CLIENT);
    claims.setSubject("248289761001");
    claims.setIssuedAt(NumericDate.fromMilliseconds(now.toEpochMilli()));
    claims.setExpirationTime(NumericDate.fromMilliseconds(now.plusSeconds(60).toEpochMilli()));
    claims.setStringClaim("nonce", pending.nonce());
    claims.setStringClaim("preferred_username", "hanako");
    return claims;
  }

  String sign(JwtClaims claims, RsaJsonWebKey with) {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setPayload(claims.toJson());
    jws.setKey(with.getPrivateKey());
    jws.setKeyIdHeaderValue(with.getKeyId());
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    return compact(jws);
  }

  static String compact(JsonWebSignature jws) {
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = parameters(body);
    boolean again = exchanged.stream().anyMatch(old -> old.get("code").equals(form.get("code")));
    exchanged.add(form);
    authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
    if (again) {
      exchange.sendResponseHeaders(400, -1);
      exchange.close();
    } else {
      answer(exchange, "{\"id_token\":\"" + idToken + "\"}");
    }
  }

  static Map<String, String> parameters(String text) {
    Map<String, String> all = new HashMap<>();
    for (String pair : text.split("&")) {
      String[] parts = pair.split("=", 2);
      all.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return all;
  }

  static Map<String, String> question(SsoStart start) {
    return parameters(URI.create(start.address()).getRawQuery());
  }

  private void answer(HttpExchange exchange, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(down ? 503 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
