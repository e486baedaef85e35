package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.Administrator;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * The console in a real browser, in both languages: every page opens without a breach of the
 * security policy, and what an administrator does there takes effect.
 */
@OnTsudoi
@Tag("spec-6.1.1")
@Tag("spec-6.3.1")
class ConsoleE2E {

  private static final String KEY = "blue-7731";

  /** User IDs and this title belong to this test alone; the names of people do not. */
  private static final String EMMA = "larsen.emma";

  private static final String TITLE = "Pump house review";

  private final TsudoiServer server;

  ConsoleE2E(TsudoiServer server) {
    this.server = server;
  }

  @InEachLanguage({"en | Dashboard", "ja | ダッシュボード"})
  @Tag("spec-6.3.4")
  void everyPageOpensInBothLanguagesOnDeskAndPhone(String language, String title) {
    Administrator administrator = server.administrator();
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console =
          ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), language).speak(language);
      console.keep("sign-in").signIn(administrator.name(), "wrong");
      console.find(".tsudoi-banner-refused").waitFor();
      console.keep("sign-in-refused");
      console.signIn(administrator.name(), administrator.password());
      console.find("h1:has-text(\"" + title + "\")").waitFor();

      for (String path :
          new String[] {
            "dashboard",
            "meetings/meeting-live",
            "accounts/account-list",
            "accounts/account-create",
            "accounts/account-import",
            "meetings/meeting-list",
            "meetings/meeting-create",
            "meetings/own-meetings",
            "auditing/access-history",
            "auditing/usage-history",
            "auditing/audit-trail",
            "policies/policy-edit",
            "notification/mail-edit",
            "notification/mail-list",
            "accounts/password-change",
            "accounts/profile",
            "nothing"
          }) {
        console.go(path + ".xhtml").find("h1, .tsudoi-empty").first().waitFor();
        console.keep(path.substring(path.indexOf('/') + 1));
        assertThat(console.fitsPhone()).as(path).isTrue();
        assertThat(console.find("html").getAttribute("lang")).isEqualTo(language);
      }
      assertThat(console.troubles()).isEmpty();
    }
  }

  @InEachLanguage({"en | Hanako Sato", "ja | 佐藤 花子"})
  @Tag("spec-6.3.1")
  @Tag("spec-6.3.2")
  void whoHasAOneTimePasswordChoosesAnotherAndIsSignedOutByAnAdministrator(
      String language, String name) {
    Administrator administrator = server.administrator();
    Person hanako = administrator.createNewcomer(name, "AUDITOR");
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage hers =
          ConsolePage.open(server, chromium.person("en-US", 1440, 900), language).speak(language);
      hers.signIn(hanako.name(), hanako.password()).field("passwordChange:next").waitFor();
      hers.keep("password-change-one-time");
      chooseAnother(hers, hanako, "Password-2026");
      hers.find(".tsudoi-banner-refused").waitFor();
      hers.keep("password-change-refused");
      chooseAnother(hers, hanako, "Kawasaki#Lantern-81");
      hers.find("#dashboard").waitFor();

      ConsolePage theirs =
          ConsolePage.open(server, chromium.person("en-US", 1440, 900), language).speak(language);
      theirs.signIn(administrator.name(), administrator.password()).find("#dashboard").waitFor();
      theirs.go("accounts/account-edit.xhtml?id=" + hanako.id());
      Locator places = theirs.find("[id$=endSession]");
      places.first().waitFor();
      theirs.keep("account-session");
      places.first().click();
      places.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

      hers.go("accounts/profile.xhtml").field("signIn:loginName").waitFor();
      assertThat(hers.troubles()).isEmpty();
      assertThat(theirs.troubles()).isEmpty();
    }
  }

  private static void chooseAnother(ConsolePage console, Person person, String next) {
    console.field("passwordChange:current").fill(person.password());
    console.field("passwordChange:next").fill(next);
    console.field("passwordChange:again").fill(next);
    console.field("passwordChange:submit").click();
  }

  @Test
  @Tag("spec-6.3.2")
  void aUserIsRegisteredChangedAndDisabled() {
    Administrator administrator = server.administrator();
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = ConsolePage.open(server, chromium.person("en-US", 1440, 900), "en");
      console.signIn(administrator.name(), administrator.password());
      console.find("#dashboard").waitFor();

      console.go("accounts/account-create.xhtml");
      console.field("create:loginName").fill(EMMA);
      console.field("create:displayName").fill("Emma Larsen");
      console.field("create:save").click();
      console.find(".tsudoi-secret code").nth(1).waitFor();
      console.keep("account-created");

      console.go("accounts/account-list.xhtml").field("list:text").fill(EMMA);
      console.find("tr:only-child:has-text(\"" + EMMA + "\") a").click();
      console.field("edit:email").fill("emma@aoba.example");
      console.field("edit:save").click();
      console.find(".ui-growl-title").waitFor();
      console.keep("account-edit");

      console.field("edit:disable").click();
      console.field("disableForm:confirm").click();
      console.field("edit:enable").waitFor();
      console.keep("account-disabled");

      // What others do meanwhile may fill the first page: only hers is asked for.
      console.go("auditing/audit-trail.xhtml").field("trail:text").fill(EMMA);
      console
          .find(
              "tbody:not(:has(tr:not(:has-text(\"" + EMMA + "\")))) tr:has-text(\"User changed\")")
          .click();
      console.find(".tsudoi-detail ins:has-text(\"emma@aoba.example\")").waitFor();
      console.keep("audit-entry");
      assertThat(console.troubles()).isEmpty();
    }
  }

  @InEachLanguage({"en | larsen | Would be registered", "ja | takahashi | 登録"})
  @Tag("spec-6.3.2")
  void usersAreImportedFromAFileAfterACheckThenExportedAndDeleted(
      String language, String prefix, String wouldBe) throws IOException {
    Administrator administrator = server.administrator();
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console =
          ConsolePage.open(server, chromium.person("en-US", 1440, 900), language).speak(language);
      console.signIn(administrator.name(), administrator.password());
      console.find("#dashboard").waitFor();

      choose(console, prefix, "GOD");
      console.field("import:check").click();
      console.find(".tsudoi-banner-refused").waitFor();
      console.keep("account-import-refused");
      choose(console, prefix, "監査者");
      console.field("import:check").click();
      console.field("import:take").waitFor();
      assertThat(console.find("tr:has-text(\"" + wouldBe + "\")").count()).isEqualTo(2);
      console.keep("account-import-checked");
      console.field("import:take").click();
      console.field("import:passwords").waitFor();
      console.keep("account-imported");
      assertThat(fetched(console, "import:passwords")).contains(prefix + ".one,'=1+1,");

      console.go("accounts/account-list.xhtml").field("list:text").fill(prefix + ".one");
      console.find("tr:only-child:has-text(\"" + prefix + ".one\")").waitFor();
      assertThat(fetched(console, "list:export")).contains(prefix + ".one,'=1+1");
      console.find("tr:only-child a").click();
      console.field("edit:delete").click();
      console.keep("account-delete-dialog");
      console.field("deleteForm:confirm").click();
      console.field("edit:restore").waitFor();
      console.keep("account-deleted");
      console.go("accounts/account-list.xhtml").field("list:state").selectOption("DELETED");
      console.find("tr:has-text(\"" + prefix + ".one\")").waitFor();
      console.keep("account-list-deleted");
      erase(console, prefix + ".one");
      assertThat(console.troubles()).isEmpty();
    }
  }

  /** Erases a deleted person whose row is shown, first by a wrong user ID. */
  private static void erase(ConsolePage console, String loginName) {
    console.find("tr:has-text(\"" + loginName + "\") a").click();
    console.field("edit:erase").click();
    console.field("eraseForm:typed").fill("somebody.else");
    console.field("eraseForm:confirm").click();
    console.find("#eraseDialog .tsudoi-banner-refused").waitFor();
    console.keep("account-erase-refused");
    assertThat(console.fitsPhone()).as("the dialog").isTrue();
    console.field("eraseForm:typed").fill(loginName);
    console.field("eraseForm:confirm").click();
    console.find("h1:has-text(\"erased-\")").waitFor();
    console.keep("account-erased");
    assertThat(console.field("edit:restore").count()).isZero();
    assertThat(console.find("main").textContent()).doesNotContain(loginName);
  }

  /** Chooses a file as spreadsheets in Japan write it, with these roles for the first of two. */
  private static void choose(ConsolePage console, String prefix, String roles) {
    String csv =
        "ユーザー ID,氏名,部署,役割\r\n"
            + prefix
            + ".one,'=1+1,開発部,"
            + roles
            + "\r\n"
            + prefix
            + ".two,髙橋 花子,総務部,\r\n";
    if (console.find("[data-csv-into]").count() == 0) {
      console.go("accounts/account-import.xhtml");
    }
    console
        .find("[data-csv-into]")
        .setInputFiles(
            new FilePayload("users.csv", "text/csv", csv.getBytes(Charset.forName("windows-31j"))));
    console.find("[data-csv-note]:has-text(\"users.csv\")").waitFor();
  }

  private static String fetched(ConsolePage console, String button) throws IOException {
    Download file = console.page().waitForDownload(() -> console.field(button).click());
    return Files.readString(file.path());
  }

  @Test
  @Tag("spec-6.3.3")
  void theAdministratorSeesWhoIsInAMeetingMakesOneLeaveAndEndsIt() {
    Administrator administrator = server.administrator();
    Person organizer = administrator.createUser("Ken Sato", "MEETING_CREATOR", "PARTICIPANT");
    Person guest = administrator.createUser("Ryo Inoue", "PARTICIPANT");
    Meeting meeting = Meeting.create(organizer.signIn(), TITLE, KEY);
    try (Chromium chromium = Chromium.headless()) {
      RoomPage organizers =
          RoomPage.signIn(chromium.person("en-US", 1280, 800), server.port(), organizer, meeting);
      organizers.enter(meeting);
      RoomPage guests =
          RoomPage.signIn(chromium.person("en-US", 1280, 800), server.port(), guest, meeting);
      guests.enter(meeting);
      organizers.seat(guest).waitFor();
      ConsolePage console = ConsolePage.open(server, chromium.person("en-US", 1440, 900), "en");
      console.signIn(administrator.name(), administrator.password());
      console.find("#dashboard").waitFor();
      console.keep("dashboard-live");

      console.go("meetings/meeting-live.xhtml?meeting=" + meeting.number().replace("-", ""));
      console.find("tr:has-text(\"Ryo Inoue\")").waitFor();
      console.keep("live-people");
      console.find("tr:has-text(\"Ryo Inoue\") button:has-text(\"Mute\")").click();
      console.find("tr:has-text(\"Ryo Inoue\"):has-text(\"Muted\")").waitFor();
      console.field("liveForm:toggleLock").click();
      console.find(".tsudoi-live-head :text-is(\"Locked\")").waitFor();
      console.keep("live-locked");
      assertThat(console.fitsPhone()).as("a locked meeting").isTrue();
      console.find("tr:has-text(\"Ryo Inoue\") button:has-text(\"Expel\")").click();
      console.field("expelForm:reason").fill("Joined the wrong meeting");
      console.keep("expel-dialog");
      console.field("expelForm:confirm").click();
      console.find(".ui-growl-title:has-text(\"Ryo Inoue\")").waitFor();
      assertThat(console.find("tr:has-text(\"Ryo Inoue\")").count()).isZero();

      console.field("liveForm:endMeeting").click();
      console.field("endForm:confirm").click();
      console.find(".ui-growl-title:has-text(\"has ended\")").waitFor();
      console
          .go("auditing/access-history.xhtml")
          .find("tr:has-text(\"Expelled\"):has-text(\"" + TITLE + "\")")
          .waitFor();
      console.keep("access-rows");
      assertThat(console.troubles()).isEmpty();
    }
  }

  @Test
  @Tag("spec-6.3.1")
  void whoMayNotSeeAPageReadsWhoMay() {
    Person participant = server.administrator().createUser("Misaki Suzuki", "PARTICIPANT");
    try (Chromium chromium = Chromium.headless()) {
      BrowserContext browser = chromium.person("en-US", 1440, 900);
      ConsolePage console = ConsolePage.open(server, browser, "en");
      console.signIn(participant.name(), participant.password());
      console.find("[id=\"own:coming\"]").waitFor();
      console.go("auditing/audit-trail.xhtml").find(".tsudoi-empty").waitFor();
      console.keep("forbidden");

      assertThat(console.find(".tsudoi-empty").textContent())
          .contains("System administrator", "Auditor");
      Page page = console.page();
      assertThat(page.locator("form").count()).isZero();
      assertThat(console.troubles()).isEmpty();
    }
  }

  @Test
  void whoAsksForNonsenseGetsNoCookie() throws IOException, InterruptedException {
    HttpRequest nonsense = HttpRequest.newBuilder(server.at("nowhere")).build();

    HttpResponse<String> answer = server.http().send(nonsense, BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("There is nothing at this address");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }
}
