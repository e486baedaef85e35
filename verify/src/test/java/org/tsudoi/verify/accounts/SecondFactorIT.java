package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.Authenticator;
import org.tsudoi.verify.server.CommandLineRun;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/** The second factor over the API of the packaged server. */
@OnTsudoi
@Tag("spec-6.3.1")
class SecondFactorIT {

  private static final String OWN = "session/second-factor";

  private final TsudoiServer server;

  SecondFactorIT(TsudoiServer server) {
    this.server = server;
  }

  /** Somebody with a second factor. */
  private record Enrolled(
      Person person, ApiClient session, String secret, Authenticator app, List<String> recovery) {}

  @Test
  void asksForACodeFromTheMomentItIsConfirmed() {
    Enrolled hanako = enrolled("Hanako");
    String code = hanako.app().code();

    ApiAnswer without = signIn(hanako, "");
    ApiAnswer wrong = signIn(hanako, hanako.app().wrongCode());
    ApiAnswer right = signIn(hanako, code);
    ApiAnswer again = signIn(hanako, code);

    assertThat(without.status()).isEqualTo(401);
    assertThat(without.problem()).isEqualTo("second-factor-required");
    assertThat(wrong.problem()).isEqualTo("second-factor-wrong");
    assertThat(right.expect(200)).containsKey("token");
    assertThat(again.problem()).isEqualTo("second-factor-wrong");
    JsonObject state = hanako.session().get(OWN).expect(200);
    assertThat(state.getBoolean("enrolled")).isTrue();
    assertThat(state.getInt("recoveryCodesLeft")).isEqualTo(10);
  }

  @Test
  @Tag("spec-6.3.4")
  void writesDownThatSomebodyKnewThePasswordAndHadNoCode() {
    Enrolled hanako = enrolled("Hanako");

    signIn(hanako, "");

    // Written beside the answer, so that its time tells nothing.
    assertThat(Waiting.until(() -> isAsked(hanako), Duration.ofSeconds(10))).isTrue();
  }

  private boolean isAsked(Enrolled someone) {
    ApiClient chief = server.administrator().signIn();
    return chief.get("audit?max=200").expect(200).getJsonArray("rows").stream()
        .map(JsonValue::asJsonObject)
        .filter(row -> row.getString("action").equals("SECOND_FACTOR_ASKED"))
        .anyMatch(row -> row.toString().contains(someone.person().id()));
  }

  @Test
  void tellsNobodyWithoutThePasswordWhetherThereIsOne() {
    Enrolled hanako = enrolled("Hanako");
    Person taro = server.administrator().createUser("Taro", "PARTICIPANT");

    ApiAnswer enrolled = signIn(hanako.person().name(), "wrong", hanako.app().code());
    ApiAnswer plain = signIn(taro.name(), "wrong", "123456");
    ApiAnswer unknown = signIn("nobody-" + taro.name(), "wrong", "123456");

    assertThat(enrolled.problem()).isEqualTo("sign-in-failed");
    assertThat(enrolled.body()).isEqualTo(plain.body()).isEqualTo(unknown.body());
  }

  @Test
  void takesARecoveryCodeOnceAndWritesItDown() {
    Enrolled hanako = enrolled("Hanako");
    String code = hanako.recovery().get(0);

    signIn(hanako, code).expect(200);

    assertThat(signIn(hanako, code).problem()).isEqualTo("second-factor-wrong");
    assertThat(hanako.session().get(OWN).expect(200).getInt("recoveryCodesLeft")).isEqualTo(9);
    assertThat(server.administrator().actionsOf(hanako.person()))
        .contains("SECOND_FACTOR_ENROLLED", "RECOVERY_CODE_USED");
  }

  @Test
  void makesRecoveryCodesAnewAndIsTurnedOffByItsHolder() {
    Enrolled hanako = enrolled("Hanako");
    JsonObject proof = proof(hanako.person().password(), hanako.recovery().get(0));

    List<String> fresh = codes(hanako.session().post(OWN + "/recovery-codes", proof).expect(200));
    assertThat(fresh).hasSize(10).doesNotContainAnyElementsOf(hanako.recovery());
    assertThat(signIn(hanako, hanako.recovery().get(1)).problem()).isEqualTo("second-factor-wrong");
    assertThat(hanako.session().post(OWN + "/remove", proof("wrong", fresh.get(0))).problem())
        .isEqualTo("sign-in-failed");
    hanako
        .session()
        .post(OWN + "/remove", proof(hanako.person().password(), fresh.get(0)))
        .expect(204);

    signIn(hanako, "").expect(200);
    assertThat(server.administrator().actionsOf(hanako.person()))
        .contains("RECOVERY_CODES_RENEWED", "SECOND_FACTOR_REMOVED");
  }

  @Test
  void isResetByAnAdministratorAndByTheCommandLine() {
    Enrolled hanako = enrolled("Hanako");
    Enrolled taro = enrolled("Taro");
    ApiClient chief = server.administrator().signIn();
    String path = "users/" + hanako.person().id() + "/second-factor";

    assertThat(chief.get(path).expect(200).getBoolean("enrolled")).isTrue();
    assertThat(taro.session().delete(path).problem()).isEqualTo("forbidden");
    chief.delete(path).expect(204);
    CommandLineRun.of(
            "user", "reset-second-factor", taro.person().name(), "--data", server.data().toString())
        .mustSucceed();

    signIn(hanako, "").expect(200);
    signIn(taro, "").expect(200);
    assertThat(chief.get(path).expect(200).getBoolean("enrolled")).isFalse();
  }

  @Test
  @Tag("S-1")
  void keepsSecretsAndCodesOutOfEveryLog() {
    Enrolled hanako = enrolled("Hanako");
    String wrong = hanako.app().wrongCode();
    signIn(hanako, wrong);
    signIn(hanako, hanako.recovery().get(0)).expect(200);

    LogText.of(server).assertHasNone(hanako.secret(), hanako.recovery().get(0));
  }

  private Enrolled enrolled(String name) {
    Person person = server.administrator().createUser(name, "PARTICIPANT");
    ApiClient session = person.signIn();
    JsonObject begun = session.post(OWN).expect(200);
    String secret = begun.getString("secret");
    Authenticator app = Authenticator.with(secret);
    assertThat(begun.getString("uri")).contains("secret=" + secret, person.name());
    signIn(person.name(), person.password(), "").expect(200);
    JsonObject proof = proof(person.password(), app.code());
    List<String> recovery = codes(session.post(OWN + "/confirm", proof).expect(200));
    return new Enrolled(person, session, secret, app, recovery);
  }

  private static List<String> codes(JsonObject answer) {
    return answer.getJsonArray("codes").getValuesAs(JsonString::getString);
  }

  private static JsonObject proof(String password, String code) {
    return Json.createObjectBuilder().add("password", password).add("code", code).build();
  }

  private ApiAnswer signIn(Enrolled who, String code) {
    return signIn(who.person().name(), who.person().password(), code);
  }

  private ApiAnswer signIn(String name, String password, String code) {
    return server
        .anonymous()
        .post(
            "session",
            Json.createObjectBuilder()
                .add("loginName", name)
                .add("password", password)
                .add("delivery", "bearer")
                .add("code", code)
                .build());
  }
}
