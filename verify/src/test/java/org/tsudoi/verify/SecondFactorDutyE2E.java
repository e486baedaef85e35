package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.server.Administrator;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.Authenticator;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * An administrator makes the second factor a duty of auditors on the policies page; one who is
 * signed in and one who comes to the meeting page set it up. Each test puts the rule back.
 */
@RunsBesideOthers
@OnTsudoi(OnTsudoi.Which.TO_ITSELF)
@Tag("spec-6.3.1")
@Tag("spec-6.3.2")
class SecondFactorDutyE2E {

  private final TsudoiServer server;
  private final ApiClient chief;
  private final JsonObject found;

  SecondFactorDutyE2E(TsudoiServer server) {
    this.server = server;
    chief = server.administrator().signIn();
    found = chief.get("policies").expect(200);
  }

  @AfterEach
  void putBack() {
    chief
        .put(
            "policies",
            Json.createObjectBuilder()
                .add("base", chief.get("policies").expect(200).getJsonNumber("version"))
                .add("passwords", found.getJsonObject("passwords"))
                .add("meetings", found.getJsonObject("meetings"))
                .add("secondFactor", found.getJsonObject("secondFactor"))
                .build())
        .expect(200);
  }

  @InEachLanguage({"en | Akira Ono", "ja | 小野 明"})
  void isRequiredReviewedAndSetUpByWhoeverHasNone(String language, String name) {
    Person akira = server.administrator().createUser(name, "AUDITOR", "PARTICIPANT");
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage auditor = signIn(chromium, language, akira.name(), akira.password());
      auditor.find("#app").waitFor();

      requireOfAuditors(chromium, language);

      auditor.go("auditing/audit-trail.xhtml").field("factor:begin").waitFor();
      auditor.keep("factor-setup");
      assertThat(auditor.fitsPhone()).isTrue();
      setUpFromTheMeetingPage(chromium, akira, language);
      auditor.go("accounts/profile.xhtml").find("#factorRequired").waitFor();
      auditor.keep("profile-required");
      assertThat(auditor.field("factor:remove").count()).isZero();
      assertThat(auditor.troubles()).isEmpty();
    }
  }

  private ConsolePage signIn(Chromium chromium, String language, String name, String password) {
    ConsolePage console = ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), language);
    return console.speak(language).signIn(name, password);
  }

  private void requireOfAuditors(Chromium chromium, String language) {
    Administrator administrator = server.administrator();
    ConsolePage console =
        signIn(chromium, language, administrator.name(), administrator.password());
    console.find("#dashboard").waitFor();
    console.go("policies/policy-edit.xhtml");
    console.find("[id=\"policy:factorRoles\"] label[for$=role2]").click();
    console.keep("policies-factor");
    assertThat(console.fitsPhone()).isTrue();
    console.field("policy:review").click();
    console.find("#factorImpact .tsudoi-banner-attention").waitFor();
    console.keep("policies-factor-review");
    console.field("reviewForm:confirm").click();
    console.find(".ui-growl-title").waitFor();
    console.go("accounts/account-list.xhtml?factor=none").find("tbody tr").first().waitFor();
    console.keep("users-without-factor");
    assertThat(console.fitsPhone()).isTrue();
    assertThat(console.troubles()).isEmpty();
  }

  private void setUpFromTheMeetingPage(Chromium chromium, Person person, String language) {
    RoomPage room = RoomPage.open(chromium.person("en-US", 1440, 860), server.port());
    room.speak(language).signIn(person.name(), person.password());
    room.waitFor("account.factor.title");
    assertThat(room.keepOnDeskAndPhone("factor-due")).isTrue();
    room.page().locator("a.button.primary").click();
    ConsolePage setup = ConsolePage.on(server, room.page(), language);
    setup.field("factor:begin").click();
    Authenticator app = Authenticator.with(setup.find(".tsudoi-secret code").textContent());
    setup.keep("factor-setup-code");
    assertThat(setup.fitsPhone()).isTrue();
    setup.field("factor:code").fill(app.code());
    setup.field("factor:password").fill(person.password());
    setup.field("factor:prove").click();
    setup.find(".tsudoi-codes").waitFor();
    setup.keep("factor-setup-done");
    assertThat(setup.fitsPhone()).isTrue();
    setup.find("#goOn").click();
    room.waitFor("home.join.title");
    assertThat(room.troubles().found()).isEmpty();
  }
}
