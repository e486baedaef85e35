package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.server.Administrator;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/** The page of the policies in a real browser. Each test puts back the policy that it found. */
@RunsBesideOthers
@OnTsudoi(OnTsudoi.Which.TO_ITSELF)
@Tag("spec-6.1.2")
@Tag("spec-6.3.2")
class PoliciesE2E {

  private static final String PAGE = "policies/policy-edit.xhtml";

  private final TsudoiServer server;
  private final ApiClient chief;
  private JsonObject found;

  PoliciesE2E(TsudoiServer server) {
    this.server = server;
    chief = server.administrator().signIn();
  }

  @BeforeEach
  void remember() {
    found = chief.get("policies").expect(200);
  }

  @AfterEach
  void putBack() {
    save(found.getJsonObject("passwords"), "As before");
  }

  private void save(JsonObject passwords, String comment) {
    chief
        .put(
            "policies",
            Json.createObjectBuilder()
                .add("base", chief.get("policies").expect(200).getJsonNumber("version"))
                .add("comment", comment)
                .add("passwords", passwords)
                .add("meetings", found.getJsonObject("meetings"))
                .build())
        .expect(200);
  }

  private static String newest(int version) {
    return ".tsudoi-todo li:first-child .tsudoi-round:text-is(\"" + version + "\")";
  }

  private JsonObject passwordsWith(String field, int value) {
    return Json.createObjectBuilder(found.getJsonObject("passwords")).add(field, value).build();
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

  @InEachLanguage({"en | For people", "ja | 長い言葉を選べるように"})
  void aProfileIsReviewedSavedComparedAndTakenBack(String language, String comment) {
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = signIn(chromium, language);
      console.go(PAGE).keep("policies");

      console.field("policy:modern").click();
      console.find("[id=\"policy:minimumLength\"][value=\"15\"]").waitFor();
      console.field("policy:review").click();
      console.field("reviewForm:comment").fill(comment);
      console.keep("policies-review");
      console.field("reviewForm:confirm").click();
      console.find(".tsudoi-todo li:has-text(\"" + comment + "\")").first().waitFor();
      JsonObject saved = chief.get("policies").expect(200);
      assertThat(saved.getJsonObject("passwords").getInt("minimumLength")).isEqualTo(15);
      assertThat(saved.getString("comment")).isEqualTo(comment);

      console.find(".tsudoi-todo li").first().locator("button").click();
      console.find("aside .tsudoi-change ins").first().waitFor();
      console.keep("policies-compared");
      console.find(".tsudoi-todo li").nth(1).locator("button").click();
      console.field("policy:restore").click();
      console.find("[id=\"reviewDialog\"] .tsudoi-change").waitFor();
      console.keep("policies-restore");
      console.field("reviewForm:confirm").click();
      console.find(newest(saved.getInt("version") + 1)).waitFor();
      assertThat(chief.get("policies").expect(200).getJsonObject("passwords"))
          .isEqualTo(found.getJsonObject("passwords"));
      assertThat(console.troubles()).isEmpty();
    }
  }

  @Test
  void whatSomebodyElseSavedMeanwhileIsNotOverwritten() {
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = signIn(chromium, "en");
      console.go(PAGE).field("policy:minimumLength").fill("30");
      save(passwordsWith("minimumLength", 12), "Meanwhile");

      console.field("policy:review").click();
      console.field("reviewForm:confirm").click();
      console.find("#reviewDialog .ui-messages-error-summary:has-text(\"meanwhile\")").waitFor();
      console.keep("policies-conflict");

      assertThat(
              chief.get("policies").expect(200).getJsonObject("passwords").getInt("minimumLength"))
          .isEqualTo(12);
      assertThat(console.troubles()).isEmpty();
    }
  }

  @Test
  void whatIsOutOfRangeIsSaidAtTheField() {
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = signIn(chromium, "en");
      console.go(PAGE).field("policy:minimumLength").fill("7");

      console.field("policy:review").click();

      console.find(".ui-message:has-text(\"from 8 to 64\")").waitFor();
      console.keep("policies-invalid");
      assertThat(console.field("reviewForm:confirm").count()).isZero();
      assertThat(console.troubles()).isEmpty();
    }
  }

  @InEachLanguage
  void whosePasswordEndsSoonIsToldWhen(String language) {
    save(passwordsWith("lifetimeDays", 10), "Soon");
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = signIn(chromium, language);

      console.go("dashboard.xhtml").find(".tsudoi-banner a[href*=password-change]").waitFor();
      console.keep("password-end");

      assertThat(console.find(".tsudoi-banner").first().textContent())
          .containsPattern("\\d\\d:\\d\\d:\\d\\d");
      assertThat(console.fitsPhone()).isTrue();
      assertThat(console.troubles()).isEmpty();
    }
  }

  @Test
  void anAuditorReadsAndChangesNothing() {
    Person auditor = server.administrator().createUser("Sho Abe", "AUDITOR");
    save(passwordsWith("minimumLength", 13), "For the auditor to read");
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = signIn(chromium, "en", auditor.name(), auditor.password());
      console.go(PAGE).keep("policies-auditor");

      assertThat(console.field("policy:minimumLength").isDisabled()).isTrue();
      assertThat(console.field("policy:review").count()).isZero();
      console.find(".tsudoi-todo li").first().locator("button").click();
      console.find("aside .tsudoi-change ins").first().waitFor();
      assertThat(console.field("policy:restore").count()).isZero();
      assertThat(console.troubles()).isEmpty();
    }
  }
}
