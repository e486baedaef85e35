package org.tsudoi.policies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.policies.AddressRange.Flaw;

@Tag("spec-8.1")
class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.0/24",
    "192.0.2.7, 192.0.2.7",
    "192.0.2.7/32, 192.0.2.7",
    "0.0.0.0/0, 0.0.0.0/0",
    "2001:DB8::/32, 2001:db8::/32",
    "2001:db8:0:0:0:0:0:1, 2001:db8::1",
    "2001:db8:0:1:0:0:0:1, 2001:db8:0:1::1",
    "2001:db8:1:0:2:3:4:5, 2001:db8:1:0:2:3:4:5",
    "::/0, ::/0",
    "::1, ::1",
    "::ffff:192.0.2.0/120, 192.0.2.0/24",
    "::ffff:192.0.2.7, 192.0.2.7"
  })
  void hasOneSpelling(String typed, String canonical) {
    assertThat(AddressRange.of(typed)).hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/", "/24", "localhost", "example.org", "192.0.2", "192.0.2.256", "192.0.2.07",
        "0xc0.0.2.1", "3221225985", "192.0.2.1.1", "[::1]", "fe80::1%eth0", ":::", "1::2::3", "a:b",
        "１９２.0.2.1", "192.0.2.1 ", "-1.0.0.0", "::ffff:192.0.2.256"
      })
  void refusesWhatIsNoAddress(String typed) {
    assertThat(AddressRange.read(typed).flaw()).contains(Flaw.NO_ADDRESS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.0/33",
        "192.0.2.0/",
        "192.0.2.0/-1",
        "192.0.2.0/024",
        "192.0.2.0/+8",
        "::/129",
        "192.0.2.0/24/8",
        "192.0.2.0/255.255.255.0",
        "::ffff:192.0.2.0/95",
        "::/9999"
      })
  void refusesAPrefixThatIsNone(String typed) {
    assertThat(AddressRange.read(typed).flaw()).contains(Flaw.NO_PREFIX);
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.7/24, 192.0.2.0/24", "2001:db8::1/32, 2001:db8::/32"})
  void saysWhatWasProbablyMeant(String typed, String meant) {
    AddressRange.Reading reading = AddressRange.read(typed);

    assertThat(reading.flaw()).contains(Flaw.HOST_BITS);
    assertThat(reading.suggestion()).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.0/24, ::ffff:192.0.2.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "::/0, 192.0.2.1, false",
    "fe80::/10, fe80::1%eth0, true",
    "fe80::/10, fe80:0:0:0:0:0:0:1%2, true",
    "192.0.2.0/24, unknown, false"
  })
  void knowsAddressesAsTheContainerWritesThem(String range, String address, boolean inside) {
    assertThat(AddressRange.of(range).contains(address)).isEqualTo(inside);
  }
}
