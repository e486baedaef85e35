package org.tsudoi.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spec-6.3.1")
class AddressSourceTest {

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff",
    "2001:db8:1:2::1, 2001:DB8:1:2:0:0:0:9",
    "fe80::1%eth0, fe80::2",
    "2001:db8:1:2::1, 2001:db8:1:2::192.0.2.7",
    "::ffff:192.0.2.7, 192.0.2.7",
    "::FFFF:c000:207, 192.0.2.7",
    "::ffff:192.0.2.7%1, 192.0.2.7"
  })
  void takesWhatOneHouseholdCanChooseForOne(String one, String other) {
    assertThat(AddressSource.of(one)).isEqualTo(AddressSource.of(other));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.8",
    "2001:db8:1:2::1, 2001:db8:1:3::1",
    "::ffff:192.0.2.7, ::ffff:192.0.2.8",
    "::ffff:192.0.2.7, ::1"
  })
  void tellsOthersApart(String one, String other) {
    assertThat(AddressSource.of(one)).isNotEqualTo(AddressSource.of(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "::g", ":::::::::", "192.0.2.7:443", "example.org:1"})
  void takesWhatIsNoAddressForItself(String text) {
    assertThat(AddressSource.of(text)).isEqualTo(text);
  }

  @Test
  void fitsIntoAColumnForAddresses() {
    assertThat(AddressSource.of("2001:db8:1:2:3:4:5:6")).hasSize(16);
  }
}
