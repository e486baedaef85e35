package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.CommandLineRun;
import org.tsudoi.verify.server.Elsewhere;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * Whoever stands at the door of a meeting and may not come in reads why, and what can be done. A
 * locked meeting is in {@link LeadMeetingE2E}, one of invited people and its lobby in {@link
 * LobbyE2E}.
 */
@RunsBesideOthers
@OnTsudoi(OnTsudoi.Which.TO_ITSELF)
@Tag("spec-6.3.3")
@Tag("spec-6.4.1")
class DoorRefusalsE2E {

  private static final String KEY = "blue-7731";
  private static final int TRIES = 10;
  private static final int FEWEST = 2;

  private final TsudoiServer server;
  private final ApiClient chief;
  private String language;
  private Person organizer;
  private RoomPage page;

  DoorRefusalsE2E(TsudoiServer server) {
    this.server = server;
    chief = server.administrator().signIn();
  }

  @AfterEach
  void open() {
    CommandLineRun.of("access", "open", "--data", server.data().toString()).mustSucceed();
  }

  @InEachLanguage
  void aRefusalAtTheDoorSaysWhy(String spoken) {
    language = spoken;
    organizer = person("Ken Sato", "佐藤 健", "MEETING_CREATOR", "PARTICIPANT");
    Person late = person("Misaki Suzuki", "鈴木 美咲", "PARTICIPANT");
    Meeting meeting = create();
    sitAsOneOfTwo(meeting);
    sit(meeting, person("Ryo Inoue", "井上 亮", "PARTICIPANT"));
    try (Chromium chromium = Chromium.headless()) {
      BrowserContext browser = chromium.person(name("en-GB", "ja-JP"), 1440, 860);
      page = RoomPage.signIn(browser, server.port(), late, meeting);
      page.page()
          .emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
      page.tryKey(KEY);
      keepRefused("meeting-full");
      isCancelledMeanwhile();
      triesWrongKeys();
      standsAtARefusedAddress();
      assertThat(page.troubles().found()).isEmpty();
    }
  }

  private void isCancelledMeanwhile() {
    Meeting meeting = create();
    goTo(meeting);
    organizer.signIn().post("meetings/" + meeting.number() + "/cancel").expect(204);
    page.tryKey(KEY);
    keepRefused("meeting-cancelled");

    page.page().reload();
    page.waitFor("problem.meeting-cancelled");
    assertThat(page.button("meeting.door.submit").count()).as("nothing to try").isZero();
    keep("door-cancelled");
  }

  private void triesWrongKeys() {
    goTo(create());
    for (int each = 0; each < TRIES; each++) {
      page.tryKey("red-000" + each);
      page.waitFor("problem.meeting-key-wrong");
      page.button("meeting.door.submit")
          .and(page.page().locator(":not([aria-disabled])"))
          .waitFor();
    }
    page.tryKey(KEY);
    keepRefused("too-many-requests");
  }

  private void standsAtARefusedAddress() {
    goTo(create());
    onlyElsewhere();
    page.tryKey(KEY);
    keepRefused("address-refused");
  }

  private void keepRefused(String problem) {
    page.waitFor("meeting.door.refused");
    page.waitFor("problem." + problem);
    keep("door-" + problem);
  }

  private void keep(String name) {
    assertThat(page.keepAccessibleEverywhere(name)).as("%s fits a phone", name).isTrue();
  }

  private void goTo(Meeting meeting) {
    page.page().evaluate("number => { location.hash = '#/' + number; }", meeting.number());
    page.waitToSay(meeting.number());
    page.button("meeting.door.submit").waitFor();
  }

  /** Begins the meeting while no more than two people may be in one. */
  private void sitAsOneOfTwo(Meeting meeting) {
    JsonObject before = chief.get("policies").expect(200);
    int usual = before.getJsonObject("meetings").getInt("capacity");
    limit(FEWEST);
    sit(meeting, organizer);
    limit(usual);
  }

  private void limit(int capacity) {
    JsonObject found = chief.get("policies").expect(200);
    chief
        .put(
            "policies",
            Json.createObjectBuilder()
                .add("base", found.getJsonNumber("version"))
                .add("comment", "")
                .add("passwords", found.getJsonObject("passwords"))
                .add(
                    "meetings",
                    Json.createObjectBuilder(found.getJsonObject("meetings"))
                        .add("capacity", capacity))
                .build())
        .expect(200);
  }

  private void onlyElsewhere() {
    JsonObject rules =
        Json.createObjectBuilder()
            .add("base", chief.get("access-rules").expect(200).getJsonNumber("version"))
            .add("console", Json.createArrayBuilder())
            .add("api", elsewhere())
            .add("clients", elsewhere())
            .build();
    Elsewhere.Answer answer =
        Elsewhere.of(server)
            .send(
                "PUT",
                "/api/v1/access-rules",
                rules.toString(),
                "Authorization: Bearer " + chief.token(),
                "Content-Type: application/json");
    assertThat(answer.status()).isEqualTo(200);
  }

  private static JsonArrayBuilder elsewhere() {
    return Json.createArrayBuilder()
        .add(Json.createObjectBuilder().add("range", Elsewhere.ADDRESS));
  }

  private void sit(Meeting meeting, Person person) {
    TestParticipant.join(server, person.signIn(), meeting);
  }

  private Meeting create() {
    String title = name("Plant 2 piping review", "第2工場 配管レビュー");
    return Meeting.create(organizer.signIn(), title, KEY);
  }

  private Person person(String english, String japanese, String... roles) {
    return server.administrator().createUser(name(english, japanese), roles);
  }

  private String name(String english, String japanese) {
    return language.equals("ja") ? japanese : english;
  }
}
