package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.server.Administrator;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/** The pages of groups in a real browser. */
@OnTsudoi
@Tag("spec-6.3.2")
class GroupsE2E {

  private static final Locator.WaitForOptions GONE =
      new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);

  private final TsudoiServer server;
  private final ApiClient chief;

  GroupsE2E(TsudoiServer server) {
    this.server = server;
    chief = server.administrator().signIn();
  }

  private ConsolePage signIn(Chromium chromium, String language, String name, String password) {
    ConsolePage console =
        ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), language).speak(language);
    console.signIn(name, password).find("#app").waitFor();
    return console;
  }

  private ConsolePage signIn(Chromium chromium, String language) {
    Administrator administrator = server.administrator();
    return signIn(chromium, language, administrator.name(), administrator.password());
  }

  private String group(String name) {
    JsonObject body = Json.createObjectBuilder().add("name", name).add("description", "").build();
    return chief.post("groups", body).expect(201).getString("id");
  }

  private static String fresh(String name) {
    return name + " " + UUID.randomUUID().toString().substring(0, 4);
  }

  @InEachLanguage({
    "en | Sales | Everyone who sells | Hanako Sato",
    "ja | 営業部 | 東京と大阪の営業担当 | 佐藤 花子"
  })
  void aGroupIsCreatedFilledLookedAtAndDeleted(
      String language, String name, String description, String member) {
    Person hanako = server.administrator().createUser(member, "PARTICIPANT");
    String called = fresh(name);
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = signIn(chromium, language);
      console.go("accounts/group-create.xhtml");
      console.field("create:name").fill(called);
      console.field("create:description").fill(description);
      console.keep("group-create");
      console.field("create:save").click();

      console.field("add:loginName").fill("nobody-has-this");
      console.field("add:put").click();
      console.find(".tsudoi-wrong").waitFor();
      console.keep("group-unknown-user");
      console.field("add:loginName").fill(hanako.name());
      console.field("add:put").click();
      console.find("#members .tsudoi-person").waitFor();
      console.keep("group-edit");
      assertThat(console.fitsPhone()).isTrue();

      console.go("accounts/group-list.xhtml").find("#list .tsudoi-name").first().waitFor();
      console.keep("group-list");
      assertThat(console.fitsPhone()).isTrue();
      console.field("list:text").fill(called);
      console.find("#list .tsudoi-name:has-text(\"" + called + "\")").click();
      console.field("delete").click();
      console.find("#deleteDialog .ui-dialog-content").waitFor();
      console.keep("group-delete");
      console.field("deleteForm:confirm").click();
      console.field("list:text").waitFor();
      assertThat(
              chief.get("groups?query=" + called.replace(" ", "%20")).expect(200).getInt("total"))
          .isZero();
      assertThat(console.troubles()).isEmpty();
    }
  }

  @InEachLanguage({"en | Board | Research", "ja | 経営会議 | 研究開発"})
  void aUsersGroupsAreChosenAndFilterTheList(String language, String one, String two) {
    Person jiro = server.administrator().createUser("Jiro Abe", "PARTICIPANT");
    String board = group(fresh(one));
    String research = group(fresh(two));
    chief.put("groups/" + board + "/members/" + jiro.id(), JsonValue.EMPTY_JSON_OBJECT).expect(204);
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = signIn(chromium, language);
      console.go("accounts/account-edit.xhtml?id=" + jiro.id());
      console.field("edit:nextGroup").selectOption(research);
      console.field("edit:addGroup").click();
      console.find(".tsudoi-chip").nth(1).waitFor();
      console.keep("account-groups");
      assertThat(console.fitsPhone()).isTrue();
      assertThat(chief.get("groups/" + research).expect(200).getInt("members"))
          .as("nothing is done before the form is saved")
          .isZero();
      console.field("edit:save").click();
      console.find(".ui-growl-title").waitFor();
      assertThat(chief.get("groups/" + research).expect(200).getInt("members")).isEqualTo(1);

      console.go("accounts/account-list.xhtml");
      console.field("list:group").selectOption(research);
      console.find("#list tbody tr:only-child .tsudoi-person").waitFor();
      console.keep("account-list-group");
      assertThat(console.fitsPhone()).isTrue();
      assertThat(console.troubles()).isEmpty();
    }
  }

  @InEachLanguage({"en | Board", "ja | 役員"})
  void aGroupGetsAPasswordPolicyAndGivesItUp(String language, String name) {
    String called = fresh(name);
    String board = group(called);
    Person hanako = server.administrator().createUser("Hanako Sato", "PARTICIPANT");
    chief
        .put("groups/" + board + "/members/" + hanako.id(), JsonValue.EMPTY_JSON_OBJECT)
        .expect(204);
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = signIn(chromium, language);
      console.go("policies/policy-group.xhtml?id=" + board).field("policy:none:begin").waitFor();
      console.keep("group-policy-none");
      console.field("policy:none:begin").click();
      console.field("policy:modern").click();
      console.find("[id=\"policy:minimumLength\"][value=\"15\"]").waitFor();
      console.keep("group-policy");
      assertThat(console.fitsPhone()).isTrue();
      console.field("policy:review").click();
      console.field("reviewForm:comment").waitFor();
      console.keep("group-policy-review");
      console.field("reviewForm:confirm").click();
      console.find(".tsudoi-todo li").first().waitFor();
      assertThat(
              chief
                  .get("groups/" + board + "/policy")
                  .expect(200)
                  .getJsonObject("passwords")
                  .getInt("minimumLength"))
          .isEqualTo(15);

      console.go("policies/policy-edit.xhtml").find(".tsudoi-chip").first().waitFor();
      console.keep("policies-groups");
      console.find(".tsudoi-chip:has-text(\"" + called + "\") a").click();
      console.field("policy:giveUp").click();
      console.field("reviewForm:confirm").click();
      console.find(".tsudoi-todo li").nth(1).waitFor();
      console.find(".tsudoi-todo li").first().locator("button").click();
      console.find("aside .tsudoi-change").waitFor();
      console.keep("group-policy-given-up");
      assertThat(chief.get("groups/" + board + "/policy").expect(200))
          .doesNotContainKey("passwords");
      assertThat(console.troubles()).isEmpty();
    }
  }

  @InEachLanguage
  void chosenUsersAreChangedAfterALook(String language) {
    String board = group(fresh("Bulk"));
    Person hanako = server.administrator().createUser("Hanako Sato", "PARTICIPANT");
    Person jiro = server.administrator().createUser("Jiro Abe", "PARTICIPANT");
    for (Person member : new Person[] {hanako, jiro}) {
      chief
          .put("groups/" + board + "/members/" + member.id(), JsonValue.EMPTY_JSON_OBJECT)
          .expect(204);
    }
    chief.post("users/" + jiro.id() + "/disable").expect(204);
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = signIn(chromium, language);
      console.go("accounts/account-list.xhtml").field("list:group").selectOption(board);
      console.find("#list tbody tr:nth-child(2):last-child .tsudoi-person").waitFor();
      console.find("#list thead .ui-chkbox").click();
      console.field("list:action").waitFor();
      console.keep("bulk-chosen");
      assertThat(console.fitsPhone()).isTrue();
      console.field("list:review").click();
      console.field("bulkForm:confirm").waitFor();
      console.keep("bulk-review");
      console.field("bulkForm:confirm").click();
      console.field("list:action").waitFor(GONE);
      assertThat(chief.get("users/" + hanako.id()).expect(200).getString("state"))
          .isEqualTo("DISABLED");
      assertThat(console.troubles()).isEmpty();
    }
  }

  /** Users with that word in their names; one of them is disabled. */
  private void manyUsers(String word, int number) {
    StringBuilder csv = new StringBuilder("ユーザー ID,氏名,役割\n");
    for (int i = 0; i < number; i++) {
      csv.append(word).append(i).append(',').append(word).append(" 花子,参加者\n");
    }
    chief
        .post("users/import", "text/csv", csv.toString().getBytes(StandardCharsets.UTF_8))
        .expect(200);
    String first =
        chief
            .get("users?query=" + word + "0")
            .expect(200)
            .getJsonArray("rows")
            .getJsonObject(0)
            .getString("id");
    chief.post("users/" + first + "/disable").expect(204);
  }

  @InEachLanguage({
    "en | %s users chosen | 24 users would be changed, 1 left as is | 24 users were changed",
    "ja | %s 人を選択中 | 24 人が変更されます。1 人は変更されません | 24 人を変更しました"
  })
  void allThatMatchASearchAreChangedAfterALook(
      String language, String chosen, String summary, String done) {
    String word = "b" + UUID.randomUUID().toString().substring(0, 8);
    manyUsers(word, 25);
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = signIn(chromium, language);
      // Fewer first: a page of twenty of these users might be the one of the list without a search.
      console.go("accounts/account-list.xhtml").field("list:text").fill(word + "24");
      console.find("#list tbody tr:only-child:has-text(\"" + word + "24\")").waitFor();
      console.field("list:text").fill(word);
      String twenty = "#list tbody tr:nth-child(20):last-child:has-text(\"" + word + "\")";
      console.find(twenty).waitFor();
      console.find("#list thead .ui-chkbox").click();
      console.field("list:all").click();
      console.find("#list b:text-is(\"" + chosen.formatted(25) + "\")").waitFor();
      assertThat(console.field("list:all").count()).isZero();
      console.field("list:text").fill(word + "2");
      console.find("#list b:text-is(\"" + chosen.formatted(20) + "\")").waitFor();
      console.field("list:text").fill(word);
      console.find(twenty).waitFor();
      console.field("list:all").click();
      console.find("#list b:text-is(\"" + chosen.formatted(25) + "\")").waitFor();
      console.field("list:review").click();
      console.field("bulkForm:confirm").waitFor();
      assertThat(
              console
                  .find(".ui-dialog .ui-paginator-next")
                  .evaluate("button => getComputedStyle(button, '::before').maskImage"))
          .as("PrimeFaces draws no arrow by itself")
          .asString()
          .contains("right.svg");
      console.keep("bulk-all");
      assertThat(console.fitsPhone()).isTrue();
      assertThat(console.find("[id=\"bulkForm\"] p").first().textContent()).contains(summary);
      assertThat(disabled(word)).as("nothing is done yet").isEqualTo(1);

      console.field("bulkForm:confirm").click();
      console.field("list:action").waitFor(GONE);
      assertThat(console.find(".ui-growl-title").textContent()).contains(done);
      assertThat(disabled(word)).isEqualTo(25);
      assertThat(console.troubles()).isEmpty();
    }
  }

  private int disabled(String word) {
    return chief.get("users?state=DISABLED&query=" + word).expect(200).getInt("total");
  }

  @Test
  void anAuditorReadsAndChangesNothing() {
    Person auditor = server.administrator().createUser("Sho Abe", "AUDITOR");
    String board = group(fresh("Board"));
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = signIn(chromium, "en", auditor.name(), auditor.password());
      console.go("accounts/group-edit.xhtml?id=" + board).find("#members").waitFor();
      console.keep("group-auditor");

      assertThat(console.field("edit:name").isDisabled()).isTrue();
      assertThat(console.field("add:put").count()).isZero();
      assertThat(console.field("delete").count()).isZero();
      assertThat(console.troubles()).isEmpty();
    }
  }
}
