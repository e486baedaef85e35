package org.tsudoi.accounts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("spec-6.3.1")
class TimeBasedCodeTest {

  /** The secret of the vectors in both RFCs. */
  private static final SharedSecret OF_THE_RFC =
      new SharedSecret(Base32.encode("12345678901234567890".getBytes(StandardCharsets.US_ASCII)));

  private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);

  @ParameterizedTest
  @CsvSource({
    "0, 755224",
    "1, 287082",
    "2, 359152",
    "3, 969429",
    "4, 338314",
    "5, 254676",
    "6, 287922",
    "7, 162583",
    "8, 399871",
    "9, 520489"
  })
  void agreesWithTheVectorsOfRfc4226(long counter, String code) {
    assertThat(TimeBasedCode.of(OF_THE_RFC, counter)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void agreesWithTheVectorsOfRfc6238(long second, String code) {
    long step = TimeBasedCode.stepAt(Instant.ofEpochSecond(second));

    assertThat(TimeBasedCode.of(OF_THE_RFC, step)).isEqualTo(code);
  }

  @Test
  void takesTheCodesOfTheStepsBesideAndNoneBeyond() {
    long present = TimeBasedCode.stepAt(NOW);

    for (long step = present - 1; step <= present + 1; step++) {
      assertThat(stepOf(TimeBasedCode.of(OF_THE_RFC, step), -1)).hasValue(step);
    }
    assertThat(stepOf(TimeBasedCode.of(OF_THE_RFC, present - 2), -1)).isEmpty();
    assertThat(stepOf(TimeBasedCode.of(OF_THE_RFC, present + 2), -1)).isEmpty();
  }

  @Test
  void takesNoCodeFromBeforeTheNewestThatWasTaken() {
    long present = TimeBasedCode.stepAt(NOW);
    String code = TimeBasedCode.of(OF_THE_RFC, present);

    assertThat(stepOf(code, present - 1)).hasValue(present);
    assertThat(stepOf(code, present)).isEmpty();
    assertThat(stepOf(TimeBasedCode.of(OF_THE_RFC, present - 1), present)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"''", "50471", "0050471", "05047１", "-50471"})
  void takesNothingThatIsNotExactlyTheCode(String typed) {
    assertThat(stepOf(typed, -1)).isEmpty();
  }

  private static OptionalLong stepOf(String code, long lastTaken) {
    return TimeBasedCode.stepOf(OF_THE_RFC, code, NOW, lastTaken);
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void writesBase32AsRfc4648Does(String plain, String encoded) {
    byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);

    assertThat(Base32.encode(bytes)).isEqualTo(encoded);
    assertThat(Base32.decode(encoded)).contains(bytes);
  }

  @Test
  void opensOnlyWhatIsASecret() {
    SharedSecret fresh = SharedSecret.generate(new SecureRandom());

    assertThat(fresh.text()).matches("[A-Z2-7]{32}");
    assertThat(SharedSecret.opened(fresh.text())).contains(fresh);
    assertThat(SharedSecret.opened("(erased)")).isEmpty();
    assertThat(SharedSecret.opened("")).isEmpty();
    assertThat(SharedSecret.opened("MZXW6YTB")).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "123 456, 123456",
    "１２３４５６, 123456",
    "27182-81828-45904-52353, 27182818284590452353",
    "' 　', ''"
  })
  void readsACodeHoweverItIsTyped(String typed, String code) {
    assertThat(TypedCode.of(typed).value()).isEqualTo(code);
  }

  @Test
  void writesTheSecretIntoAnAddressThatAuthenticatorsRead() {
    assertThat(AuthenticatorUri.of(OF_THE_RFC, LoginName.of("花子@example.org")))
        .isEqualTo(
            "otpauth://totp/Tsudoi:%E8%8A%B1%E5%AD%90%40example.org"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Tsudoi"
                + "&algorithm=SHA1&digits=6&period=30");
  }
}
