package org.tsudoi.accounts.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PasswordRulesTest {

  private final SecureRandom random = new SecureRandom();

  @Test
  @Tag("spec-6.3.1")
  @Tag("A-22")
  void writesTheStandardFormWithACostOfAtLeast19MebibytesAndTwoPasses() {
    PasswordHash hash = PasswordHash.of("Correct-Horse-7", Argon2Cost.LEAST, random);

    assertThat(hash.encoded()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(hash.matches("Correct-Horse-7")).isTrue();
    assertThat(hash.matches("correct-Horse-7")).isFalse();
    assertThat(hash.toString()).doesNotContain("$");
  }

  /** The test vector that the reference implementation ships. */
  @Test
  @Tag("A-22")
  void agreesWithTheReferenceImplementation() {
    PasswordHash reference =
        new PasswordHash(
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

    assertThat(reference.matches("password")).isTrue();
    assertThat(reference.matches("passwore")).isFalse();
  }

  @Test
  @Tag("A-22")
  void hashesEqualPasswordsDifferently() {
    Argon2Cost cheap = new Argon2Cost(64, 1, 1);

    assertThat(PasswordHash.of("same", cheap, random))
        .isNotEqualTo(PasswordHash.of("same", cheap, random));
  }

  @Test
  @Tag("A-15")
  void takesOnePasswordForOneHoweverItsLettersAreComposed() {
    PasswordHash hash = PasswordHash.of("caf\u00e9-\u304c-1A", new Argon2Cost(64, 1, 1), random);

    assertThat(hash.matches("cafe\u0301-\u304b\u3099-1A")).isTrue();
  }

  @Test
  @Tag("A-22")
  void refusesAnyOtherAlgorithm() {
    assertThatThrownBy(() -> new PasswordHash("$2a$10$abcdefghijklmnopqrstuv"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new PasswordHash("$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6M"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Tag("spec-6.1.2")
  void generatesPasswordsOfSixteenCharactersWithUpperLowerAndDigits() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      String password = OneTimePassword.generate(random).value();
      assertThat(password)
          .hasSize(16)
          .matches(".*[A-Z].*")
          .matches(".*[a-z].*")
          .matches(".*[2-9].*")
          .matches("[A-Za-z2-9]*");
      assertThat(seen.add(password)).isTrue();
    }
  }
}
