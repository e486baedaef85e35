package org.tsudoi.auditing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tsudoi.auditing.PersonId;
import org.tsudoi.auditing.PersonalData;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.shared.AccountId;

class PersonalVaultTest {

  private final PersonId alice = PersonId.of(AccountId.random());
  private final PersonId guest = PersonId.guest(UUID.randomUUID());
  private final MapPersonKeys keys = new MapPersonKeys();
  private final PersonalVault vault = vault(new byte[32]);

  private PersonalVault vault(byte[] master) {
    return new PersonalVault(
        keys, master, new SecureRandom(), FakeClock.at("2030-04-01T00:00:00Z"));
  }

  @Test
  void opensWhatItSealedForAccountsAndGuests() {
    assertThat(open(alice, vault.seal(alice, "Alice 愛"))).isEqualTo("Alice 愛");
    assertThat(open(guest, vault.seal(guest, ""))).isEmpty();
  }

  @Test
  void sealsTheSameTextDifferentlyEachTime() {
    assertThat(vault.seal(alice, "Alice"))
        .isNotEqualTo(vault.seal(alice, "Alice"))
        .doesNotContain("Alice");
  }

  @Test
  void leavesOpenWhatIsNobodysHoweverItBegins() {
    String sealed = vault.seal(Optional.empty(), "1.system");

    assertThat(vault.reading().open(Optional.empty(), sealed)).isEqualTo("1.system");
  }

  @Test
  void readsErasedAfterTheKeyIsDestroyedAndForAnythingSealedLater() {
    String before = vault.seal(alice, "Alice");

    vault.destroy(alice);
    String later = vault.seal(alice, "Alice again");

    assertThat(open(alice, before)).isEqualTo(PersonalData.ERASED);
    assertThat(open(alice, later)).isEqualTo(PersonalData.ERASED);
    assertThat(later).doesNotContain("Alice");
    assertThat(keys.find(alice).flatMap(PersonKey::wrappedKey)).isEmpty();
  }

  @Test
  void destroysBeforeThereIsAnything() {
    vault.destroy(guest);

    assertThat(open(guest, vault.seal(guest, "Gus"))).isEqualTo(PersonalData.ERASED);
  }

  @Test
  void readsAlteredWhenAFieldWasChangedOrMovedToAnotherPerson() {
    String sealed = vault.seal(alice, "Alice");
    String changed =
        sealed.substring(0, 10) + (sealed.charAt(10) == 'A' ? 'B' : 'A') + sealed.substring(11);
    vault.seal(guest, "Gus");

    assertThat(open(alice, changed)).isEqualTo(PersonalData.ALTERED);
    assertThat(open(guest, sealed)).isEqualTo(PersonalData.ALTERED);
    assertThat(open(alice, "1.short")).isEqualTo(PersonalData.ALTERED);
    assertThat(open(alice, "1.!")).isEqualTo(PersonalData.ALTERED);
  }

  @Test
  void opensNothingWithAnotherMasterKey() {
    String sealed = vault.seal(alice, "Alice");
    byte[] other = new byte[32];
    other[0] = 1;

    assertThatIllegalStateException()
        .isThrownBy(() -> vault(other).reading().open(Optional.of(alice), sealed))
        .withMessageContaining("does not open");
  }

  private String open(PersonId person, String sealed) {
    return vault.reading().open(Optional.of(person), sealed);
  }
}
