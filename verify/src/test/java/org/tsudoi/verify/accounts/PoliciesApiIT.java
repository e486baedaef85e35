package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/** Policies by the API: in force at once, version by version. Each test puts back what it found. */
@RunsBesideOthers
@OnTsudoi(OnTsudoi.Which.TO_ITSELF)
@Tag("spec-6.1.2")
@Tag("spec-6.3.2")
class PoliciesApiIT {

  private final TsudoiServer server;
  private final ApiClient chief;
  private JsonObject found;

  PoliciesApiIT(TsudoiServer server) {
    this.server = server;
    chief = server.administrator().signIn();
  }

  @BeforeEach
  void remember() {
    found = current();
  }

  @AfterEach
  void putBack() {
    save(found.getJsonObject("passwords"), found.getJsonObject("meetings"), "As before")
        .expect(200);
  }

  private JsonObject current() {
    return chief.get("policies").expect(200);
  }

  private ApiAnswer save(JsonObject passwords, JsonObject meetings, String comment) {
    return chief.put("policies", body(version(), passwords, meetings, comment));
  }

  private long version() {
    return current().getJsonNumber("version").longValue();
  }

  private static JsonObject body(
      long base, JsonObject passwords, JsonObject meetings, String comment) {
    return Json.createObjectBuilder()
        .add("base", base)
        .add("comment", comment)
        .add("passwords", passwords)
        .add("meetings", meetings)
        .build();
  }

  private JsonObject passwordsWith(String field, int value) {
    return Json.createObjectBuilder(found.getJsonObject("passwords")).add(field, value).build();
  }

  private ApiAnswer changePassword(Person person, String next) {
    return person
        .signIn()
        .post(
            "session/password",
            Json.createObjectBuilder().add("current", person.password()).add("next", next).build());
  }

  @Test
  void aSavedPolicyIsInForceAtOnceAndIsAVersion() {
    Person hanako = server.administrator().createUser("Hanako", "PARTICIPANT");
    long before = version();

    JsonObject saved =
        save(passwordsWith("minimumLength", 20), found.getJsonObject("meetings"), "Longer")
            .expect(200);

    assertThat(saved.getJsonNumber("version").longValue()).isGreaterThan(before);
    assertThat(saved.getString("comment")).isEqualTo("Longer");
    assertThat(current()).isEqualTo(saved);
    JsonObject newest =
        chief.get("policies/versions?max=1").expect(200).getJsonArray("rows").getJsonObject(0);
    assertThat(newest).isEqualTo(saved);
    ApiAnswer tooShort = changePassword(hanako, "Kaede7mountain");
    assertThat(tooShort.problem()).isEqualTo("password-too-weak");
    assertThat(tooShort.body()).contains("too-short");
    changePassword(hanako, "Kaede7mountain-River9").expect(204);
  }

  @Test
  @Tag("spec-6.3.4")
  void theAuditTrailSaysWhatChangedFromWhatToWhat() {
    String before = Integer.toString(found.getJsonObject("passwords").getInt("minimumLength"));

    save(passwordsWith("minimumLength", 21), found.getJsonObject("meetings"), "").expect(200);

    JsonObject entry =
        chief.get("audit?max=50").expect(200).getJsonArray("rows").stream()
            .map(JsonValue::asJsonObject)
            .filter(row -> row.getString("action").equals("POLICY_CHANGED"))
            .findFirst()
            .orElseThrow();
    assertThat(entry.getJsonObject("before").getString("minimumLength")).isEqualTo(before);
    assertThat(entry.getJsonObject("after").getString("minimumLength")).isEqualTo("21");
    assertThat(entry.getJsonObject("after")).hasSize(1);
  }

  @Test
  void refusesWhatIsBasedOnAnOutdatedVersion() {
    long base = version();
    save(passwordsWith("minimumLength", 22), found.getJsonObject("meetings"), "").expect(200);

    ApiAnswer late =
        chief.put(
            "policies",
            body(base, passwordsWith("minimumLength", 23), found.getJsonObject("meetings"), ""));

    assertThat(late.status()).isEqualTo(409);
    assertThat(late.problem()).isEqualTo("conflict");
    assertThat(current().getJsonObject("passwords").getInt("minimumLength")).isEqualTo(22);
  }

