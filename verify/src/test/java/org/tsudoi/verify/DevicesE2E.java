package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.json.Json;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.server.Administrator;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.KnownDevice;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * Browsers as devices: a key that no script can read, enrolled at the sign-in or on the profile
 * page, approved and revoked in the console. Rules are given to single people.
 */
@OnTsudoi
@Tag("spec-6.3.1")
class DevicesE2E {

  private static final String LIST = "devices/device-list.xhtml";
  private static final String PROFILE = "accounts/profile.xhtml";

  /** What the script of the button would do, were it not disabled. */
  private static final String PRESSED_BY_HAND =
      "it => PrimeFaces.ab({s: it.id, f: 'reviewForm', p: '@form', u: '@none'})";

  private static final Locator.WaitForOptions ATTACHED =
      new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);

  private final TsudoiServer server;
  private final ApiClient chief;

  DevicesE2E(TsudoiServer server) {
    this.server = server;
    chief = server.administrator().signIn();
  }

  private Person person(String name, String rule) {
    Person person = server.administrator().createUser(name, "PARTICIPANT");
    setRule(person, rule);
    return person;
  }

  private void setRule(Person person, String rule) {
    chief
        .put("devices/rules/" + person.id(), Json.createObjectBuilder().add("own", rule).build())
        .expect(200);
  }

  private ConsolePage signIn(BrowserContext browser, String language, String name, String word) {
    return ConsolePage.open(server, browser, language).speak(language).signIn(name, word);
  }

  private ConsolePage chief(Chromium chromium, String language) {
    Administrator administrator = server.administrator();
    BrowserContext browser = chromium.person("fr-FR", 1440, 900);
    ConsolePage console = signIn(browser, language, administrator.name(), administrator.password());
    console.find("#dashboard").waitFor();
    return console;
  }

  @InEachLanguage({"en | Misaki Suzuki | Notebook", "ja | 鈴木 美咲 | ノート PC の Chrome"})
  void aBrowserIsEnrolledAtTheSignInApprovedUsedAndRevoked(
      String language, String name, String deviceName) {
    Person misaki = person(name, "KEY_REQUIRED");
    try (Chromium chromium = Chromium.headless()) {
      BrowserContext browser = chromium.person("fr-FR", 1440, 900);
      ConsolePage console = signIn(browser, language, misaki.name(), misaki.password());
      console.field("signIn:request").waitFor();
      console.keep("sign-in-device-unknown");
      assertThat(console.fitsPhone()).isTrue();
      console.field("signIn:request").click();
      console.find(".tsudoi-banner-refused use[href$='#alert']").waitFor(ATTACHED);
      console.field("deviceName").fill(deviceName);
      console.field("signIn:request").click();
      console.find(".tsudoi-banner-attention").waitFor();
      console.keep("sign-in-device-waiting");
      String code = code(console.find(".tsudoi-banner-attention").textContent());
      console.field("signIn:submit").click();
      console.find(".tsudoi-banner-attention").waitFor();
      assertThat(console.find(".tsudoi-banner-attention").textContent()).contains(code);

      ConsolePage list = approved(chromium, language, code);
      console.signIn(misaki.name(), misaki.password()).find(".tsudoi-empty").waitFor();
      console.go(PROFILE).find("[id=\"devices:list\"] li").waitFor();
      console.keep("profile-devices");
      assertThat(console.fitsPhone()).isTrue();

      list.find("button[id$=revoke]").first().click();
      list.field("revokeForm:confirm").waitFor();
      list.keep("devices-revoke");
      list.field("revokeForm:confirm").click();
      list.find("button[id$=delete]").first().waitFor();
      console.go(PROFILE).field("signIn:submit").waitFor();
      console.signIn(misaki.name(), misaki.password()).field("signIn:request").waitFor();
      assertThat(console.troubles()).isEmpty();
      assertThat(list.troubles()).isEmpty();
    }
  }

  private static String code(String sentence) {
    return sentence.replaceAll("(?s).*?([0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1");
  }

  private ConsolePage approved(Chromium chromium, String language, String code) {
    ConsolePage list = chief(chromium, language);
    list.go(LIST).field("list:text").fill(code);
    list.find("[id=\"list:rows\"] tbody tr:has-text(\"" + code + "\"):only-child").waitFor();
    list.keep("devices");
    assertThat(list.fitsPhone()).isTrue();
    list.find("button[id$=approve]").first().click();
    list.find(".ui-growl-title").waitFor();
    return list;
  }

  @InEachLanguage({"en | Ken Abe", "ja | 阿部 健"})
  void theMeetingPageEnrolsItsBrowserToo(String language, String name) {
    Person ken = person(name, "KEY_REQUIRED");
    try (Chromium chromium = Chromium.headless()) {
      RoomPage room = RoomPage.open(chromium.person("en-US", 1440, 860), server.port());
      room.speak(language).signIn(ken.name(), ken.password());
      room.field("account.device.name").waitFor();
      assertThat(room.keepOnDeskAndPhone("device-unknown")).isTrue();
      room.field("account.device.name").fill("Chrome");
      room.press("account.device.ask");
      room.waitFor("account.device.waitingTitle");
      assertThat(room.keepOnDeskAndPhone("device-waiting")).isTrue();
      String id =
          chief
              .get("devices?state=WAITING&user=" + ken.id())
              .expect(200)
              .getJsonArray("rows")
              .getJsonObject(0)
              .getString("id");
      chief.post("devices/" + id + "/approve").expect(200);

      room.press("account.signIn.submit");
      room.waitFor("home.join.title");
      assertThat(room.troubles().found()).isEmpty();
    }
  }

  @InEachLanguage
  void whereAMacAddressIsAskedForABrowserIsToldToLeave(String language) {
    Person misaki = person("Misaki Suzuki", "BOTH_REQUIRED");
    try (Chromium chromium = Chromium.headless()) {
      BrowserContext browser = chromium.person("fr-FR", 1440, 900);
      ConsolePage console = signIn(browser, language, misaki.name(), misaki.password());
      console.find(".tsudoi-banner-refused").waitFor();
      console.keep("sign-in-device-mac");
      assertThat(console.field("signIn:request").count()).isZero();

      RoomPage room = RoomPage.open(chromium.person("en-US", 1440, 860), server.port());
      room.speak(language).signIn(misaki.name(), misaki.password());
      room.waitFor("account.device.macTitle");
      assertThat(room.keepOnDeskAndPhone("device-mac")).isTrue();
      assertThat(console.troubles()).isEmpty();
    }
  }

  @InEachLanguage({"en | Misaki Suzuki | Notebook", "ja | 鈴木 美咲 | ノート PC"})
  void aBrowserIsEnrolledOnTheProfilePageAndApprovedOnTheFormOfTheUser(
      String language, String name, String deviceName) {
    Person misaki = server.administrator().createUser(name, "PARTICIPANT");
    try (Chromium chromium = Chromium.headless()) {
      BrowserContext browser = chromium.person("fr-FR", 1440, 900);
      ConsolePage console = signIn(browser, language, misaki.name(), misaki.password());
      console.find(".tsudoi-empty").waitFor();
      console.go(PROFILE).field("devices:name").fill(deviceName);
      console.field("devices:enrol").click();
      console.find("[id=\"devices:list\"] li").waitFor();
      console.keep("profile-device-enrolled");

      ConsolePage form = chief(chromium, language);
      form.go("accounts/account-edit.xhtml?id=" + misaki.id());
      form.find("button[id$=approveDevice]").click();
      form.find(".ui-growl-title").waitFor();
      form.field("edit:ownRule").selectOption("KEY_REQUIRED");
      form.find("[id=\"edit:ownRule\"] option[value=KEY_REQUIRED][selected]").waitFor(ATTACHED);
      form.keep("account-devices");
      assertThat(form.fitsPhone()).isTrue();
      assertThat(chief.get("devices/rules/" + misaki.id()).expect(200).getString("effective"))
          .isEqualTo("KEY_REQUIRED");

      browser.clearCookies();
      ConsolePage again =
          ConsolePage.open(server, browser, language).signIn(misaki.name(), misaki.password());
      again.find(".tsudoi-empty").waitFor();
      assertThat(again.troubles()).isEmpty();
      assertThat(KnownDevice.signIn(misaki, Json.createObjectBuilder().build()).problem())
          .isEqualTo("device-unknown");
      assertThat(form.troubles()).isEmpty();
    }
  }

  @InEachLanguage
  @Tag("Z-18")
  void whoCouldNoLongerSignInIsSaidBeforeAPolicyIsSaved(String language) {
    server.administrator().createUser("Misaki Suzuki", "PARTICIPANT");
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = chief(chromium, language);
      console.go("policies/policy-edit.xhtml").find("[id=\"policy:devices\"] input").nth(2).click();
      console.keep("policies-devices");
      console.field("policy:review").click();
      console.find("#deviceImpact .tsudoi-banner-refused").waitFor();
      console.keep("policies-devices-review");

      Locator confirm = console.field("reviewForm:confirm");
      assertThat(confirm.isDisabled()).isTrue();
      int version = chief.get("policies").expect(200).getInt("version");
      console
          .page()
          .waitForResponse(
              answer -> answer.request().method().equals("POST"),
              () -> confirm.evaluate(PRESSED_BY_HAND));
      assertThat(chief.get("policies").expect(200).getInt("version")).isEqualTo(version);
      assertThat(console.troubles()).isEmpty();
    }
  }

  @InEachLanguage
  void aFileOfMacAddressesIsCheckedAndTaken(String language) {
    Person misaki = server.administrator().createUser("Misaki Suzuki", "PARTICIPANT");
    String mac = language.equals("en") ? "02-00-5E-10-0E-01" : "０２：００：５Ｅ：１０：０Ｅ：０２";
    String head = "loginName,name,macs\n" + misaki.name() + ",PC 12," + mac;
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = chief(chromium, language);
      console.go("devices/device-import.xhtml");
      console.field("import:csv").fill(head + "\nnobody-at-all,PC 13,02:00:5e:10:0e:09");
      console.field("import:check").click();
      console.find(".tsudoi-banner-refused").waitFor();
      console.keep("devices-import-refused");
      assertThat(console.field("import:take").count()).isZero();
      console.field("import:csv").fill(head);
      console.field("import:check").click();
      console.field("import:take").waitFor();
      console.keep("devices-import");
      assertThat(console.fitsPhone()).isTrue();
      console.field("import:take").click();
      console.find(".tsudoi-banner-good").waitFor();

      assertThat(
              chief.get("devices?state=APPROVED&user=" + misaki.id()).expect(200).getInt("total"))
          .isEqualTo(1);
      assertThat(console.troubles()).isEmpty();
    }
  }
}
