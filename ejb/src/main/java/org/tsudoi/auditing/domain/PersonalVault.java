package org.tsudoi.auditing.domain;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.auditing.PersonId;
import org.tsudoi.auditing.PersonalData;

/**
 * Seals and opens personal fields, each with the key of its person.
 *
 * <p>A sealed field begins with its form: {@code 1.} encrypted, {@code 0.} open because it is
 * nobody's, {@code x} of a person whose key was already destroyed. Keys are not kept in memory
 * beyond one {@link Reading}, so that a destroyed key opens nothing from then on.
 */
public final class PersonalVault {

  private static final String ENCRYPTED = "1.";
  private static final String OPEN = "0.";
  private static final String LOST = "x";

  private final PersonKeys keys;
  private final byte[] master;
  private final PersonalCipher cipher;
  private final Clock clock;

  /** A vault whose keys of people are encrypted with the master key. */
  public PersonalVault(PersonKeys keys, byte[] master, SecureRandom random, Clock clock) {
    this.keys = keys;
    this.master = master.clone();
    this.cipher = new PersonalCipher(random);
    this.clock = clock;
  }

  /** Seals a field; without a person it stays open. */
  public String seal(Optional<PersonId> person, String text) {
    return person.map(somebody -> seal(somebody, text)).orElse(OPEN + text);
  }

  /** Seals a field of that person and makes the person's key if there is none yet. */
  public String seal(PersonId person, String text) {
    PersonKey row = keys.find(person).orElseGet(() -> keys.keep(person, fresh(person)));
    return row.wrappedKey()
        .map(wrapped -> encrypt(unwrap(person, wrapped), person, text))
        .orElse(LOST);
  }

  private String encrypt(byte[] key, PersonId person, String text) {
    return ENCRYPTED
        + cipher.encrypt(key, person.toString(), text.getBytes(StandardCharsets.UTF_8));
  }

  private PersonKey fresh(PersonId person) {
    String wrapped = cipher.encrypt(master, label(person), cipher.freshKey());
    return new PersonKey(person, wrapped, clock.instant());
  }

  private byte[] unwrap(PersonId person, String wrapped) {
    return cipher
        .decrypt(master, label(person), wrapped)
        .orElseThrow(() -> new IllegalStateException("The " + label(person) + " does not open"));
  }

  private static String label(PersonId person) {
    return "key of " + person.kind() + " " + person;
  }

  /** Destroys the person's key; what was sealed with it never opens again. */
  public void destroy(PersonId person) {
    PersonKey row = keys.find(person).orElseGet(() -> keys.keep(person, fresh(person)));
    row.destroy(clock.instant());
  }

  /** Opens many fields; keeps the keys it needs for as long as the caller keeps the reading. */
  public Reading reading() {
    return new Reading();
  }

  /** One look through many rows. Not thread-safe. */
  public final class Reading {

    private final Map<PersonId, Optional<byte[]>> known = new HashMap<>();

    private Reading() {}

    /** The text of a field, {@link PersonalData#ERASED} or {@link PersonalData#ALTERED}. */
    public String open(Optional<PersonId> person, String sealed) {
      if (sealed.startsWith(OPEN)) {
        return sealed.substring(OPEN.length());
      }
      if (!sealed.startsWith(ENCRYPTED) || person.isEmpty()) {
        return PersonalData.ERASED;
      }
      return known
          .computeIfAbsent(person.get(), this::key)
          .map(key -> decrypt(key, person.get(), sealed))
          .orElse(PersonalData.ERASED);
    }

    /** The name of a person, or what the person is called since the key was destroyed. */
    public String name(Optional<PersonId> person, String sealed) {
      String text = open(person, sealed);
      return text.equals(PersonalData.ERASED) ? person.map(PersonId::pseudonym).orElse(text) : text;
    }

    private Optional<byte[]> key(PersonId person) {
      return keys.find(person)
          .flatMap(PersonKey::wrappedKey)
          .map(wrapped -> unwrap(person, wrapped));
    }

    private String decrypt(byte[] key, PersonId person, String sealed) {
      return cipher
          .decrypt(key, person.toString(), sealed.substring(ENCRYPTED.length()))
          .map(text -> new String(text, StandardCharsets.UTF_8))
          .orElse(PersonalData.ALTERED);
    }
  }
}
