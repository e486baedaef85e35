package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.Authenticator;
import org.tsudoi.verify.server.CommandLineRun;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/** A second factor that the policy asks for, by the API. Each test puts the rule back. */
@RunsBesideOthers
@OnTsudoi(OnTsudoi.Which.TO_ITSELF)
@Tag("spec-6.3.1")
class SecondFactorDutyIT {

  private static final String OWN = "session/second-factor";

  private final TsudoiServer server;
  private final ApiClient chief;
  private final JsonObject found;

  SecondFactorDutyIT(TsudoiServer server) {
    this.server = server;
    chief = server.administrator().signIn();
    found = chief.get("policies").expect(200);
  }

  @AfterEach
  void putBack() {
    save(found.getJsonObject("secondFactor")).expect(200);
  }

  private ApiAnswer save(JsonObject rule) {
    return chief.put(
        "policies",
        Json.createObjectBuilder()
            .add("base", chief.get("policies").expect(200).getJsonNumber("version"))
            .add("passwords", found.getJsonObject("passwords"))
            .add("meetings", found.getJsonObject("meetings"))
            .add("secondFactor", rule)
            .build());
  }

  private static JsonObject rule(boolean offered, String... roles) {
    JsonArrayBuilder required = Json.createArrayBuilder();
    for (String role : roles) {
      required.add(role);
    }
    return Json.createObjectBuilder().add("offered", offered).add("requiredFor", required).build();
  }

  private Person auditor() {
    return server.administrator().createUser("Auditor", "AUDITOR", "PARTICIPANT");
  }

  @Test
  void leavesNothingOpenButSettingItUp() {
    Person auditor = auditor();
    ApiClient live = auditor.signIn();
    live.get("audit").expect(200);

    save(rule(true, "AUDITOR")).expect(200);

    ApiAnswer refused = live.get("audit");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.problem()).isEqualTo("second-factor-due");
    assertThat(live.get("status").problem()).isEqualTo("second-factor-due");
    assertThat(live.get("openapi.json").problem()).isEqualTo("second-factor-due");
    ApiClient fresh = auditor.signIn();
    JsonObject session = fresh.get("session").expect(200);
    assertThat(session.getString("duty")).isEqualTo("SECOND_FACTOR");
    assertThat(session.getBoolean("passwordChangeRequired")).isFalse();
    assertThat(fresh.get("meetings").problem()).isEqualTo("second-factor-due");
    assertThat(fresh.post(OWN + "/remove", proof(auditor, "000000")).problem())
        .isEqualTo("second-factor-due");

    Authenticator app = enrol(auditor, fresh);

    live.get("audit").expect(200);
    assertThat(fresh.get("session").expect(200)).doesNotContainKey("duty");
    assertThat(fresh.get(OWN).expect(200).getBoolean("required")).isTrue();
    ApiAnswer kept = fresh.post(OWN + "/remove", proof(auditor, app.code()));
    assertThat(kept.status()).isEqualTo(409);
    assertThat(kept.problem()).isEqualTo("second-factor-kept");
    assertThat(server.administrator().actionsOf(auditor))
        .contains("ACCESS_REFUSED", "SECOND_FACTOR_ENROLLED", "SECOND_FACTOR_REMOVED");
  }

  private Authenticator enrol(Person person, ApiClient session) {
    Authenticator app = Authenticator.with(session.post(OWN).expect(200).getString("secret"));
    session.post(OWN + "/confirm", proof(person, app.code())).expect(200);
    return app;
  }

  private static JsonObject proof(Person person, String code) {
    return Json.createObjectBuilder().add("password", person.password()).add("code", code).build();
  }

  @Test
  void isTakenByTheCommandLineAndOwedAnew() {
    Person auditor = auditor();
    enrol(auditor, auditor.signIn());
    save(rule(true, "AUDITOR")).expect(200);

    CommandLineRun.of(
            "user", "reset-second-factor", auditor.name(), "--data", server.data().toString())
        .mustSucceed();

    ApiClient back = auditor.signIn();
    assertThat(back.get("session").expect(200).getString("duty")).isEqualTo("SECOND_FACTOR");
    enrol(auditor, back);
    back.get("audit").expect(200);
  }

  @Test
  void saysBeforehandWhoWouldHaveToAndFindsThemInTheList() {
    Person with = auditor();
    Person without = auditor();
    enrol(with, with.signIn());

    JsonObject impact =
        chief.post("policies/second-factor/preview", rule(true, "AUDITOR")).expect(200);

    assertThat(impact.getInt("people")).isGreaterThan(impact.getInt("mustSetUp"));
    assertThat(impact.getInt("mustSetUp")).isPositive();
    assertThat(impact.getBoolean("self")).isFalse();
    assertThat(impact.getInt("enrolled")).isPositive();
    assertThat(isListed(with, "false")).isTrue();
    assertThat(isListed(without, "true")).isTrue();
    assertThat(isListed(with, "true")).isFalse();
  }

  private boolean isListed(Person person, String without) {
    String path = "users?query=" + person.name() + "&withoutSecondFactor=" + without;
    return chief.get(path).expect(200).getJsonArray("rows").stream()
        .map(JsonValue::asJsonObject)
        .anyMatch(row -> row.getString("id").equals(person.id()));
  }

  @Test
  void offersNothingNewWhenItIsOff() {
    Person auditor = auditor();
    Person other = auditor();
    enrol(auditor, auditor.signIn());
    ApiClient session = other.signIn();

    save(rule(false)).expect(200);

    assertThat(session.post(OWN).problem()).isEqualTo("second-factor-off");
    assertThat(session.get(OWN).expect(200).getBoolean("offered")).isFalse();
    assertThat(signIn(auditor).problem()).isEqualTo("second-factor-required");
  }

  private ApiAnswer signIn(Person person) {
    return server
        .anonymous()
        .post(
            "session",
            Json.createObjectBuilder()
                .add("loginName", person.name())
                .add("password", person.password())
                .add("delivery", "bearer")
                .build());
  }

  @Test
  @Tag("spec-6.3.4")
  void isAVersionOfThePolicyThatIsWrittenDown() {
    JsonObject saved = save(rule(true, "AUDITOR", "USER_ADMINISTRATOR")).expect(200);

    assertThat(
            saved
                .getJsonObject("secondFactor")
                .getJsonArray("requiredFor")
                .getValuesAs(JsonString::getString))
        .containsExactly("USER_ADMINISTRATOR", "AUDITOR");
    JsonObject entry =
        chief.get("audit?max=50").expect(200).getJsonArray("rows").stream()
            .map(JsonValue::asJsonObject)
            .filter(row -> row.getString("action").equals("POLICY_CHANGED"))
            .findFirst()
            .orElseThrow();
    assertThat(entry.getJsonObject("after").getString("secondFactor"))
        .isEqualTo("USER_ADMINISTRATOR,AUDITOR");
    ApiAnswer contradiction = save(rule(false, "AUDITOR"));
    assertThat(contradiction.status()).isEqualTo(422);
    assertThat(contradiction.json().getString("field")).isEqualTo("secondFactor");
  }
}
