package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;
import org.tsudoi.verify.server.WebhookReceiver;

/** Webhooks from end to end, with a kill in between; on a server of its own. */
@RunsBesideOthers
@Tag("spec-6.3.2")
@Tag("spec-8.1")
class WebhooksIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void callsAreSignedTriedAgainAndNotLostByAKill() {
    TsudoiServer server =
        TsudoiServer.start(Map.of("TSUDOI_WEBHOOK_INSIDE", "true", "TSUDOI_WEBHOOK_RETRY", "PT1S"));
    try {
      int port;
      String secret;
      Person hanako;
      try (WebhookReceiver receiver = WebhookReceiver.of(server)) {
        port = receiver.port();
        secret = made(server.administrator().signIn(), receiver);
        hanako = arrivesSigned(server, receiver, secret);
        LogText.of(server).assertHasNone(secret);
      }
      server.administrator().signIn().post("users/" + hanako.id() + "/disable").expect(204);
      assertThat(
              Waiting.until(
                  () -> failures(server.administrator().signIn()).contains("NO_CONNECTION"),
                  PATIENCE))
          .isTrue();
      server.kill();
      try (WebhookReceiver receiver = WebhookReceiver.at(server, port)) {
        server.restart();

        WebhookReceiver.Call call = receiver.await(1).get(0);
        assertThat(call.body()).contains("\"type\":\"user.disabled\"", hanako.id());
        assertThat(call.isSignedWith(secret)).isTrue();
      }
    } finally {
      server.kill();
    }
  }

  private static String made(ApiClient chief, WebhookReceiver receiver) {
    JsonObject created =
        chief
            .post(
                "webhooks",
                Json.createObjectBuilder()
                    .add("name", "Directory")
                    .add("url", receiver.url())
                    .add(
                        "events",
                        Json.createArrayBuilder().add("user.created").add("user.disabled"))
                    .add("certificates", receiver.certificate())
                    .add("enabled", true)
                    .build())
            .expect(201);
    String id = created.getJsonObject("webhook").getString("id");
    assertThat(chief.post("webhooks/" + id + "/test").expect(200).getBoolean("arrived")).isTrue();
    assertThat(receiver.await(1).get(0).isSignedWith(created.getString("secret"))).isTrue();
    assertThat(chief.get("webhooks").body()).doesNotContain(created.getString("secret"));
    return created.getString("secret");
  }

  private static Person arrivesSigned(
      TsudoiServer server, WebhookReceiver receiver, String secret) {
    receiver.answering(503);
    Person hanako = server.administrator().createUser("Hanako", "PARTICIPANT");
    receiver.await(2);
    receiver.answering(204);
    List<WebhookReceiver.Call> calls = receiver.await(3);

    assertThat(calls.get(2).id()).isEqualTo(calls.get(1).id());
    assertThat(calls.get(2).isSignedWith(secret)).isTrue();
    assertThat(calls.get(2).body())
        .contains("\"type\":\"user.created\"", hanako.id())
        .doesNotContain(hanako.password());
    assertThat(
            Waiting.until(
                () ->
                    server
                            .administrator()
                            .signIn()
                            .get("webhooks/calls?state=SENT")
                            .expect(200)
                            .getInt("total")
                        == 1,
                PATIENCE))
        .isTrue();
    return hanako;
  }

  private static List<String> failures(ApiClient chief) {
    return chief.get("webhooks/calls").expect(200).getJsonArray("rows").stream()
        .map(JsonValue::asJsonObject)
        .map(row -> row.getString("failure", ""))
        .toList();
  }
}
