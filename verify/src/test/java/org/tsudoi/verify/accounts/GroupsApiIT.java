package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.JsonText;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/** Groups by the API: who is in them, who may change them, and what the audit trail says. */
@RunsBesideOthers
@OnTsudoi
@Tag("spec-6.3.2")
class GroupsApiIT {

  private final TsudoiServer server;
  private final ApiClient chief;

  GroupsApiIT(TsudoiServer server) {
    this.server = server;
    chief = server.administrator().signIn();
  }

  private static JsonObject named(String name) {
    return Json.createObjectBuilder().add("name", name).add("description", "for tests").build();
  }

  private static String freshName() {
    return "Group " + UUID.randomUUID();
  }

  private String create(String name) {
    return chief.post("groups", named(name)).expect(201).getString("id");
  }

  private List<String> groupsOf(Person person) {
    return chief.get("users/" + person.id() + "/groups").array().stream()
        .map(JsonValue::asJsonObject)
        .map(group -> group.getString("name"))
        .toList();
  }

  @Test
  void createsRenamesFindsAndDeletesAGroup() {
    String name = freshName();
    JsonObject created = chief.post("groups", named(name)).expect(201);
    String id = created.getString("id");

    assertThat(chief.get("groups/" + id).expect(200)).isEqualTo(created);
    ApiAnswer again = chief.post("groups", named(name.toUpperCase(Locale.ROOT)));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.problem()).isEqualTo("group-name-taken");
    chief.put("groups/" + id, named(name + " 営業部")).expect(200);
    JsonObject found = chief.get("groups?query=" + name.substring(6)).expect(200);
    assertThat(found.getInt("total")).isEqualTo(1);
    assertThat(found.getJsonArray("rows").getJsonObject(0).getString("name"))
        .isEqualTo(name + " 営業部");
    chief.delete("groups/" + id).expect(204);
    assertThat(chief.get("groups/" + id).problem()).isEqualTo("not-found");
  }

  @Test
  void namesWhatIsWrong() {
    ApiAnswer semicolon = chief.post("groups", named("a;b"));

    assertThat(semicolon.problem()).isEqualTo("invalid-value");
    assertThat(semicolon.json().getString("field")).isEqualTo("name");
    assertThat(chief.post("groups", named("x".repeat(101))).status()).isEqualTo(422);
    assertThat(chief.get("groups/nonsense").problem()).isEqualTo("malformed");
  }

  @Test
  @Tag("spec-6.3.4")
  void putsPeopleInAndTakesThemOut() {
    Person hanako = server.administrator().createUser("Hanako", "PARTICIPANT");
    String sales = create(freshName());
    String board = create(freshName());
    JsonObject byName = Json.createObjectBuilder().add("loginName", hanako.name()).build();

    chief.post("groups/" + sales + "/members", byName).expect(200);
    chief
        .put("groups/" + board + "/members/" + hanako.id(), JsonValue.EMPTY_JSON_OBJECT)
        .expect(204);

    assertThat(groupsOf(hanako)).hasSize(2);
    JsonObject members = chief.get("groups/" + sales + "/members").expect(200);
    assertThat(members.getInt("total")).isEqualTo(1);
    assertThat(chief.get("groups/" + sales).expect(200).getInt("members")).isEqualTo(1);
    JsonObject filtered = chief.get("users?group=" + sales).expect(200);
    assertThat(filtered.getJsonArray("rows")).isEqualTo(members.getJsonArray("rows"));
    chief.delete("groups/" + board + "/members/" + hanako.id()).expect(204);
    assertThat(groupsOf(hanako)).hasSize(1);
    chief
        .patch("users/" + hanako.id(), JsonText.object("{\"groups\":[\"" + board + "\"]}"))
        .expect(200);
    assertThat(chief.get("users?group=" + sales).expect(200).getInt("total")).isZero();
    assertThat(
            chief.get("audit?max=100").expect(200).getJsonArray("rows").stream()
                .map(JsonValue::asJsonObject)
                .filter(row -> row.toString().contains(hanako.id()))
                .map(row -> row.getString("action"))
                .filter(action -> action.startsWith("GROUP_")))
        .containsExactlyInAnyOrder(
            "GROUP_MEMBER_REMOVED",
            "GROUP_MEMBER_ADDED",
            "GROUP_MEMBER_REMOVED",
            "GROUP_MEMBER_ADDED",
            "GROUP_MEMBER_ADDED");
  }

  @Test
  @Tag("spec-6.1.2")
  void holdsMembersToTheGroupsPolicyAtOnceAndKeepsItsVersions() {
    Person hanako = server.administrator().createUser("Hanako", "PARTICIPANT");
    String group = create(freshName());
    chief
        .put("groups/" + group + "/members/" + hanako.id(), JsonValue.EMPTY_JSON_OBJECT)
        .expect(204);
    JsonObject rules =
        Json.createObjectBuilder(chief.get("policies").expect(200).getJsonObject("passwords"))
            .add("minimumLength", 30)
            .build();
    JsonObject preview = Json.createObjectBuilder().add("passwords", rules).build();
    JsonObject impact = chief.post("groups/" + group + "/policy/preview", preview).expect(200);
    assertThat(impact.getInt("people")).isEqualTo(1);
    assertThat(impact.getJsonArray("unknown")).hasToString("[\"LENGTH\"]");

    JsonObject saved = chief.put("groups/" + group + "/policy", policy(0, rules)).expect(200);

    assertThat(chief.get("groups/" + group + "/policy").expect(200)).isEqualTo(saved);
    assertThat(chief.get("policies/groups").array().toString()).contains(group);
    assertThat(changePassword(hanako, "Kaede7mountain").body()).contains("too-short");
    assertThat(chief.put("groups/" + group + "/policy", policy(0, rules)).problem())
        .isEqualTo("conflict");
    JsonObject given = chief.put("groups/" + group + "/policy", policy(1, null)).expect(200);
    assertThat(given).doesNotContainKey("passwords");
    changePassword(hanako, "Kaede7mountain").expect(204);
    assertThat(chief.get("groups/" + group + "/policy/versions").expect(200).getInt("total"))
        .isEqualTo(2);
    assertThat(chief.delete("groups/" + group).status()).isEqualTo(204);
    assertThat(chief.get("groups/" + group + "/policy").problem()).isEqualTo("not-found");
  }

  private static JsonObject policy(long base, JsonObject rules) {
    var body = Json.createObjectBuilder().add("base", base).add("comment", "Test");
    return rules == null ? body.build() : body.add("passwords", rules).build();
  }

  private static ApiAnswer changePassword(Person person, String next) {
    return person
        .signIn()
        .post(
            "session/password",
            Json.createObjectBuilder().add("current", person.password()).add("next", next).build());
  }

  @Test
  void doesOneThingToManyUsersAfterSayingWhatItWouldDo() {
    Person hanako = server.administrator().createUser("Hanako", "PARTICIPANT");
    Person jiro = server.administrator().createUser("Jiro", "PARTICIPANT");
    ApiClient session = hanako.signIn();
    String group = create(freshName());
    JsonObject add =
        Json.createObjectBuilder()
            .add("action", "ADD_TO_GROUP")
            .add("group", group)
            .add("users", Json.createArrayBuilder().add(hanako.id()).add(jiro.id()))
            .build();

    assertThat(chief.post("users/bulk?dryRun=true", add).expect(200).getInt("changed"))
        .isEqualTo(2);
    assertThat(chief.get("groups/" + group).expect(200).getInt("members")).isZero();
    assertThat(chief.post("users/bulk", add).expect(200).getBoolean("written")).isTrue();
    JsonObject again = chief.post("users/bulk", add).expect(200);
    assertThat(again.getInt("unchanged")).isEqualTo(2);
    assertThat(again.getJsonArray("rows").getJsonObject(0).getString("reason"))
        .isEqualTo("ALREADY");

    assertThat(toMembers("REQUIRE_PASSWORD_CHANGE", group).getInt("changed")).isEqualTo(2);
    assertThat(session.get("users").problem()).isEqualTo("password-change-required");
    assertThat(toMembers("END_SESSIONS", group).getInt("changed")).isPositive();
    assertThat(session.get("session").status()).isEqualTo(401);
    assertThat(toMembers("DISABLE", group).getInt("changed")).isEqualTo(2);
    assertThat(chief.get("users/" + jiro.id()).expect(200).getString("state"))
        .isEqualTo("DISABLED");
  }

  private JsonObject toMembers(String action, String group) {
    return chief
        .post(
            "users/bulk",
            Json.createObjectBuilder()
                .add("action", action)
                .add("filter", Json.createObjectBuilder().add("group", group))
                .build())
        .expect(200);
  }

  @Test
  void refusesToDoSomethingToNobodyInParticular() {
    ApiAnswer nobody =
        chief.post("users/bulk", Json.createObjectBuilder().add("action", "DISABLE").build());

    assertThat(nobody.status()).isEqualTo(422);
    assertThat(nobody.json().getString("field")).isEqualTo("users");
  }

  @Test
  void letsUserAdministratorsChangeAuditorsReadAndOthersNothing() {
    Person chiefTwo = server.administrator().createUser("Chief", "SYSTEM_ADMINISTRATOR");
    ApiClient keeper = server.administrator().createUser("Keeper", "USER_ADMINISTRATOR").signIn();
    ApiClient auditor = server.administrator().createUser("Auditor", "AUDITOR").signIn();
    ApiClient participant = server.administrator().createUser("Hanako", "PARTICIPANT").signIn();
    String group = keeper.post("groups", named(freshName())).expect(201).getString("id");
    String path = "groups/" + group;

    auditor.get(path).expect(200);
    auditor.get(path + "/members").expect(200);
    assertThat(auditor.put(path, named("x")).problem()).isEqualTo("forbidden");
    assertThat(auditor.delete(path).problem()).isEqualTo("forbidden");
    assertThat(participant.get("groups").problem()).isEqualTo("forbidden");
    assertThat(participant.get(path + "/members").problem()).isEqualTo("forbidden");
    assertThat(server.anonymous().get("groups").status()).isEqualTo(401);
    assertThat(
            keeper.put(path + "/members/" + chiefTwo.id(), JsonValue.EMPTY_JSON_OBJECT).problem())
        .isEqualTo("forbidden");
  }
}
