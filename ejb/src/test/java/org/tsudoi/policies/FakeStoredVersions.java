package org.tsudoi.policies;

import jakarta.persistence.EntityExistsException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tsudoi.policies.domain.StoredVersion;
import org.tsudoi.policies.domain.StoredVersions;

/** Versions in a list; somebody else can save one just before the next is added. */
final class FakeStoredVersions implements StoredVersions {

  private static final Comparator<StoredVersion> BY_NUMBER =
      Comparator.comparing(StoredVersion::number);

  private final List<StoredVersion> rows = new ArrayList<>();

  /** What happens just before the next version is added. */
  Runnable beforeAdding = () -> {};

  /** Whether the database is away. */
  boolean away;

  @Override
  public Optional<StoredVersion> newest(String kind, String owner) {
    if (away) {
      throw new IllegalStateException("the database is away");
    }
    return span(kind, owner, 1, Long.MAX_VALUE).stream().findFirst();
  }

  @Override
  public List<StoredVersion> span(String kind, String owner, long from, long to) {
    return rows.stream()
        .filter(row -> row.kind().equals(kind) && row.owner().equals(owner))
        .filter(row -> row.number() >= from && row.number() <= to)
        .sorted(BY_NUMBER.reversed())
        .toList();
  }

  @Override
  public List<StoredVersion> inForce(String kind, Collection<String> owners) {
    return inForce(kind).stream().filter(row -> owners.contains(row.owner())).toList();
  }

  @Override
  public List<StoredVersion> inForce(String kind) {
    return rows.stream()
        .filter(row -> row.kind().equals(kind))
        .collect(Collectors.groupingBy(StoredVersion::owner, Collectors.maxBy(BY_NUMBER)))
        .values()
        .stream()
        .flatMap(Optional::stream)
        .filter(row -> !row.texts().isEmpty())
        .toList();
  }

  @Override
  public void add(StoredVersion version) {
    Runnable first = beforeAdding;
    beforeAdding = () -> {};
    first.run();
    if (!span(version.kind(), version.owner(), version.number(), version.number()).isEmpty()) {
      throw new EntityExistsException("version " + version.number());
    }
    rows.add(version);
  }
}
