package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/** The meeting page opens meetings with what the policy leaves open, and shows what it has set. */
@OnTsudoi
@Tag("spec-6.3.3")
class CreateOptionsE2E {

  private final TsudoiServer server;
  private final ApiClient chief;

  CreateOptionsE2E(TsudoiServer server) {
    this.server = server;
    chief = server.administrator().signIn();
  }

  /** An organizer whose group always wants lobby and key, and suggests an end on time. */
  private Person heldToRules() {
    Person organizer =
        server.administrator().createUser("Ken Sato", "MEETING_CREATOR", "PARTICIPANT");
    String group =
        chief
            .post(
                "groups",
                Json.createObjectBuilder()
                    .add("name", "Options " + UUID.randomUUID())
                    .add("description", "")
                    .build())
            .expect(201)
            .getString("id");
    chief
        .put("groups/" + group + "/members/" + organizer.id(), JsonValue.EMPTY_JSON_OBJECT)
        .expect(204);
    JsonObject meetings =
        Json.createObjectBuilder()
            .add("key", "FORCED_ON")
            .add("lobby", "FORCED_ON")
            .add("invitedOnly", "DEFAULT_OFF")
            .add("endOnTime", "DEFAULT_ON")
            .add("guests", "FORCED_OFF")
            .build();
    chief
        .put(
            "groups/" + group + "/policy",
            Json.createObjectBuilder().add("base", 0).add("meetings", meetings).build())
        .expect(200);
    return organizer;
  }

  private static Locator day(RoomPage home, DayOfWeek day) {
    return home.page().locator("[name=meeting-day][value=" + day + "]");
  }

  @InEachLanguage({"en | Design review", "ja | 設計レビュー"})
  void aMeetingIsOpenedWithOptionsAndWhatIsSetIsShownAsSet(String language, String title) {
    Person organizer = heldToRules();
    Person misaki = server.administrator().createUser("Misaki Suzuki", "PARTICIPANT");
    LocalDateTime start = LocalDateTime.now().plusDays(1).truncatedTo(ChronoUnit.HOURS);
    try (Chromium chromium = Chromium.headless()) {
      RoomPage home =
          RoomPage.open(
                  chromium.person(language.equals("ja") ? "ja-JP" : "en-GB", 1280, 800),
                  server.port())
              .speak(language)
              .signIn(organizer.name(), organizer.password());
      home.press("home.create.open");
      home.page().locator("dialog").waitFor();
      home.waitFor("home.create.keyAlways");
      assertThat(home.page().locator("#meeting-lobby").isVisible()).isFalse();
      assertThat(home.keepOnDeskAndPhone("create-folded")).isTrue();

      home.page().locator("dialog summary").click();
      assertThat(home.page().locator("dialog").innerText())
          .as("keys of texts")
          .doesNotContain("home.");
      Locator lobby = home.page().locator("#meeting-lobby");
      assertThat(lobby.isChecked()).isTrue();
      assertThat(lobby.isDisabled()).isTrue();
      assertThat(home.page().locator("#meeting-guests").isDisabled()).isTrue();
      assertThat(home.page().locator("#meeting-guests").isChecked()).isFalse();
      assertThat(home.page().locator("#meeting-guests-hint").innerText())
          .contains(home.text("home.create.forcedOff"));
      assertThat(home.page().locator("#meeting-endOnTime").isChecked()).isTrue();
      home.page().locator("[name=meeting-title]").fill(title);
      home.page().locator("[name=meeting-key]").fill("Sakura-2030");
      home.page().locator("[name=meeting-start]").fill(start.plusHours(1).toString());
      home.page().locator("[name=meeting-end]").fill(start.toString());
      home.press("home.create.submit");
      home.waitFor("home.create.timesWrong");
      assertThat(home.keepOnDeskAndPhone("create-refused")).isTrue();

      home.page().locator("[name=meeting-start]").fill(start.toString());
      home.page().locator("[name=meeting-end]").fill(start.plusHours(1).toString());
      home.page().locator("#meeting-frequency").selectOption("WEEKLY");
      Locator first = day(home, start.getDayOfWeek());
      assertThat(first.isChecked()).isTrue();
      assertThat(first.isDisabled()).isTrue();
      Locator other = day(home, start.getDayOfWeek().plus(2));
      other.focus();
      home.page().keyboard().press("Space");
      assertThat(other.isChecked()).isTrue();
      home.page().locator("#meeting-ending").selectOption("UNTIL");
      home.page().locator("[name=meeting-until]").fill(start.toLocalDate().toString());
      home.page().locator("[name=meeting-people]").fill("nobody-at-all");
      home.page().locator("#meeting-invitedOnly").check();
      home.page().locator("#meeting-endOnTime").uncheck();
      home.press("home.create.submit");
      home.waitFor("home.create.untilWrong");
      home.page().locator("[name=meeting-until]").fill(start.plusYears(5).toLocalDate().toString());
      home.press("home.create.submit");
      home.waitFor("home.create.peopleWrong");
      home.page().locator("[name=meeting-people]").fill("");
      home.press("home.create.submit");
      home.waitFor("home.create.untilWrong");
      home.page().locator("#meeting-frequency").scrollIntoViewIfNeeded();
      assertThat(home.keepOnDeskAndPhone("create-repeat")).isTrue();
      home.page().locator("[name=meeting-until]").fill(start.plusDays(21).toLocalDate().toString());
      home.page().locator("[name=meeting-people]").fill(misaki.name());
      assertThat(home.keepOnDeskAndPhone("create-options")).isTrue();
      home.press("home.create.submit");
      home.button("home.list.joinNamed", title).waitFor();

      JsonObject made =
          organizer
              .signIn()
              .get("meetings/mine")
              .expect(200)
              .getJsonArray("meetings")
              .getJsonObject(0);
      JsonObject meeting = made.getJsonObject("meeting");
      assertThat(meeting.getBoolean("keyRequired")).isTrue();
      assertThat(meeting.getBoolean("lobby")).isTrue();
      assertThat(meeting.getBoolean("invitedOnly")).isTrue();
      assertThat(meeting.getBoolean("endOnTime")).isFalse();
      assertThat(meeting.getBoolean("guests")).isFalse();
      JsonObject repeat = made.getJsonObject("repeat");
      assertThat(repeat.getString("until")).isEqualTo(start.plusDays(21).toLocalDate().toString());
      assertThat(repeat.getJsonArray("days").getValuesAs(JsonString::getString))
          .containsExactly(start.getDayOfWeek().plus(2).name());
      assertThat(
              chief
                  .get("meetings/" + meeting.getString("number") + "/plan")
                  .expect(200)
                  .getJsonArray("times"))
          .as("four of the first day, three of the other")
          .hasSize(7);
      assertThat(misaki.signIn().get("meetings/mine").expect(200).toString()).contains(title);
      assertThat(home.troubles().found()).isEmpty();
    }
  }
}
