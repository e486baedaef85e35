package org.tsudoi.accounts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.accounts.domain.IdentityLink;
import org.tsudoi.accounts.domain.IdentityLinks;
import org.tsudoi.accounts.domain.LinkKind;
import org.tsudoi.shared.AccountId;

/** Links in a map; one thread at a time. */
final class FakeIdentityLinks implements IdentityLinks {

  final Map<String, IdentityLink> links = new LinkedHashMap<>();

  @Override
  public void add(IdentityLink link) {
    if (links.putIfAbsent(link.id(), link) != null) {
      throw new IllegalStateException("linked already");
    }
  }

  @Override
  public Optional<IdentityLink> find(String id) {
    return Optional.ofNullable(links.get(id));
  }

  @Override
  public Optional<IdentityLink> of(AccountId account, LinkKind kind) {
    return links.values().stream()
        .filter(link -> link.account().equals(account) && link.kind() == kind)
        .findFirst();
  }

  @Override
  public void remove(IdentityLink link) {
    links.remove(link.id());
  }
}
