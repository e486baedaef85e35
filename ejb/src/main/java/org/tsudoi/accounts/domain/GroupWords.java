package org.tsudoi.accounts.domain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.tsudoi.accounts.GroupName;

/** Names of groups in one cell, with a semicolon between them. */
final class GroupWords {

  private GroupWords() {}

  static List<String> read(String cell) {
    return Arrays.stream(cell.split("[;；]"))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  static String write(List<GroupName> groups) {
    return groups.stream().map(GroupName::name).collect(Collectors.joining(";"));
  }
}
