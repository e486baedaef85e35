package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.CommandLineRun;
import org.tsudoi.verify.server.KnownDevice;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * Device authentication over the API of the packaged server, by a small client with a key and MAC
 * addresses. Rules are given to single people, so that nobody else on the server notices.
 */
@RunsBesideOthers
@OnTsudoi(OnTsudoi.Which.TO_ITSELF)
@Tag("spec-6.3.1")
class DevicesIT {

  private static final String MAC = "02-00-5E-10-00-01";

  private final TsudoiServer server;
  private final ApiClient chief;

  DevicesIT(TsudoiServer server) {
    this.server = server;
    chief = server.administrator().signIn();
  }

  private Person person(String rule) {
    Person person = server.administrator().createUser("Hanako", "PARTICIPANT");
    setRule(person, rule).expect(200);
    return person;
  }

  private ApiAnswer setRule(Person person, String rule) {
    return chief.put(
        "devices/rules/" + person.id(), Json.createObjectBuilder().add("own", rule).build());
  }

  private ApiAnswer request(Person person, JsonObject device) {
    return server
        .anonymous()
        .post(
            "session/devices/request",
            Json.createObjectBuilder()
                .add("loginName", person.name())
                .add("password", person.password())
                .add("device", device)
                .build());
  }

  private JsonObject enrolled(Person person, JsonObject device) {
    JsonObject waiting = request(person, device).expect(201);
    assertThat(waiting.getString("state")).isEqualTo("WAITING");
    return waiting;
  }

  private void approve(JsonObject device) {
    chief.post("devices/" + device.getString("id") + "/approve").expect(200);
  }

  @Test
  void aKeyIsEnrolledAtTheDoorApprovedUsedAndRevoked() {
    Person hanako = person("KEY_REQUIRED");
    KnownDevice notebook = KnownDevice.withKey();

    assertThat(KnownDevice.signIn(hanako, notebook.claim(hanako)).problem())
        .isEqualTo("device-unknown");
    JsonObject device = enrolled(hanako, notebook.enrolment(hanako, "Notebook"));
    ApiAnswer waiting = KnownDevice.signIn(hanako, notebook.claim(hanako));
    assertThat(waiting.problem()).isEqualTo("device-not-approved");
    assertThat(waiting.json().getString("detail")).isEqualTo(device.getString("enrolmentCode"));
    approve(device);
    ApiClient session =
        chief.with(
            KnownDevice.signIn(hanako, notebook.claim(hanako)).expect(200).getString("token"));
    JsonObject used = session.get("session/devices").array().getJsonObject(0);
    assertThat(used.getString("lastUsedAddress")).isNotEmpty();

    chief.post("devices/" + device.getString("id") + "/revoke").expect(200);

    assertThat(session.get("session").problem()).isEqualTo("not-signed-in");
    assertThat(KnownDevice.signIn(hanako, notebook.claim(hanako)).problem())
        .isEqualTo("device-unknown");
    assertThat(server.administrator().actionsOf(hanako)).contains("DEVICE_ENROLLED");
    assertThat(actionsAbout(device)).contains("DEVICE_APPROVED", "DEVICE_REVOKED");
  }

  private List<String> actionsAbout(JsonObject device) {
    return chief.get("audit?max=500").expect(200).getJsonArray("rows").stream()
        .map(JsonValue::asJsonObject)
        .filter(row -> row.getString("targetId", "").equals(device.getString("id")))
        .map(row -> row.getString("action"))
        .toList();
  }

  @Test
  void aMacAddressIsTakenInAnyNotationAndNothingElse() {
    Person hanako = person("MAC_REQUIRED");
    KnownDevice pc = KnownDevice.withKey(MAC);
    approve(enrolled(hanako, pc.enrolmentByMac("PC")));

    KnownDevice.signIn(hanako, pc.withMacs("0200.5e10.0001").claimByMac()).expect(200);
    assertThat(KnownDevice.signIn(hanako, pc.withMacs("02:00:5e:10:00:02").claimByMac()).problem())
        .isEqualTo("device-unknown");
    assertThat(KnownDevice.signIn(hanako, JsonObject.EMPTY_JSON_OBJECT).problem())
        .isEqualTo("device-mac-required");
    assertThat(request(hanako, pc.withMacs("ff:ff:ff:ff:ff:ff").enrolmentByMac("PC")).problem())
        .isEqualTo("invalid-value");
  }

  @Test
  @Tag("A-21")
  void bothMustBeOfOneDevice() {
    Person hanako = person("BOTH_REQUIRED");
    KnownDevice notebook = KnownDevice.withKey(MAC);
    approve(enrolled(hanako, notebook.enrolment(hanako, "Notebook")));

    KnownDevice.signIn(hanako, notebook.claim(hanako)).expect(200);
    assertThat(KnownDevice.signIn(hanako, notebook.claimByMac()).problem())
        .isEqualTo("device-unknown");
    assertThat(KnownDevice.signIn(hanako, notebook.withMacs().claim(hanako)).problem())
        .isEqualTo("device-mac-required");
  }

