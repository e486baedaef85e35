package org.tsudoi.accounts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.identity.CompanyDirectory;
import org.tsudoi.identity.DirectoryPerson;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** A company directory in a map, off until somebody is in it; it remembers what it was shown. */
final class FakeDirectory extends CompanyDirectory {

  static final String NAME = "ldap:///dc=example";

  final Map<String, DirectoryPerson> people = new HashMap<>();
  final Map<String, String> passwords = new HashMap<>();
  final List<String> shown = new ArrayList<>();
  final List<String> looked = new ArrayList<>();
  boolean away;

  DirectoryPerson put(String userId, String id, String password) {
    DirectoryPerson person =
        new DirectoryPerson(NAME, id, userId, "山田 花子", "やまだ はなこ", userId + "@aoba.example", "総務部");
    people.put(userId, person);
    passwords.put(userId, password);
    return person;
  }

  @Override
  public boolean isOffered() {
    return away || !people.isEmpty();
  }

  @Override
  public Optional<DirectoryPerson> prove(String loginName, String password) {
    shown.add(password);
    return find(loginName).filter(person -> password.equals(passwords.get(loginName)));
  }

  @Override
  public Optional<DirectoryPerson> find(String loginName) {
    if (away) {
      throw new RefusedException(Problem.DIRECTORY_UNREACHABLE);
    }
    looked.add(loginName);
    return Optional.ofNullable(people.get(loginName));
  }
}
