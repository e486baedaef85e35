package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/** One's own account over the API: language, time zone, history, everything in one file. */
@OnTsudoi
@Tag("spec-6.3.2")
@Tag("spec-6.3.4")
class OwnAccountIT {

  private final TsudoiServer server;

  OwnAccountIT(TsudoiServer server) {
    this.server = server;
  }

  @Test
  void keepsTheLanguageAndTheClockThatSomebodyChose() {
    Person hanako = server.administrator().createUser("Hanako", "PARTICIPANT");
    ApiClient session = hanako.signIn();

    session.put("session/preferences", preferences("ja", "Asia/Tokyo")).expect(200);

    JsonObject user = server.administrator().signIn().get("users/" + hanako.id()).expect(200);
    assertThat(user.getString("language")).isEqualTo("ja");
    assertThat(user.getString("timeZone")).isEqualTo("Asia/Tokyo");
    ApiAnswer nowhere = session.put("session/preferences", preferences("en", "Asia/Nowhere"));
    assertThat(nowhere.status()).isEqualTo(422);
    assertThat(nowhere.json().getString("field")).isEqualTo("timeZone");
    assertThat(session.put("session/preferences", preferences("en", "x".repeat(65))).status())
        .isEqualTo(422);
  }

  @Test
  @Tag("Z-14")
  void givesEverybodyTheirOwnDataAndNobodyElses() {
    Person hanako = server.administrator().createUser("Hanako", "MEETING_CREATOR", "PARTICIPANT");
    Person taro = server.administrator().createUser("Taro", "PARTICIPANT");
    ApiClient session = hanako.signIn();
    Meeting meeting = Meeting.create(session, "Own history", "");
    session
        .post(
            "session/devices",
            Json.createObjectBuilder()
                .add("name", "My laptop")
                .add("macs", Json.createArrayBuilder().add("02-00-5e-00-53-08"))
                .build())
        .expect(201);
    try (TestParticipant first = TestParticipant.join(server, session, meeting);
        TestParticipant second = TestParticipant.join(server, taro.signIn(), meeting)) {
      assertThat(first.sender()).isNotEqualTo(second.sender());
    }

    ApiAnswer file = session.get("session/data");

    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    JsonObject data = file.expect(200);
    assertThat(data.getJsonObject("account").getString("loginName")).isEqualTo(hanako.name());
    assertThat(titles(data.getJsonObject("connections"))).containsExactly("Own history");
    assertThat(actions(data.getJsonObject("history")))
        .contains("MEETING_CREATED", "SIGNED_IN", "ACCOUNT_CREATED");
    assertThat(data.getJsonArray("sessions")).isNotEmpty();
    assertThat(data.getJsonObject("identity").getBoolean("linked")).isFalse();
    JsonObject device = data.getJsonArray("devices").getJsonObject(0);
    assertThat(device.getString("name")).isEqualTo("My laptop");
    assertThat(device.getJsonArray("macs").toString()).contains("02");
    assertThat(data.getString("deviceRule")).isNotEmpty();
    assertThat(data.getJsonArray("agreements")).isNotNull();
    assertThat(data.getJsonArray("passkeys")).isEmpty();
    assertThat(data.getJsonArray("groups")).isEmpty();
    assertThat(data.getJsonArray("mails")).isNotNull();
    assertThat(data.getJsonObject("shares").getJsonArray("rows")).isEmpty();
    JsonObject own = data.getJsonArray("meetings").getJsonObject(0);
    assertThat(own.getString("title")).isEqualTo("Own history");
    assertThat(own.getBoolean("organizes")).isTrue();
    assertThat(file.body()).doesNotContain("Taro").doesNotContain(hanako.password());
    assertThat(session.get("session/history?max=1").expect(200).getJsonArray("rows")).hasSize(1);
    assertThat(titles(session.get("session/connections").expect(200)))
        .containsExactly("Own history");
  }

  private static List<String> titles(JsonObject history) {
    return history.getJsonArray("rows").getValuesAs(JsonObject.class).stream()
        .map(row -> row.getString("title"))
        .toList();
  }

  private static List<String> actions(JsonObject history) {
    return history.getJsonArray("rows").getValuesAs(JsonObject.class).stream()
        .map(row -> row.getString("action"))
        .toList();
  }

  private static JsonObject preferences(String language, String zone) {
    return Json.createObjectBuilder().add("language", language).add("timeZone", zone).build();
  }
}
