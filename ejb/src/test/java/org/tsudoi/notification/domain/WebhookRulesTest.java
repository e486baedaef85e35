package org.tsudoi.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.notification.WebhookDraft;
import org.tsudoi.notification.WebhookEvent;
import org.tsudoi.shared.RefusedException;

@Tag("spec-8.1")
@Tag("X-12")
class WebhookRulesTest {

  private static WebhookDraft draft(String name, String url) {
    return new WebhookDraft(name, url, Set.of(WebhookEvent.USER_CREATED), "", true);
  }

  private static void refused(WebhookDraft draft, String field) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> WebhookRules.check(draft))
        .satisfies(refused -> assertThat(refused.field()).contains(field));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://example.org/",
        "ftp://example.org/",
        "https://",
        "https:///path",
        "https://user@example.org/",
        "https://user:secret@example.org/",
        "https://example.org/#x",
        "https://example.org:0/",
        "https://example.org:65536/",
        "https://example.org/a b",
        "https://example.org/\r\nX: y",
        "https://例え.example/",
        "//example.org/",
        "example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "HTTPS://example.org/"
      })
  void refusesWhatIsNoPlainAddressOverHttps(String url) {
    refused(draft("Chat", url), "url");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org",
        "https://example.org/hook?x=1",
        "https://example.org:8443/a/b",
        "https://[2606:4700::1]/x",
        "https://192.0.2.1/"
      })
  void takesAddressesOverHttps(String url) {
    assertThatCode(() -> WebhookRules.check(draft("Chat", url))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " Chat", "a\nb", "a\u202eb"})
  void refusesNamesThatBreakTexts(String name) {
    refused(draft(name, "https://example.org/"), "name");
  }
}
