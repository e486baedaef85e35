package org.tsudoi.accounts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.shared.AccountId;

@Tag("spec-6.3.1")
class TryKeyTest {

  private static String passwords(String name, String address) {
    return TryKey.ofPasswords(name, Optional.empty(), address).text();
  }

  @Test
  void countsTheAddressesOfOneNetworkOfSixtyFourBitsTogether() {
    String first = passwords("hanako", "2001:db8:1:2::1");

    assertThat(passwords("Hanako", "2001:db8:1:2:9:9:9:9")).isEqualTo(first);
    assertThat(passwords("hanako", "2001:db8:1:3::1")).isNotEqualTo(first);
    assertThat(passwords("taro", "2001:db8:1:2::1")).isNotEqualTo(first);
  }

  @Test
  void countsAnAddressOfTheOldKindTheSameHoweverItIsWritten() {
    String plain = passwords("hanako", "192.0.2.7");

    assertThat(passwords("hanako", "::ffff:192.0.2.7")).isEqualTo(plain);
    assertThat(passwords("hanako", "::ffff:192.0.2.8")).isNotEqualTo(plain);
  }

  @Test
  void showsTheAddressThatWasUsedNotTheNetwork() {
    TryKey key = TryKey.ofPasswords("hanako", Optional.empty(), "2001:db8:1:2::1");

    assertThat(key.address()).isEqualTo("2001:db8:1:2::1");
    assertThat(key.text()).doesNotContain("hanako").doesNotContain("2001");
  }

  @Test
  void countsCodesWhereverTheyComeFrom() {
    AccountId hanako = AccountId.random();

    assertThat(TryKey.ofCodes(hanako, "192.0.2.7").text())
        .isEqualTo(TryKey.ofCodes(hanako, "2001:db8::1").text());
  }
}
