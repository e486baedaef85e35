package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.server.Administrator;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/** The rules of a group in the console: devices and hours, and what its members see of them. */
@RunsBesideOthers
@OnTsudoi
@Tag("spec-6.3.1")
class GroupRulesE2E {

  private static final Locator.WaitForOptions GONE =
      new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

  private final TsudoiServer server;
  private final ApiClient chief;

  GroupRulesE2E(TsudoiServer server) {
    this.server = server;
    chief = server.administrator().signIn();
  }

  private ConsolePage open(Chromium chromium, String language) {
    return ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), language).speak(language);
  }

  private String groupOf(String name, Person member) {
    String id =
        chief
            .post(
                "groups",
                Json.createObjectBuilder()
                    .add("name", name + " " + UUID.randomUUID().toString().substring(0, 4))
                    .add("description", "")
                    .build())
            .expect(201)
            .getString("id");
    chief.put("groups/" + id + "/members/" + member.id(), JsonValue.EMPTY_JSON_OBJECT).expect(204);
    return id;
  }

  private static String inHours(int hours) {
    return LocalTime.now(ZoneOffset.UTC).plusHours(hours).format(MINUTE);
  }

  private static void add(ConsolePage console, int row, String from, String until) {
    console.field("policy:addHours").click();
    console.field("policy:hours:" + row + ":from").fill(from);
    console.field("policy:hours:" + row + ":until").fill(until);
    for (int day : new int[] {5, 6}) {
      console.find("[id=\"policy:hours:" + row + ":days\"] input").nth(day).click();
    }
  }

  @InEachLanguage({"en | Sales | Hanako Sato", "ja | 営業部 | 佐藤 花子"})
  void hoursAreTypedLookedAtSavedAndSeenByMembers(String language, String name, String someone) {
    Person hanako = server.administrator().createUser(someone, "PARTICIPANT");
    hanako.signIn();
    String group = groupOf(name, hanako);
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = open(chromium, language);
      Administrator administrator = server.administrator();
      console.signIn(administrator.name(), administrator.password()).find("#app").waitFor();
      console.go("policies/policy-group.xhtml?id=" + group).field("policy:none:begin").click();
      console.find("[id=\"policy:ownPasswords\"] .ui-chkbox-box").click();
      console.field("policy:minimumLength").waitFor(GONE);
      add(console, 0, inHours(2), inHours(3));
      add(console, 1, inHours(4), inHours(5));
      console.field("policy:zone").selectOption("UTC");
      console.keep("group-hours");
      assertThat(console.fitsPhone()).isTrue();
      console.field("policy:review").click();
      console.find("#groupImpact .tsudoi-banner-attention").waitFor();
      console.keep("group-hours-review");
      console.field("reviewForm:confirm").click();
      console.find(".tsudoi-todo li").first().waitFor();
      JsonObject saved = chief.get("groups/" + group + "/policy").expect(200);
      assertThat(saved.getJsonObject("hours").getJsonArray("intervals")).hasSize(2);
      assertThat(saved).doesNotContainKey("passwords");

      ConsolePage member = open(chromium, language);
      member.signIn(hanako.name(), hanako.password()).find(".tsudoi-banner-refused").waitFor();
      member.keep("sign-in-hours");

      console.find("[id=\"policy:hours:1:remove\"]").click();
      console.field("policy:hours:1:from").waitFor(GONE);
      console.field("policy:hours:0:from").fill(inHours(-1));
      console.field("policy:devices").selectOption("OFF");
      console.field("policy:review").click();
      console.field("reviewForm:confirm").click();
      console.find(".tsudoi-todo li").nth(1).waitFor();
      console.find(".tsudoi-todo li").first().locator("button").click();
      console.find("aside .tsudoi-change").waitFor();
      console.keep("group-hours-compared");
      member.signIn(hanako.name(), hanako.password()).find(".tsudoi-empty").waitFor();
      member.go("accounts/profile.xhtml").find("#hours b").waitFor();
      member.keep("profile-hours");
      assertThat(member.fitsPhone()).isTrue();
      assertThat(console.troubles()).isEmpty();
      assertThat(member.troubles()).isEmpty();
    }
  }

  @InEachLanguage({"en | Board | Taro Abe", "ja | 役員 | 阿部 太郎"})
  void whatAGroupForcesIsShownWhereAMeetingIsOpened(String language, String name, String someone) {
    Person taro = server.administrator().createUser(someone, "MEETING_CREATOR");
    String group = groupOf(name, taro);
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = open(chromium, language);
      Administrator administrator = server.administrator();
      console.signIn(administrator.name(), administrator.password()).find("#app").waitFor();
      console.go("policies/policy-group.xhtml?id=" + group).field("policy:none:begin").click();
      console.field("policy:options:0:rule").selectOption("FORCED_ON");
      console.field("policy:review").click();
      console.field("reviewForm:confirm").click();
      console.find(".tsudoi-todo li").first().waitFor();

      ConsolePage member = open(chromium, language);
      member.signIn(taro.name(), taro.password()).find("#app").waitFor();
      member.go("meetings/meeting-create.xhtml").find("#forced").waitFor();
      member.keep("meeting-create-forced");
      assertThat(member.field("create:key").inputValue()).isNotEmpty();
      assertThat(member.fitsPhone()).isTrue();
      assertThat(console.troubles()).isEmpty();
      assertThat(member.troubles()).isEmpty();
    }
  }
}
