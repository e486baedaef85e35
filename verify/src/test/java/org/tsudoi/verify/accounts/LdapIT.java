package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.LdapServer;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * People sign in with the password of the company directory; on a server of its own that has one.
 */
@RunsBesideOthers
@TestMethodOrder(OrderAnnotation.class)
@Tag("spec-6.3.1")
class LdapIT {

  private static final String THERE = "Directory passw0rd";
  private static final Locator.WaitForOptions HIDDEN =
      new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);

  @TempDir private static Path folder;
  private static LdapServer directory;
  private static TsudoiServer server;
  private static ApiClient chief;

  @BeforeAll
  static void start() {
    directory = LdapServer.start(folder);
    Map<String, String> settings = new HashMap<>(directory.settings());
    settings.put("TSUDOI_LDAP_CREATE", "yes");
    settings.put("TSUDOI_LDAP_PATIENCE", "PT10S");
    server = TsudoiServer.start(settings);
    directory.introduce(server);
    chief = server.administrator().signIn();
  }

  @AfterAll
  static void stop() {
    server.close();
    directory.close();
  }

  private static ApiAnswer signIn(String name, String password) {
    return server
        .anonymous()
        .post(
            "session",
            Json.createObjectBuilder()
                .add("loginName", name)
                .add("password", password)
                .add("delivery", "bearer")
                .build());
  }

  private static Person linked(String displayName) {
    Person person = server.administrator().createNewcomer(displayName, "PARTICIPANT");
    directory.add(person.name(), displayName, THERE);
    chief.put("users/" + person.id() + "/directory", JsonObject.EMPTY_JSON_OBJECT).expect(200);
    return person;
  }

  @Test
  @Order(1)
  void thePasswordOfTheDirectoryCountsAndTheOneOfThisServerNoMore() {
    Person hanako = linked("山田 花子");

    signIn(hanako.name(), hanako.password()).expect(401);
    signIn(hanako.name(), THERE + "!").expect(401);
    ApiClient session = hanako.server().anonymous().signIn(hanako.name(), THERE);

    assertThat(session.get("session").expect(200).getBoolean("passwordChangeRequired")).isFalse();
    assertThat(
            session
                .post(
                    "session/password",
                    Json.createObjectBuilder()
                        .add("current", THERE)
                        .add("next", "An0ther long password")
                        .build())
                .expect(409)
                .getString("code"))
        .isEqualTo("password-in-directory");
    chief.post("users/" + hanako.id() + "/password-reset").expect(409);
    assertThat(
            session.get("session/data").expect(200).getJsonObject("directory").getString("issuer"))
        .isEqualTo("ldap:///dc=aoba,dc=example");
    assertThat(server.administrator().actionsOf(hanako)).contains("SIGNED_IN");

    String oneTime =
        chief
            .delete("users/" + hanako.id() + "/directory")
            .expect(200)
            .getString("oneTimePassword");
    session.get("session").expect(401);
    signIn(hanako.name(), THERE).expect(401);
    signIn(hanako.name(), oneTime).expect(200);
    chief.delete("users/" + hanako.id() + "/directory").expect(404);
  }

  @Test
  @Order(2)
  void whoeverTheDirectoryHasNoMoreOrIsDisabledHereCannotSignIn() {
    Person gone = linked("Gone");
    Person disabled = linked("Disabled");
    directory.remove(gone.name());
    chief.post("users/" + disabled.id() + "/disable").expect(204);

    signIn(gone.name(), THERE).expect(401);
    signIn(disabled.name(), THERE).expect(401);
  }

  @Test
  @Order(3)
  void somebodyWithoutAccountGetsOneAsAParticipant() {
    directory.add("saburo", "Saburo Ito", THERE);

    ApiClient saburo = server.anonymous().signIn("saburo", THERE);

    JsonObject account = saburo.get("session").expect(200);
    assertThat(account.toString()).contains("Saburo Ito", "PARTICIPANT");
    server.anonymous().signIn("saburo", THERE);
  }

  @Test
  @Order(4)
  @Tag("X-13")
  void nothingThatIsTypedIsMoreThanAUserIdAndAPassword() {
    directory.add("jiro", "Jiro", THERE);
    List<String> before = directory.binds();

    for (String name : List.of("*", "*)(uid=*", "jiro)(objectClass=*", "jir*", "jiro\u0000")) {
      assertThat(signIn(name, THERE).status()).isIn(400, 401, 422);
    }
    for (String password : List.of("", "\u0000", THERE + "\u0000")) {
      assertThat(signIn("jiro", password).status()).isIn(400, 401, 422);
    }

    assertThat(directory.binds().subList(before.size(), directory.binds().size()))
        .noneMatch(name -> name.isEmpty() || name.startsWith("uid="));
  }

  @Test
  @Order(5)
  @Tag("A-5")
  void tenWrongPasswordsCloseTheNameBeforeTheDirectoryIsAsked() {
    Person taro = linked("Taro");
    for (int number = 0; number < 10; number++) {
      signIn(taro.name(), "wrong").expect(401);
    }
    int asked = directory.binds().size();

    signIn(taro.name(), THERE).expect(401);

    assertThat(directory.binds()).hasSize(asked);
    assertThat(chief.get("lockouts").expect(200).toString()).contains(taro.name());
  }

  @Test
  @Order(6)
  void theConsoleSaysWhoKeepsThePassword() {
    Person hanako = server.administrator().createNewcomer("山田 花子", "PARTICIPANT");
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage english = chief(chromium, hanako, "en");
      ConsolePage japanese = chief(chromium, hanako, "ja");
      for (ConsolePage console : List.of(english, japanese)) {
        keepDialog(console, "toDirectory", "account-directory-leave");
      }
      leave(english);
      english.find("#edit\\:aside .tsudoi-banner-refused").waitFor();
      english.keep("account-directory-nobody");
      directory.add(hanako.name(), "山田 花子", THERE);
      leave(english);
      english.field("edit:fromDirectory").waitFor();
      japanese.page().reload();
      for (ConsolePage console : List.of(english, japanese)) {
        console.field("edit:fromDirectory").waitFor();
        assertThat(console.field("edit:reset").count()).isZero();
        console.keep("account-directory");
        assertThat(console.fitsPhone()).isTrue();
        keepBelow(console);
        keepDialog(console, "fromDirectory", "account-directory-take-back");
      }
      own(chromium, hanako, "en");
      own(chromium, hanako, "ja");

      english.field("edit:fromDirectory").click();
      english.field("fromDirectoryForm:confirm").click();
      english.field("edit:reset").waitFor();
      english.find("#edit\\:aside .tsudoi-secret").waitFor();
      assertThat(english.troubles()).isEmpty();
    }
  }

  private static void leave(ConsolePage console) {
    console.field("edit:toDirectory").click();
    console.field("toDirectoryForm:confirm").click();
  }

  private static void keepDialog(ConsolePage console, String button, String picture) {
    console.field("edit:" + button).click();
    console.field(button + "Form:confirm").waitFor();
    console.keep(picture);
    console.find("#" + button + "Form button[type=button]").click();
    console.field(button + "Form:confirm").waitFor(HIDDEN);
  }

  private static void keepBelow(ConsolePage console) {
    console.page().setViewportSize(390, 844);
    console.field("edit:fromDirectory").scrollIntoViewIfNeeded();
    console.keep("account-directory-below");
    console.page().setViewportSize(1440, 900);
  }

  private static ConsolePage chief(Chromium chromium, Person person, String language) {
    ConsolePage console =
        signedIn(
            chromium.person("fr-FR", 1440, 900),
            language,
            server.administrator().name(),
            server.administrator().password());
    console.go("accounts/account-edit.xhtml?id=" + person.id()).find("#edit\\:aside").waitFor();
    return console;
  }

  private static ConsolePage signedIn(
      BrowserContext browser, String language, String name, String password) {
    ConsolePage console = ConsolePage.open(server, browser, language).speak(language);
    console.signIn(name, password);
    console.page().waitForURL(Pattern.compile(".*/(dashboard|own-meetings)\\.xhtml"));
    return console;
  }

  private static void own(Chromium chromium, Person person, String language) {
    ConsolePage console =
        signedIn(chromium.person("fr-FR", 1440, 900), language, person.name(), THERE);
    console.go("accounts/profile.xhtml").field("keptElsewhere").waitFor();
    console.keep("profile-directory");
    console.go("accounts/password-change.xhtml").find(".tsudoi-banner").waitFor();
    console.keep("password-change-directory");
    assertThat(console.field("passwordChange:next").count()).isZero();
    assertThat(console.fitsPhone()).isTrue();
    assertThat(console.troubles()).isEmpty();
  }

  @Test
  @Order(7)
  void aDirectoryThatIsAwayKeepsOnlyItsOwnPeopleOut() {
    Person hanako = linked("Hanako");
    directory.leave();

    for (String name : List.of(hanako.name(), "nobody-here", server.administrator().name())) {
      assertThat(signIn(name, THERE).expect(503).getString("code"))
          .isEqualTo("directory-unreachable");
    }

    server.administrator().signIn();
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console =
          ConsolePage.open(server, chromium.person("en-US", 1440, 900), "en").speak("en");
      console.signIn(hanako.name(), THERE);
      console.find(".tsudoi-banner-refused").waitFor();
      console.find("[id='signIn:submit']:enabled").waitFor();
      console.keep("sign-in-directory-away");
    }
  }
}
