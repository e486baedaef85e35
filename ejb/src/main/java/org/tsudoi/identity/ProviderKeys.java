package org.tsudoi.identity;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.tsudoi.shared.Ticker;

/**
 * The public keys of the provider, read again for a key that is not known, but once in a minute at
 * most. Thread-safe.
 */
final class ProviderKeys {

  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Duration FRESH = Duration.ofHours(1);

  private final ProviderCalls calls;
  private final Ticker ticker;
  private List<JsonWebKey> known = List.of();
  private Optional<Long> readAt = Optional.empty();

  ProviderKeys(ProviderCalls calls, Ticker ticker) {
    this.calls = calls;
    this.ticker = ticker;
  }

  /** The public key of that id and kind, which the provider uses for signatures. */
  synchronized Key find(String address, String keyId, String keyType) throws IOException {
    if (age().compareTo(FRESH) >= 0) {
      read(address);
    }
    Optional<Key> found = look(keyId, keyType);
    if (found.isEmpty() && age().compareTo(PAUSE) >= 0) {
      read(address);
      found = look(keyId, keyType);
    }
    return found.orElseThrow(() -> new IOException("The provider has no such key"));
  }

  private Duration age() {
    return readAt.map(ticker::since).orElse(FRESH);
  }

  private void read(String address) throws IOException {
    readAt = Optional.of(ticker.nanos());
    JsonObject told = calls.get(address);
    try {
      known = new JsonWebKeySet(told.toString()).getJsonWebKeys();
    } catch (JoseException broken) {
      throw new IOException("The provider's keys cannot be read", broken);
    }
  }

  private Optional<Key> look(String keyId, String keyType) {
    return known.stream()
        .filter(key -> keyId.equals(key.getKeyId()) && keyType.equals(key.getKeyType()))
        .filter(key -> key.getUse() == null || key.getUse().equals("sig"))
        .filter(PublicJsonWebKey.class::isInstance)
        .map(key -> (Key) ((PublicJsonWebKey) key).getPublicKey())
        .findFirst();
  }
}
