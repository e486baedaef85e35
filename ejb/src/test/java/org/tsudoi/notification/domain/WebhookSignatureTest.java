package org.tsudoi.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spec-8.1")
class WebhookSignatureTest {

  @Test
  void isThatOfStandardWebhooks() {
    assertThat(
            WebhookSignature.of(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1_614_265_330L,
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void dependsOnEverythingThatIsSigned() {
    String secret = WebhookSignature.newSecret(new SecureRandom());
    String other = WebhookSignature.newSecret(new SecureRandom());
    String signature = WebhookSignature.of(secret, "a", 1, "{}");

    assertThat(WebhookSignature.of(secret, "a", 1, "{}")).isEqualTo(signature);
    assertThat(WebhookSignature.of(other, "a", 1, "{}")).isNotEqualTo(signature);
    assertThat(WebhookSignature.of(secret, "b", 1, "{}")).isNotEqualTo(signature);
    assertThat(WebhookSignature.of(secret, "a", 2, "{}")).isNotEqualTo(signature);
    assertThat(WebhookSignature.of(secret, "a", 1, "{ }")).isNotEqualTo(signature);
  }
}
