package org.tsudoi.policies;

import jakarta.persistence.EntityExistsException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.tsudoi.policies.domain.AccessRuleVersion;
import org.tsudoi.policies.domain.AccessRuleVersions;

/** Versions in a map; somebody else can save one just before the next is added. */
final class FakeAccessRuleVersions implements AccessRuleVersions {

  private final TreeMap<Long, AccessRuleVersion> rows = new TreeMap<>();

  /** What happens just before the next version is added. */
  Runnable beforeAdding = () -> {};

  @Override
  public Optional<AccessRuleVersion> newest() {
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.lastEntry().getValue());
  }

  @Override
  public Optional<AccessRuleVersion> find(long number) {
    return Optional.ofNullable(rows.get(number));
  }

  @Override
  public List<AccessRuleVersion> list(int first, int max) {
    return rows.values().stream()
        .sorted(Comparator.comparing(AccessRuleVersion::number).reversed())
        .skip(first)
        .limit(max)
        .toList();
  }

  @Override
  public long count() {
    return rows.size();
  }

  @Override
  public void add(AccessRuleVersion version) {
    Runnable first = beforeAdding;
    beforeAdding = () -> {};
    first.run();
    if (rows.putIfAbsent(version.number(), version) != null) {
      throw new EntityExistsException("version " + version.number());
    }
  }
}
