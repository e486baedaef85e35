package org.tsudoi.policies;

import jakarta.persistence.EntityExistsException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tsudoi.policies.domain.GroupPolicyVersion;
import org.tsudoi.policies.domain.GroupPolicyVersions;
import org.tsudoi.shared.GroupId;

/** Versions of groups in maps. */
final class FakeGroupVersions implements GroupPolicyVersions {

  private final Map<GroupId, TreeMap<Long, GroupPolicyVersion>> rows = new HashMap<>();

  @Override
  public List<GroupPolicyVersion> inForce(Collection<GroupId> groups) {
    return inForce().stream().filter(version -> groups.contains(version.group())).toList();
  }

  @Override
  public List<GroupPolicyVersion> inForce() {
    return rows.values().stream()
        .map(versions -> versions.lastEntry().getValue())
        .filter(version -> version.rules().isPresent())
        .toList();
  }

  @Override
  public Optional<GroupPolicyVersion> newest(GroupId group) {
    return Optional.ofNullable(rows.get(group)).map(versions -> versions.lastEntry().getValue());
  }

  @Override
  public Optional<GroupPolicyVersion> find(GroupId group, long number) {
    return Optional.ofNullable(rows.get(group)).map(versions -> versions.get(number));
  }

  @Override
  public List<GroupPolicyVersion> list(GroupId group, int first, int max) {
    return rows.getOrDefault(group, new TreeMap<>()).values().stream()
        .sorted(Comparator.comparing(GroupPolicyVersion::number).reversed())
        .skip(first)
        .limit(max)
        .toList();
  }

  @Override
  public long count(GroupId group) {
    return rows.getOrDefault(group, new TreeMap<>()).size();
  }

  @Override
  public void add(GroupPolicyVersion version) {
    TreeMap<Long, GroupPolicyVersion> versions =
        rows.computeIfAbsent(version.group(), group -> new TreeMap<>());
    if (versions.putIfAbsent(version.number(), version) != null) {
      throw new EntityExistsException("version " + version.number());
    }
  }
}
