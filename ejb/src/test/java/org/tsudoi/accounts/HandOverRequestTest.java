package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests of a desktop client are understood, and where they lead. */
@Tag("spec-6.3.1")
class HandOverRequestTest {

  private final Map<String, String[]> parameters = new HashMap<>();

  HandOverRequestTest() {
    put("response_type", "code");
    put("client_id", "tsudoi-desktop");
    put("redirect_uri", "http://127.0.0.1:49152/tsudoi/signed-in");
    put("state", "xyzABC-._~0123456789");
    put("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    put("code_challenge_method", "S256");
  }

  private void put(String name, String... values) {
    parameters.put(name, values);
  }

  @Test
  void leadsBackToTheClientThatAsked() {
    HandOverRequest request = HandOverRequest.of(parameters).orElseThrow();

    assertThat(request.origin()).isEqualTo("http://127.0.0.1:49152");
    assertThat(request.granted("C", "花子&x"))
        .isEqualTo(
            "http://127.0.0.1:49152/tsudoi/signed-in?code=C&state=xyzABC-._~0123456789"
                + "&login_name=%E8%8A%B1%E5%AD%90%26x");
    assertThat(request.declined())
        .isEqualTo(
            "http://127.0.0.1:49152/tsudoi/signed-in?error=access_denied"
                + "&state=xyzABC-._~0123456789");
  }

  @Test
  void isUnderstoodAgainFromItsOwnAddress() {
    HandOverRequest request = HandOverRequest.of(parameters).orElseThrow();

    assertThat(request.query()).doesNotContain("//").doesNotContain(" ");
    assertThat(request.query())
        .contains("redirect_uri=http%3A%2F%2F127.0.0.1%3A49152%2Ftsudoi%2Fsigned-in");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:49152/tsudoi/signed-in",
        "http://127.0.0.2:49152/tsudoi/signed-in",
        "http://127.1:49152/tsudoi/signed-in",
        "http://2130706433:49152/tsudoi/signed-in",
        "http://[::1]:49152/tsudoi/signed-in",
        "http://127.0.0.1.evil.example:49152/tsudoi/signed-in",
        "http://127.0.0.1:49152@evil.example/tsudoi/signed-in",
        "http://evil.example@127.0.0.1:49152/tsudoi/signed-in",
        "http://127.0.0.1:49152\\@evil.example/tsudoi/signed-in",
        "https://127.0.0.1:49152/tsudoi/signed-in",
        "HTTP://127.0.0.1:49152/tsudoi/signed-in",
        "http://127.0.0.1/tsudoi/signed-in",
        "http://127.0.0.1:/tsudoi/signed-in",
        "http://127.0.0.1:0/tsudoi/signed-in",
        "http://127.0.0.1:049152/tsudoi/signed-in",
        "http://127.0.0.1:65536/tsudoi/signed-in",
        "http://127.0.0.1:99999999999/tsudoi/signed-in",
        "http://127.0.0.1:49152/tsudoi/signed-in/",
        "http://127.0.0.1:49152/tsudoi/signed-in/../other",
        "http://127.0.0.1:49152/tsudoi/signed-in?a=b",
        "http://127.0.0.1:49152/tsudoi/signed-in#fragment",
        "http://127.0.0.1:49152/tsudoi/signed-in\r\nSet-Cookie: a=b",
        "http://127.0.0.1:49152/tsudoi/signed-in\n",
        " http://127.0.0.1:49152/tsudoi/signed-in",
        "http://127.0.0.1:４９１５２/tsudoi/signed-in",
        "tsudoi://signed-in",
        "javascript:alert(1)",
        ""
      })
  void leadsNowhereElse(String redirect) {
    put("redirect_uri", redirect);

    assertThat(HandOverRequest.of(parameters)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "response_type, token",
    "response_type, CODE",
    "client_id, another",
    "code_challenge_method, plain",
    "code_challenge_method, s256",
    "code_challenge, short",
    "code_challenge, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM=",
    "state, short",
    "state, 'with a space 0123456'",
    "state, 'a&b=c0123456789012345'"
  })
  void wantsEachParameterAsItIsWrittenDown(String name, String value) {
    put(name, value);

    assertThat(HandOverRequest.of(parameters)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "response_type",
        "client_id",
        "redirect_uri",
        "state",
        "code_challenge",
        "code_challenge_method"
      })
  void wantsEachParameterOnce(String name) {
    String[] value = parameters.get(name);
    put(name, value[0], value[0]);
    assertThat(HandOverRequest.of(parameters)).isEmpty();

    parameters.remove(name);
    assertThat(HandOverRequest.of(parameters)).isEmpty();
  }
}
