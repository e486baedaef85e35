package org.tsudoi.accounts;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.tsudoi.auditing.PersonId;
import org.tsudoi.auditing.PersonalData;
import org.tsudoi.shared.AccountId;

/** Seals by writing a text otherwise, with the person before it. */
final class FakePersonalData extends PersonalData {

  final Set<PersonId> erased = new HashSet<>();

  @Override
  public String seal(AccountId account, String text) {
    return seal(PersonId.of(account), text);
  }

  @Override
  public String seal(PersonId person, String text) {
    return person + " " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String open(AccountId account, String sealed) {
    return open(PersonId.of(account), sealed);
  }

  @Override
  public String open(PersonId person, String sealed) {
    String[] parts = sealed.split(" ");
    if (erased.contains(person)) {
      return ERASED;
    }
    return parts[0].equals(person.toString())
        ? new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8)
        : ALTERED;
  }
}
