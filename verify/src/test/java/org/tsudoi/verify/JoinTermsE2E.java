package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.client.GuestMeetings;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * What an installation has people agree to before they join: written by an administrator, read at
 * the door, kept in the audit trail, and demanded by the server whatever a client shows. The terms
 * hold for everybody on the server; they are taken back.
 */
@RunsBesideOthers
@OnTsudoi(OnTsudoi.Which.TO_ITSELF)
@Tag("spec-6.3.3")
class JoinTermsE2E {

  private static final String ENGLISH =
      "We treat your name and address with care.\n\n<img src=x onerror=alert(1)>"
          + " Read https://privacy.example/en and javascript:alert(1).";
  private static final String JAPANESE =
      "氏名とメールアドレスは会議の運営のためだけに使います。\n\n詳しくは https://privacy.example/ja をご覧ください。";

  private final TsudoiServer server;

  JoinTermsE2E(TsudoiServer server) {
    this.server = server;
  }

  @AfterEach
  void takeBack() {
    ApiClient chief = server.administrator().signIn();
    chief
        .put(
            "join-terms",
            Json.createObjectBuilder()
                .add("base", chief.get("join-terms").expect(200).getJsonNumber("version"))
                .add("required", false)
                .add("english", "")
                .add("japanese", "")
                .build())
        .expect(200);
  }

  @Test
  @Tag("X-3")
  void nobodyJoinsWithoutAgreeingAndNobodyIsAskedTwice() {
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), "en");
      console.speak("en").signIn(server.administrator().name(), server.administrator().password());
      console.find("#dashboard").waitFor();
      console.go("policies/terms-edit.xhtml").field("terms:english").fill(ENGLISH);
      console.find("[id=\"terms:required\"] .ui-chkbox-box").click();
      console.field("terms:save").click();
      console.find("[id=\"terms:texts\"] .tsudoi-banner, [role=alert]").first().waitFor();
      console.keep("terms-refused");
      console.field("terms:japanese").fill(JAPANESE);
      console.field("terms:save").click();
      console.find("[id=\"terms:aside\"] .tsudoi-round-good").waitFor();
      console.keep("terms");
      assertThat(console.fitsPhone()).as("the terms").isTrue();
      assertThat(console.troubles()).isEmpty();

      Person organizer =
          server.administrator().createUser("Ken Sato", "MEETING_CREATOR", "PARTICIPANT");
      Meeting meeting = Meeting.create(organizer.signIn(), "Plant 2 piping review", "");
      agreesAtTheDoor(chromium, meeting, "en", "Misaki Suzuki");
      agreesAtTheDoor(chromium, meeting, "ja", "井上 亮");
      guestAgreesAtTheDoor(chromium, GuestMeetings.open(server, organizer, "Guests"));
    }
  }

  private void guestAgreesAtTheDoor(Chromium chromium, Meeting meeting) {
    String join = "guests/" + meeting.number() + "/join";
    JsonObject wish = Json.createObjectBuilder().add("name", "Visitor").build();
    assertThat(server.anonymous().post(join, wish).problem()).isEqualTo("agreement-required");
    RoomPage guest = RoomPage.open(chromium.person("ja-JP", 1280, 800), server.port(), meeting);
    guest.waitFor("meeting.terms.title");
    guest.field("guest.name").fill("田中 恵");
    guest.press("guest.submit");
    guest.waitFor("meeting.terms.missing");
    assertThat(guest.keepOnDeskAndPhone("guest-terms")).as("the terms fit a phone").isTrue();
    guest.page().locator("#terms-agreed").check();
    guest.press("guest.submit");
    guest.waitFor("meeting.lobby.title");
    JsonObject trail = server.administrator().signIn().get("audit?max=20").expect(200);
    assertThat(trail.getJsonArray("rows").getValuesAs(JsonObject.class))
        .anySatisfy(
            row -> assertThat(row.toString()).contains("JOIN_TERMS_AGREED").contains("田中 恵"));
    assertThat(guest.troubles().found()).isEmpty();
  }

  private void agreesAtTheDoor(Chromium chromium, Meeting meeting, String language, String name) {
    Person member = server.administrator().createUser(name, "PARTICIPANT");
    JsonObject refusal =
        member
            .signIn()
            .post("meetings/" + meeting.number() + "/join", Json.createObjectBuilder().build())
            .expect(403);
    assertThat(refusal.getString("code")).isEqualTo("agreement-required");

    String locale = language.equals("en") ? "en-GB" : "ja-JP";
    RoomPage page =
        RoomPage.signIn(chromium.person(locale, 1280, 800), server.port(), member, meeting);
    page.waitFor("meeting.terms.title");
    page.press("meeting.door.submit");
    page.waitFor("meeting.terms.missing");
    String shown = page.page().locator(".terms-text:visible").textContent();
    assertThat(shown).isEqualTo(language.equals("en") ? ENGLISH : JAPANESE);
    assertThat(page.page().locator(".terms-text img").count()).isZero();
    assertThat(page.page().locator(".terms-text:visible a").getAttribute("href"))
        .isEqualTo("https://privacy.example/" + language);
    assertThat(page.keepOnDeskAndPhone("door-terms")).as("the terms fit a phone").isTrue();

    page.page().locator("#terms-agreed").check();
    page.press("meeting.door.submit");
    page.waitUntilPresent();
    assertThat(server.administrator().actionsOf(member)).containsOnlyOnce("JOIN_TERMS_AGREED");

    page.page().reload();
    page.waitFor("meeting.terms.title");
    assertThat(page.page().locator("#terms-agreed").count()).isZero();
    page.press("meeting.door.submit");
    page.waitUntilPresent();
    assertThat(page.troubles().found()).isEmpty();
  }
}
