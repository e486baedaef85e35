package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.Elsewhere;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/** Who is locked out, and how they get in again, by the API of the packaged server. */
@OnTsudoi
@Tag("spec-6.3.1")
class LockoutsApiIT {

  private final TsudoiServer server;
  private final ApiClient chief;

  LockoutsApiIT(TsudoiServer server) {
    this.server = server;
    chief = server.administrator().signIn();
  }

  /** Ten wrong tries for the person from this machine. */
  static void lockOut(TsudoiServer server, Person person) {
    for (int i = 0; i < 10; i++) {
      assertThat(wrong(server, person)).isEqualTo("sign-in-failed");
    }
  }

  private static String wrong(TsudoiServer server, Person person) {
    return signIn(server, person, "Wrong-Password-1").problem();
  }

  private static ApiAnswer signIn(TsudoiServer server, Person person, String password) {
    return server
        .anonymous()
        .post(
            "session",
            Json.createObjectBuilder()
                .add("loginName", person.name())
                .add("password", password)
                .add("delivery", "bearer")
                .build());
  }

  private Optional<JsonObject> lockoutOf(ApiClient reader, Person person) {
    return reader.get("lockouts?max=200").expect(200).getJsonArray("rows").stream()
        .map(JsonValue::asJsonObject)
        .filter(row -> row.getString("account", "").equals(person.id()))
        .findFirst();
  }

  @Test
  @Tag("A-7")
  void noStrangerLocksAnAdministratorOut() {
    Person keeper = server.administrator().createUser("Keeper", "SYSTEM_ADMINISTRATOR");
    String wrong =
        Json.createObjectBuilder()
            .add("loginName", keeper.name())
            .add("password", "Wrong-Password-1")
            .add("delivery", "bearer")
            .build()
            .toString();
    for (int i = 0; i < 12; i++) {
      Elsewhere.of(server).send("POST", "/api/v1/session", wrong, "Content-Type: application/json");
    }

    assertThat(lockoutOf(chief, keeper).orElseThrow().getString("address"))
        .isEqualTo(Elsewhere.ADDRESS);
    signIn(server, keeper, keeper.password()).expect(200);
  }

  @Test
  @Tag("spec-6.3.4")
  void areShownAndEndedAndTheAuditTrailSaysByWhom() {
    Person hanako = server.administrator().createUser("Hanako", "PARTICIPANT");
    Person keeper = server.administrator().createUser("Keeper", "USER_ADMINISTRATOR");
    lockOut(server, hanako);
    assertThat(signIn(server, hanako, hanako.password()).problem()).isEqualTo("sign-in-failed");

    JsonObject lockout = lockoutOf(keeper.signIn(), hanako).orElseThrow();
    assertThat(lockout.getString("reason")).isEqualTo("PASSWORDS");
    assertThat(lockout.getString("address")).isEqualTo("127.0.0.1");
    assertThat(lockout.getString("loginName")).isEqualTo(hanako.name());
    assertThat(lockout.getInt("tries")).isEqualTo(10);
    keeper.signIn().delete("lockouts/" + lockout.getString("id")).expect(204);

    signIn(server, hanako, hanako.password()).expect(200);
    assertThat(lockoutOf(chief, hanako)).isEmpty();
    assertThat(server.administrator().actionsOf(keeper)).contains("LOCKOUT_ENDED");
    assertThat(chief.delete("lockouts/" + lockout.getString("id")).problem())
        .isEqualTo("not-found");
  }

  @Test
  @Tag("A-5")
  void countsWrongTriesAtEveryDoorTogether() {
    Person hanako = server.administrator().createUser("Hanako", "PARTICIPANT");
    RawApi api = new RawApi(server);
    ApiClient session = hanako.signIn();
    JsonObject change =
        Json.createObjectBuilder().add("current", "Wrong-1").add("next", "Kd7xWq2b-Tn5").build();
    JsonObject token =
        Json.createObjectBuilder()
            .add("name", "Guess")
            .add("scopes", Json.createArrayBuilder().add("meetings:read"))
            .add("days", 1)
            .add("password", "Wrong-1")
            .build();

    Map<String, String> fields = new HashMap<>();
    for (String name :
        List.of("then", "passkey", "deviceKeyId", "devicePublicKey", "deviceChallenge")) {
      fields.put(name, "");
    }
    fields.put("signIn:loginName", hanako.name());
    fields.put("signIn:password", "Wrong-1");

    for (int i = 0; i < 2; i++) {
      ConsentPage door = ConsentPage.open(server, "accounts/sign-in.xhtml", "lang=en");
      HttpResponse<String> form = door.press("signIn", "submit", fields);
      assertThat(form.statusCode()).isEqualTo(200);
      assertThat(form.body()).contains("tsudoi-banner-refused");
      assertThat(api.signIn(hanako.name(), "Wrong-1", "cookie").statusCode()).isEqualTo(401);
      assertThat(api.signIn(hanako.name(), "Wrong-1", "bearer").statusCode()).isEqualTo(401);
      assertThat(session.post("session/password", change).problem()).isEqualTo("sign-in-failed");
      assertThat(session.post("session/tokens", token).problem()).isEqualTo("sign-in-failed");
    }

    assertThat(lockoutOf(chief, hanako).orElseThrow().getInt("tries")).isEqualTo(10);
    assertThat(signIn(server, hanako, hanako.password()).problem()).isEqualTo("sign-in-failed");
  }

  @Test
  void areReadByAuditorsWhoEndNone() {
    Person hanako = server.administrator().createUser("Hanako", "PARTICIPANT");
    ApiClient auditor = server.administrator().createUser("Auditor", "AUDITOR").signIn();
    lockOut(server, hanako);

    JsonObject lockout = lockoutOf(auditor, hanako).orElseThrow();

    assertThat(auditor.delete("lockouts/" + lockout.getString("id")).problem())
        .isEqualTo("forbidden");
    assertThat(lockoutOf(chief, hanako)).contains(lockout);
  }
}
