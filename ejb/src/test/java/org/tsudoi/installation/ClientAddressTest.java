package org.tsudoi.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spec-4.2")
@Tag("A-20")
class ClientAddressTest {

  private static final String PROXY = "10.0.0.1";
  private static final String CLIENT = "198.51.100.7";

  private final ClientAddress behind = new ClientAddress("10\\.0\\.0\\.[12]");

  @Test
  void believesNobodyUnlessToldTo() {
    assertThat(new ClientAddress("none").of(PROXY, List.of(CLIENT))).isEqualTo(PROXY);
    assertThat(behind.of(CLIENT, List.of("203.0.113.9"))).isEqualTo(CLIENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.7",
        "203.0.113.9, 198.51.100.7",
        "10.0.0.2, 198.51.100.7",
        "127.0.0.1 , 10.0.0.1,198.51.100.7",
        "unknown, 198.51.100.7",
        "198.51.100.7, 10.0.0.2",
        "203.0.113.9, 198.51.100.7, 10.0.0.2, 10.0.0.1",
        "198.51.100.7:52100",
        "[198.51.100.7]:52100"
      })
  void takesWhomTheOutermostTrustedProxyWasAskedBy(String forwarded) {
    assertThat(behind.of(PROXY, List.of(forwarded))).isEqualTo(CLIENT);
  }

  @Test
  void readsSeveralLinesAsOne() {
    assertThat(behind.of(PROXY, List.of("203.0.113.9", CLIENT))).isEqualTo(CLIENT);
    assertThat(behind.of(PROXY, List.of("203.0.113.9, " + CLIENT, "10.0.0.2"))).isEqualTo(CLIENT);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::7, 2001:db8::7",
    "[2001:db8::7], 2001:db8::7",
    "[2001:db8::7]:443, 2001:db8::7",
    "::1, ::1",
    "::ffff:198.51.100.7, ::ffff:198.51.100.7"
  })
  void knowsAddressesOfVersionSix(String forwarded, String address) {
    assertThat(behind.of(PROXY, List.of(forwarded))).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "198.51.100.7,",
        "unknown",
        "_hidden",
        "meet.example",
        "198.51.100.7 203.0.113.9",
        "198.51.100.7:",
        "[198.51.100.7",
        "for=198.51.100.7",
        "<b>",
        "1234567890123"
      })
  void countsByTheProxyWhenItSaysNoAddress(String forwarded) {
    assertThat(behind.of(PROXY, List.of("203.0.113.9, " + forwarded))).isEqualTo(PROXY);
  }

  @Test
  void endsWithTheFirstAddressWhenAllAreTrusted() {
    assertThat(behind.of(PROXY, List.of("10.0.0.2"))).isEqualTo("10.0.0.2");
    assertThat(behind.of(PROXY, List.of())).isEqualTo(PROXY);
  }

  @Test
  void saysWhichSettingIsWrong() {
    assertThatThrownBy(() -> new ClientAddress("10.(0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tsudoi.trusted.proxies");
  }
}
