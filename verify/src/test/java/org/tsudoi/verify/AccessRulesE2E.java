package org.tsudoi.verify;

import static com.microsoft.playwright.options.WaitForSelectorState.HIDDEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.browser.Screenshots;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.Administrator;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.CommandLineRun;
import org.tsudoi.verify.server.Elsewhere;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/** The page of the access rules in a real browser. Each test ends with no rules. */
@RunsBesideOthers
@OnTsudoi(OnTsudoi.Which.TO_ITSELF)
@Tag("spec-8.1")
class AccessRulesE2E {

  private static final String PAGE = "policies/access-edit.xhtml";

  private final TsudoiServer server;
  private final ApiClient chief;

  AccessRulesE2E(TsudoiServer server) {
    this.server = server;
    chief = server.administrator().signIn();
  }

  @AfterEach
  void open() {
    if (chief.delete("access-rules").status() != 200) {
      // The last test may have left rules that refuse us.
      openByCommandLine();
    }
  }

  private void openByCommandLine() {
    CommandLineRun.of("access", "open", "--data", server.data().toString()).mustSucceed();
  }

  private JsonObject current() {
    return chief.get("access-rules").expect(200);
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

  @InEachLanguage({"en | Tokyo office | Hanako Sato", "ja | 東京オフィス | 佐藤 花子"})
  void rulesAreReviewedSavedAndTakenBack(String language, String remark, String someone) {
    Person hanako = server.administrator().createUser(someone, "PARTICIPANT");
    hanako.signIn();
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = signIn(chromium, language);
      console.go(PAGE).keep("access");
      assertThat(console.fitsPhone()).isTrue();
      mistakesAreTold(console);

      console.field("access:console").fill("127.0.0.0/8 " + remark + "\n2001:db8::/32");
      console.field("access:api").fill("127.0.0.2/31\n198.51.100.0/24 " + remark);
      console.field("access:review").click();
      console.find("#reviewDialog td:has-text(\"" + someone + "\")").first().waitFor();
      console.keep("access-review");
      console.field("reviewForm:comment").fill(remark);
      console.field("reviewForm:confirm").click();
      console.find(".tsudoi-todo li:has-text(\"" + remark + "\")").first().waitFor();
      console.keep("access-saved");
      assertThat(console.field("access:console").inputValue())
          .isEqualTo("127.0.0.0/8 " + remark + "\n2001:db8::/32");
      assertThat(Elsewhere.of(server).get("/api/v1/users").status()).isEqualTo(401);
      assertThat(chief.get("users").problem()).isEqualTo("address-refused");

      openByCommandLine();
      assertThat(current().getJsonArray("api")).isEmpty();
      console.go(PAGE).find(".tsudoi-todo li").nth(1).locator("button").click();
      console.find("#reviewDialog .tsudoi-change ins").first().waitFor();
      assertThat(console.troubles()).isEmpty();
    }
  }

  /** What is wrong is said at its line, and nobody locks themselves out. */
  private void mistakesAreTold(ConsolePage console) {
    console.field("access:console").fill("192.0.2.7/24\n\nTokyo office");
    console.field("access:review").click();
    console.find("#flaws .tsudoi-banner").nth(1).waitFor();
    console.keep("access-flaws");
    assertThat(console.find("#flaws").textContent()).contains("192.0.2.0/24", "3");

    console.field("access:console").fill("192.0.2.0/24");
    console.field("access:review").click();
    console.find("#reviewDialog .tsudoi-banner-refused").waitFor();
    console.keep("access-self");
    assertThat(console.field("reviewForm:confirm").count()).isZero();
    console.find("#reviewDialog .tsudoi-dialog-buttons button").first().click();
    console.find("#reviewDialog").waitFor(new Locator.WaitForOptions().setState(HIDDEN));
    assertThat(current().getJsonArray("console")).isEmpty();
  }

  @Test
  void aBrowserAtARefusedAddressIsToldSo() {
    Person member = server.administrator().createUser("Misaki Suzuki", "PARTICIPANT");
    Meeting meeting = Meeting.create(organizer().signIn(), "Plant 2 piping review", "");
    try (Chromium chromium = Chromium.headless()) {
      List<RoomPage> inside =
          Stream.of("en-GB", "ja-JP")
              .map(spoken -> enter(chromium, spoken, member, meeting))
              .toList();

      onlyElsewhere();

      for (RoomPage page : inside) {
        page.waitFor("meeting.over.address-refused.title");
        assertThat(page.keepOnDeskAndPhone("address-refused")).isTrue();
      }
      assertConsoleSaysSo(chromium);
    }
  }

  private Person organizer() {
    return server.administrator().createUser("Ken Sato", "MEETING_CREATOR", "PARTICIPANT");
  }

  private RoomPage enter(Chromium chromium, String spoken, Person member, Meeting meeting) {
    RoomPage page =
        RoomPage.signIn(chromium.person(spoken, 1440, 900), server.port(), member, meeting);
    page.press("meeting.door.submit");
    page.waitUntilPresent();
    return page;
  }

  private void onlyElsewhere() {
    JsonArrayBuilder range =
        Json.createArrayBuilder().add(Json.createObjectBuilder().add("range", Elsewhere.ADDRESS));
    Elsewhere.of(server)
        .send(
            "PUT",
            "/api/v1/access-rules",
            Json.createObjectBuilder()
                .add("base", current().getJsonNumber("version"))
                .add("console", range)
                .add("api", Json.createArrayBuilder())
                .add(
                    "clients",
                    Json.createArrayBuilder()
                        .add(Json.createObjectBuilder().add("range", Elsewhere.ADDRESS)))
                .build()
                .toString(),
            "Authorization: Bearer " + chief.token(),
            "Content-Type: application/json");
  }

  private void assertConsoleSaysSo(Chromium chromium) {
    for (String language : List.of("en-US", "ja-JP")) {
      Page page = chromium.person(language, 1440, 900).newPage();
      String name = "console-address-refused-" + language.substring(0, 2);

      assertThat(page.navigate(server.console().toString()).status()).isEqualTo(403);

      page.locator(".tsudoi-empty .tsudoi-mono:text-is(\"127.0.0.1\")").waitFor();
      Screenshots.keep(page, name);
      page.setViewportSize(390, 844);
      Screenshots.keep(page, name + "-phone");
    }
  }

  @Test
  void anAuditorReadsAndChangesNothing() {
    Person auditor = server.administrator().createUser("Sho Abe", "AUDITOR");
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = signIn(chromium, "en", auditor.name(), auditor.password());

      console.go(PAGE).keep("access-auditor");

      assertThat(console.field("access:console").isEditable()).isFalse();
      assertThat(console.field("access:review").count()).isZero();
      assertThat(console.troubles()).isEmpty();
    }
  }
}
