package org.tsudoi.verify.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A small identity provider (OpenID Connect) on loopback. Whoever is sent to it is signed in there
 * already, as one person, since an hour ago; whoever is to sign in anew has done so at once.
 */
public final class OpenIdProvider implements AutoCloseable {

  private static final String KEY = "one";

  private final HttpServer server;
  private final KeyPair pair;
  private final String subject;
  private final Map<String, String> nonces = new ConcurrentHashMap<>();
  private volatile long signedInAt = Instant.now().minus(Duration.ofHours(1)).getEpochSecond();

  private OpenIdProvider(HttpServer server, KeyPair pair, String subject) {
    this.server = server;
    this.pair = pair;
    this.subject = subject;
  }

  /** A provider where this person is signed in. */
  public static OpenIdProvider of(String subject) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      OpenIdProvider provider = new OpenIdProvider(server, generator.generateKeyPair(), subject);
      server.createContext("/.well-known/openid-configuration", provider::describe);
      server.createContext("/auth", provider::lead);
      server.createContext("/token", provider::exchange);
      server.createContext("/keys", provider::keys);
      server.start();
      return provider;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its address. */
  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void describe(HttpExchange exchange) throws IOException {
    json(
        exchange,
        Json.createObjectBuilder()
            .add("issuer", issuer())
            .add("authorization_endpoint", issuer() + "/auth")
            .add("token_endpoint", issuer() + "/token")
            .add("jwks_uri", issuer() + "/keys")
            .build()
            .toString());
  }

  private void lead(HttpExchange exchange) throws IOException {
    Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    nonces.put(code, asked.get("nonce"));
    if ("login".equals(asked.get("prompt")) && "0".equals(asked.get("max_age"))) {
      signedInAt = Instant.now().getEpochSecond();
    }
    String back = asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state");
    exchange.getResponseHeaders().add("Location", back);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void exchange(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String nonce = nonces.remove(parameters(form).get("code"));
    if (nonce == null) {
      exchange.sendResponseHeaders(400, -1);
      exchange.close();
    } else {
      json(exchange, Json.createObjectBuilder().add("id_token", token(nonce)).build().toString());
    }
  }

  private void keys(HttpExchange exchange) throws IOException {
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    json(
        exchange,
        Json.createObjectBuilder()
            .add(
                "keys",
                Json.createArrayBuilder()
                    .add(
                        Json.createObjectBuilder()
                            .add("kty", "RSA")
                            .add("kid", KEY)
                            .add("n", url(unsigned(key.getModulus())))
                            .add("e", url(unsigned(key.getPublicExponent())))))
            .build()
            .toString());
  }

  private String token(String nonce) {
    long now = Instant.now().getEpochSecond();
    String head = "{\"alg\":\"RS256\",\"kid\":\"" + KEY + "\"}";
    String claims =
        Json.createObjectBuilder()
            .add("iss", issuer())
            .add("aud", "tsudoi")
            .add("sub", subject)
            .add("nonce", nonce)
            .add("iat", now)
            .add("auth_time", signedInAt)
            .add("exp", now + 60)
            .build()
            .toString();
    String signed =
        url(head.getBytes(StandardCharsets.UTF_8))
            + "."
            + url(claims.getBytes(StandardCharsets.UTF_8));
    try {
      Signature signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(pair.getPrivate());
      signer.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + url(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> all = new HashMap<>();
    for (String pair : text.split("&")) {
      String[] parts = pair.split("=", 2);
      all.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return all;
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static String url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void json(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Whether an address is one of this provider. */
  public boolean isMine(URI address) {
    return address.toString().startsWith(issuer() + "/auth?");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