  @Test
  void aChallengeIsTakenOnceForItsPurposeItsPersonAndThisServer() {
    Person hanako = person("KEY_REQUIRED");
    Person taro = person("KEY_REQUIRED");
    KnownDevice notebook = KnownDevice.withKey();
    approve(enrolled(hanako, notebook.enrolment(hanako, "Notebook")));
    approve(enrolled(taro, notebook.enrolment(taro, "Notebook")));
    JsonObject used = notebook.claim(hanako);
    KnownDevice.signIn(hanako, used).expect(200);
    JsonObject other = KnownDevice.challenge(server, "enrol");
    JsonObject foreign =
        Json.createObjectBuilder(KnownDevice.challenge(server, "sign-in"))
            .add("server", "https://evil.example")
            .build();

    assertThat(KnownDevice.signIn(hanako, used).problem()).isEqualTo("device-unknown");
    assertThat(KnownDevice.signIn(hanako, notebook.signed(other, "sign-in", hanako)).problem())
        .isEqualTo("device-unknown");
    assertThat(KnownDevice.signIn(hanako, notebook.signed(foreign, "sign-in", hanako)).problem())
        .isEqualTo("device-unknown");
    assertThat(KnownDevice.signIn(hanako, notebook.claim(taro)).problem())
        .isEqualTo("device-unknown");
  }

  @Test
  @Tag("A-2")
  @Tag("A-21")
  void tellsNobodyWithoutThePasswordAnythingAboutDevices() {
    Person hanako = person("BOTH_REQUIRED");
    Person taro = server.administrator().createUser("Taro", "PARTICIPANT");

    ApiAnswer asked =
        KnownDevice.signIn(withPassword(hanako, "wrong"), JsonObject.EMPTY_JSON_OBJECT);
    ApiAnswer plain = KnownDevice.signIn(withPassword(taro, "wrong"), JsonObject.EMPTY_JSON_OBJECT);
    ApiAnswer door =
        request(withPassword(hanako, "wrong"), KnownDevice.withKey(MAC).enrolmentByMac("PC"));

    assertThat(asked.problem()).isEqualTo("sign-in-failed");
    assertThat(asked.body()).isEqualTo(plain.body()).isEqualTo(door.body());
  }

  private static Person withPassword(Person person, String password) {
    return new Person(person.server(), person.id(), person.name(), person.displayName(), password);
  }

  @Test
  @Tag("A-21")
  void oneSeesAndRevokesOneSOwnDevicesOnly() {
    Person hanako = server.administrator().createUser("Hanako", "PARTICIPANT");
    Person taro = server.administrator().createUser("Taro", "PARTICIPANT");
    ApiClient hers = hanako.signIn();
    KnownDevice notebook = KnownDevice.withKey(MAC);
    String id =
        hers.post("session/devices", notebook.enrolment(hanako, "Notebook"))
            .expect(201)
            .getString("id");

    assertThat(taro.signIn().post("session/devices/" + id + "/revoke").problem())
        .isEqualTo("not-found");
    assertThat(taro.signIn().get("session/devices").array()).isEmpty();
    assertThat(hers.post("devices/" + id + "/approve").problem()).isEqualTo("forbidden");
    assertThat(hers.post("session/devices/" + id + "/revoke").expect(200).getString("state"))
        .isEqualTo("REVOKED");
    chief.delete("devices/" + id).expect(204);
    assertThat(chief.delete("devices/" + id).problem()).isEqualTo("not-found");
  }

  @Test
  void devicesAreFoundByStateAndAddress() {
    Person hanako = server.administrator().createUser("Hanako", "PARTICIPANT");
    String mac = "06:00:5e:77:88:99";
    JsonObject device = enrolled(hanako, KnownDevice.withKey(mac).enrolmentByMac("PC"));

    JsonObject found = chief.get("devices?state=WAITING&query=06005E778899").expect(200);
    assertThat(found.getInt("total")).isEqualTo(1);
    assertThat(found.getJsonArray("rows").getJsonObject(0).getString("id"))
        .isEqualTo(device.getString("id"));
    assertThat(chief.get("devices?state=REVOKED&user=" + hanako.id()).expect(200).getInt("total"))
        .isZero();
    assertThat(chief.get("devices?state=LOST").status()).isEqualTo(422);
  }

