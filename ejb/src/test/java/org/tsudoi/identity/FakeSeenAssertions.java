package org.tsudoi.identity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tsudoi.identity.domain.SeenAssertion;
import org.tsudoi.identity.domain.SeenAssertions;

/** Assertions that were shown, in a map. */
final class FakeSeenAssertions implements SeenAssertions {

  final Map<String, SeenAssertion> seen = new LinkedHashMap<>();

  @Override
  public boolean contains(String id) {
    return seen.containsKey(id);
  }

  @Override
  public void add(SeenAssertion assertion) {
    seen.put(assertion.id(), assertion);
  }

  @Override
  public void deleteExpired(Instant now) {
    seen.values().removeIf(assertion -> !assertion.expiresAt().isAfter(now));
  }
}
