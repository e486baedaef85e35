package org.tsudoi.accounts;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.accounts.domain.PasswordResets;
import org.tsudoi.accounts.domain.ResetLink;
import org.tsudoi.accounts.domain.ResetRequest;
import org.tsudoi.shared.AccountId;

/** Requests and links in maps; one thread at a time. */
final class FakeResets implements PasswordResets {

  final Map<UUID, ResetRequest> requests = new LinkedHashMap<>();
  final Map<String, ResetLink> links = new LinkedHashMap<>();

  @Override
  public void add(ResetRequest request) {
    requests.put(request.id(), request);
  }

  @Override
  public List<UUID> waiting(int max) {
    return requests.keySet().stream().limit(max).toList();
  }

  @Override
  public long countWaiting() {
    return requests.size();
  }

  @Override
  public Optional<ResetRequest> lock(UUID id) {
    return Optional.ofNullable(requests.get(id));
  }

  @Override
  public void remove(ResetRequest request) {
    requests.remove(request.id());
  }

  @Override
  public void add(ResetLink link) {
    links.put(link.tokenHash(), link);
  }

  @Override
  public Optional<ResetLink> find(String tokenHash) {
    return Optional.ofNullable(links.get(tokenHash));
  }

  @Override
  public Optional<ResetLink> lock(String tokenHash) {
    return find(tokenHash);
  }

  @Override
  public void deleteLinksOf(AccountId account) {
    links.values().removeIf(link -> link.account().equals(account));
  }

  @Override
  public void deleteRunOut(Instant now) {
    links.values().removeIf(link -> !now.isBefore(link.worksUntil()));
  }

  @Override
  public void deleteAskedBefore(Instant moment) {
    throw new UnsupportedOperationException("asked of the database");
  }
}