  @Test
  void aPolicyThatWouldKeepItsMakerOutIsRefusedAndSaysBeforehandWhomItKeepsOut() {
    JsonObject found = chief.get("policies").expect(200);
    JsonObject stricter =
        Json.createObjectBuilder()
            .add("base", found.getJsonNumber("version"))
            .add("passwords", found.getJsonObject("passwords"))
            .add("meetings", found.getJsonObject("meetings"))
            .add("devices", "BOTH_REQUIRED")
            .build();

    JsonObject impact =
        chief
            .post(
                "devices/preview", Json.createObjectBuilder().add("rule", "BOTH_REQUIRED").build())
            .expect(200);
    ApiAnswer refused = chief.put("policies", stricter);

    assertThat(impact.getBoolean("self")).isTrue();
    assertThat(impact.getInt("lockedOut")).isPositive();
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("would-lock-out");
    assertThat(chief.get("policies").expect(200)).isEqualTo(found);
  }

  @Test
  void theCommandLineLetsEverybodyBackIn() {
    Person exempted = person("BOTH_REQUIRED");
    Person other = server.administrator().createUser("Other", "SYSTEM_ADMINISTRATOR");
    KnownDevice pc = KnownDevice.withKey(MAC);
    approve(enrolled(other, pc.enrolmentByMac("PC")));
    ApiClient strict = other.signIn();
    JsonObject found = strict.get("policies").expect(200);
    strict
        .put(
            "policies",
            Json.createObjectBuilder()
                .add("base", found.getJsonNumber("version"))
                .add("passwords", found.getJsonObject("passwords"))
                .add("meetings", found.getJsonObject("meetings"))
                .add("devices", "MAC_REQUIRED")
                .build())
        .expect(200);
    try {
      assertThat(KnownDevice.signIn(other, JsonObject.EMPTY_JSON_OBJECT).problem())
          .isEqualTo("device-mac-required");
    } finally {
      CommandLineRun.of("devices", "switch-off", "--data", server.data().toString()).mustSucceed();
    }
    KnownDevice.signIn(other, JsonObject.EMPTY_JSON_OBJECT).expect(200);

    assertThat(KnownDevice.signIn(exempted, JsonObject.EMPTY_JSON_OBJECT).problem())
        .isEqualTo("device-mac-required");
    CommandLineRun.of(
            "devices", "switch-off", "--user", exempted.name(), "--data", server.data().toString())
        .mustSucceed();
    KnownDevice.signIn(exempted, JsonObject.EMPTY_JSON_OBJECT).expect(200);
  }

  @Test
  void aFileOfMacAddressesIsTakenWholeOrNotAtAll() {
    Person hanako = person("MAC_REQUIRED");
    String good =
        "ユーザー ID,端末名,MAC アドレス\r\n" + hanako.name() + ",PC の 1,０２-00-5E-10-00-0A;0a005e10000b";
    String bad =
        good
            + "\r\nnobody-at-all,PC,02:00:5e:10:00:0c\r\n"
            + hanako.name()
            + ",PC,ff:ff:ff:ff:ff:ff";

    JsonObject refused = importFile("", bad);
    JsonObject said = importFile("?dryRun=true", good);
    assertThat(refused.getBoolean("written")).isFalse();
    assertThat(refused.getInt("refused")).isEqualTo(2);
    assertThat(refused.getJsonArray("rows").getJsonObject(1).getString("flaw"))
        .isEqualTo("UNKNOWN_USER");
    assertThat(refused.getJsonArray("rows").getJsonObject(2).getString("field")).isEqualTo("macs");
    assertThat(said.getInt("created")).isEqualTo(1);
    assertThat(KnownDevice.signIn(hanako, pcOfTheFile().claimByMac()).problem())
        .isEqualTo("device-unknown");

    assertThat(importFile("", good).getBoolean("written")).isTrue();

    KnownDevice.signIn(hanako, pcOfTheFile().claimByMac()).expect(200);
    assertThat(importFile("", good).getInt("unchanged")).isEqualTo(1);
  }

  private static KnownDevice pcOfTheFile() {
    return KnownDevice.withKey("0A:00:5E:10:00:0B");
  }

  private JsonObject importFile(String query, String csv) {
    return chief
        .post("devices/import" + query, "text/csv", csv.getBytes(StandardCharsets.UTF_8))
        .expect(200);
  }

  @Test
  void aUserAdministratorTouchesNoRuleOfASystemAdministrator() {
    Person keeper = server.administrator().createUser("Keeper", "USER_ADMINISTRATOR");
    Person other = server.administrator().createUser("Other", "SYSTEM_ADMINISTRATOR");

    assertThat(
            keeper
                .signIn()
                .put(
                    "devices/rules/" + other.id(),
                    Json.createObjectBuilder().add("own", "OFF").build())
                .problem())
        .isEqualTo("forbidden");
  }

  @Test
  @Tag("S-1")
  void keepsChallengesAndSignaturesOutOfEveryLog() {
    Person hanako = person("KEY_REQUIRED");
    JsonObject claim = KnownDevice.withKey().claim(hanako);
    KnownDevice.signIn(hanako, claim);

    LogText.of(server).assertHasNone(claim.getString("challenge"), claim.getString("signature"));
  }
}
