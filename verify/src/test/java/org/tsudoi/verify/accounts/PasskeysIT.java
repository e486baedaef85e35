package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.SoftPasskey;
import org.tsudoi.verify.server.TsudoiServer;

/** Passkeys over the API of the packaged server. */
@OnTsudoi
@Tag("spec-6.3.1")
class PasskeysIT {

  private static final String OWN = "session/passkeys";

  private final TsudoiServer server;
  private final SoftPasskey phone;
  private final Person hanako;
  private final ApiClient session;

  PasskeysIT(TsudoiServer server) {
    this.server = server;
    phone = new SoftPasskey(server);
    hanako = server.administrator().createUser("Hanako", "PARTICIPANT");
    session = hanako.signIn();
  }

  private JsonObjectBuilder proof() {
    return Json.createObjectBuilder().add("password", hanako.password()).add("code", "");
  }

  private JsonObject add(SoftPasskey passkey, JsonObject proof) {
    JsonObject offer = session.post(OWN + "/begin", proof).expect(200);
    return session.post(OWN, passkey.make("Phone", offer)).expect(201);
  }

  private JsonObject answer(String purpose) {
    JsonObject wish = Json.createObjectBuilder().add("purpose", purpose).build();
    return phone.answer(server.anonymous().post(OWN + "/challenge", wish).expect(200));
  }

  private ApiAnswer signIn(JsonObject answer) {
    return server
        .anonymous()
        .post(
            OWN + "/sign-in",
            Json.createObjectBuilder().add("delivery", "bearer").add("passkey", answer).build());
  }

  private ApiAnswer signInBehindPassword(JsonObjectBuilder more) {
    return server
        .anonymous()
        .post(
            "session",
            more.add("loginName", hanako.name())
                .add("password", hanako.password())
                .add("delivery", "bearer")
                .build());
  }

  @Test
  void signsInAloneAndInPlaceOfACode() {
    JsonObject added = add(phone, proof().build());
    List<String> codes = added.getJsonArray("recoveryCodes").getValuesAs(JsonString::getString);

    JsonObject alone = signIn(answer("sign-in")).expect(200);

    assertThat(alone.getJsonObject("account").getString("id")).isEqualTo(hanako.id());
    assertThat(alone).containsKey("token");
    assertThat(codes).hasSize(10);
    assertThat(signInBehindPassword(Json.createObjectBuilder()).problem())
        .isEqualTo("second-factor-required");
    JsonObject second = answer("second-factor");
    signInBehindPassword(Json.createObjectBuilder().add("passkey", second)).expect(200);
    assertThat(signInBehindPassword(Json.createObjectBuilder().add("passkey", second)).problem())
        .isEqualTo("second-factor-wrong");
    signInBehindPassword(Json.createObjectBuilder().add("code", codes.get(0))).expect(200);
    assertThat(server.administrator().actionsOf(hanako))
        .contains("PASSKEY_ADDED", "SIGNED_IN", "RECOVERY_CODE_USED");
  }

  @Test
  void refusesWhatWasUsedOrSentForAnotherPurpose() {
    add(phone, proof().build());
    JsonObject once = answer("sign-in");

    signIn(once).expect(200);

    ApiAnswer again = signIn(once);
    assertThat(again.status()).isEqualTo(401);
    assertThat(again.problem()).isEqualTo("passkey-refused");
    ApiAnswer other = signIn(answer("second-factor"));
    assertThat(other.body()).isEqualTo(again.body());
    phone.fallsBehind();
    assertThat(signIn(answer("sign-in")).body()).isEqualTo(again.body());
    SoftPasskey stranger = new SoftPasskey(server);
    stranger.make("Nobody's", offerLike());
    JsonObject wish = Json.createObjectBuilder().add("purpose", "sign-in").build();
    JsonObject challenge = server.anonymous().post(OWN + "/challenge", wish).expect(200);
    assertThat(signIn(stranger.answer(challenge)).body()).isEqualTo(again.body());
  }

  private static JsonObject offerLike() {
    return Json.createObjectBuilder()
        .add("userHandle", "A".repeat(43))
        .add("challenge", Json.createObjectBuilder().add("challenge", "A".repeat(43)))
        .build();
  }

  @Test
  void isShownToItsPersonAndRemovedForAProof() {
    String id = add(phone, proof().build()).getJsonObject("passkey").getString("id");
    signIn(answer("sign-in")).expect(200);

    JsonArray own = list();
    ApiAnswer bare = session.post(OWN + "/" + id + "/remove", proof().build());
    JsonObject whole = proof().add("passkey", answer("second-factor")).build();
    session.post(OWN + "/" + id + "/remove", whole).expect(204);

    assertThat(own).hasSize(1);
    assertThat(own.getJsonObject(0).getString("name")).isEqualTo("Phone");
    assertThat(own.getJsonObject(0).getBoolean("backedUp")).isTrue();
    assertThat(own.getJsonObject(0)).containsKey("lastUsedAt");
    assertThat(bare.problem()).isEqualTo("second-factor-wrong");
    assertThat(list()).isEmpty();
    signInBehindPassword(Json.createObjectBuilder()).expect(200);
  }

  private JsonArray list() {
    return session.get(OWN).array();
  }

  @Test
  void isCountedAndTakenAwayByAnAdministrator() {
    add(phone, proof().build());
    ApiClient chief = server.administrator().signIn();
    String path = "users/" + hanako.id() + "/second-factor";

    JsonObject before = chief.get(path).expect(200);
    chief.delete(path).expect(204);

    assertThat(before.getInt("passkeys")).isEqualTo(1);
    assertThat(before.getBoolean("enrolled")).isTrue();
    assertThat(chief.get(path).expect(200).getInt("passkeys")).isZero();
    assertThat(signIn(answer("sign-in")).problem()).isEqualTo("passkey-refused");
    signInBehindPassword(Json.createObjectBuilder()).expect(200);
  }
}