  @Test
  void aChosenPasswordIsKeptForItsMinimumAge() {
    Person hanako = server.administrator().createUser("Hanako", "PARTICIPANT");

    save(passwordsWith("minimumAgeHours", 24), found.getJsonObject("meetings"), "").expect(200);

    ApiAnswer tooSoon = changePassword(hanako, "Kaede7mountain");
    assertThat(tooSoon.status()).isEqualTo(422);
    assertThat(tooSoon.problem()).isEqualTo("password-too-young");
    // A one-time password must be replaced, however young it is.
    assertThat(server.administrator().createUser("Jiro", "PARTICIPANT").signIn().get("session"))
        .extracting(ApiAnswer::status)
        .isEqualTo(200);
  }

  @Test
  void tellsWhoeverMustChooseAPasswordWhatItMustBe() {
    Person newcomer = server.administrator().createNewcomer("Newcomer", "PARTICIPANT");
    save(passwordsWith("minimumLength", 24), found.getJsonObject("meetings"), "").expect(200);

    JsonObject session = newcomer.signIn().get("session").expect(200);

    assertThat(session.getJsonObject("passwordRules").getInt("minimumLength")).isEqualTo(24);
    assertThat(chief.get("session").expect(200)).doesNotContainKey("passwordRules");
  }

  @Test
  void saysBeforehandWhomItWouldAffectAndWhatNobodyCanKnow() {
    long before = version();
    JsonObject stricter =
        Json.createObjectBuilder(passwordsWith("minimumLength", 64)).add("lifetimeDays", 1).build();

    JsonObject impact =
        chief
            .post("policies/preview", Json.createObjectBuilder().add("passwords", stricter).build())
            .expect(200);

    assertThat(impact.getInt("people")).isPositive();
    assertThat(impact.getInt("mustChange")).isZero();
    assertThat(impact.getJsonArray("first")).isEmpty();
    assertThat(impact.getJsonArray("unknown")).hasToString("[\"LENGTH\"]");
    assertThat(version()).isEqualTo(before);
  }

  @Test
  @Tag("spec-6.3.3")
  void meetingsFollowThePolicyAtOnce() {
    JsonObject forced =
        Json.createObjectBuilder().add("key", "FORCED_ON").add("capacity", 30).build();

    save(found.getJsonObject("passwords"), forced, "").expect(200);

    ApiAnswer withoutKey =
        chief.post("meetings", Json.createObjectBuilder().add("title", "No key").build());
    assertThat(withoutKey.problem()).isEqualTo("meeting-key-required");
  }

  @ParameterizedTest
  @CsvSource({
    "minimumLength, 7",
    "minimumLength, 65",
    "lifetimeDays, -1",
    "generations, 25",
    "minimumAgeHours, 721"
  })
  void refusesWhatIsOutOfRangeAndNamesIt(String field, int value) {
    ApiAnswer refused = save(passwordsWith(field, value), found.getJsonObject("meetings"), "");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().getString("field")).isEqualTo("passwords." + field);
  }

  @Test
  void letsAnAuditorReadAndNobodyElseNear() {
    ApiClient auditor = server.administrator().createUser("Auditor", "AUDITOR").signIn();
    ApiClient participant = server.administrator().createUser("Hanako", "PARTICIPANT").signIn();
    JsonObject body =
        body(version(), found.getJsonObject("passwords"), found.getJsonObject("meetings"), "");

    assertThat(auditor.get("policies").expect(200)).isEqualTo(current());
    auditor.get("policies/versions").expect(200);
    assertThat(auditor.put("policies", body).problem()).isEqualTo("forbidden");
    assertThat(participant.get("policies").problem()).isEqualTo("forbidden");
    assertThat(server.anonymous().get("policies").status()).isEqualTo(401);
  }
}
