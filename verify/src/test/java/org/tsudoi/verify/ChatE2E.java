package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/** People write to each other and react in the browser, and whoever leads limits who may write. */
@OnTsudoi
@Tag("spec-6.2.2")
@Tag("spec-6.4.1")
class ChatE2E {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String KEY = "blue-7731";
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final String HOSTILE =
      "<img src=x onerror=\"document.title='owned'\"> <b>bold</b>\u202efdp.exe";
  private static final String LONG_WORD = "Donaudampfschifffahrtsgesellschaft".repeat(8);

  private final TsudoiServer server;
  private String language;
  private Person organizer;
  private Person member;
  private Person late;
  private Meeting meeting;

  ChatE2E(TsudoiServer server) {
    this.server = server;
  }

  @InEachLanguage
  @Tag("X-3")
  void peopleWriteAndReact(String spoken) {
    language = spoken;
    var people = server.administrator();
    organizer = people.createUser(name("Ken Sato", "佐藤 健"), "MEETING_CREATOR", "PARTICIPANT");
    member = people.createUser(name("Misaki Suzuki", "鈴木 美咲"), "PARTICIPANT");
    late = people.createUser(name("Ryo Inoue", "井上 亮"), "PARTICIPANT");
    meeting = Meeting.create(organizer.signIn(), name("Plant 2 piping review", "第2工場 配管レビュー"), KEY);
    try (Chromium chromium = Chromium.headless()) {
      RoomPage leader = enter(chromium, organizer);
      RoomPage other = enter(chromium, member);
      leader.seat(member).waitFor();
      leader.rememberWhatIsSaid();

      writes(leader, other);
      showsHostileTextAsText(leader, other);
      reacts(leader, other);
      saysWhenItWasTooMuch(leader, other);
      showsWhoComesLateWhatWasWritten(other, chromium);
      limitsWhoWrites(leader, other);

      assertThat(leader.troubles().found()).isEmpty();
      assertThat(other.troubles().found()).isEmpty();
    }
    assertThat(server.administrator().actionsOf(organizer))
        .contains("CHAT_LOCKED", "CHAT_UNLOCKED");
  }

  private void writes(RoomPage leader, RoomPage other) {
    other.page().keyboard().press("c");
    other.waitFor("chat.empty");
    keep(other, "chat-empty");
    String hello = name("Hello, does everybody see the plan?", "皆さん、図面は見えていますか。");
    write(other, hello);

    leader.page().locator(".unread:visible").waitFor();
    await(() -> leader.hasSaid("chat.said.message", member.displayName(), hello));
    keep(leader, "chat-unread");
    leader.page().locator(".chat-tool").click();
    message(leader, hello).waitFor();
    leader.page().locator(".unread").waitFor(hidden());
    leader.page().keyboard().type(name("Yes. The plan is at", "はい。図面はこちらです。"));
    leader.page().keyboard().press("Shift+Enter");
    leader.page().keyboard().type("https://plans.example.com/plant-2?page=4");
    leader.page().keyboard().press("Enter");
    Locator link = message(other, "plans.example.com").locator("a");
    assertThat(link.getAttribute("href")).isEqualTo("https://plans.example.com/plant-2?page=4");
    assertThat(link.getAttribute("rel")).isEqualTo("noopener noreferrer");
    assertThat(link.getAttribute("target")).isEqualTo("_blank");
  }

  private void showsHostileTextAsText(RoomPage leader, RoomPage other) {
    write(other, HOSTILE);
    write(other, LONG_WORD);

    Locator shown = message(leader, "onerror");
    assertThat(shown.locator("img, b:not(.name)").count()).isZero();
    assertThat(shown.textContent()).contains("<b>bold</b>fdp.exe").doesNotContain("\u202e");
    message(leader, LONG_WORD).waitFor();
    assertThat(
            (Boolean)
                leader
                    .page()
                    .locator(".messages")
                    .evaluate("it => it.scrollWidth <= it.clientWidth"))
        .isTrue();
    assertThat(leader.page().title()).doesNotContain("owned");
    keep(leader, "chat");
  }

  private void reacts(RoomPage leader, RoomPage other) {
    other.page().locator(".composer .reaction.applause").click();
    leader.page().locator(".reacted.applause").waitFor();
    leader.press("chat.reactTool");
    leader.page().locator(".react-menu .reaction.heart").click();
    other.page().locator(".reacted.heart").waitFor();
    keep(leader, "reactions");
    leader.page().locator(".people-tool").click();
    write(other, "👍");
    other.page().locator(".composer .reaction.celebrate").click();
    leader.seat(member).locator(".seat-reaction.celebrate").waitFor();
    leader.keep("room-reaction-seat-" + language);
    leader.page().locator(".reacted").first().waitFor(hidden());
  }

  private void saysWhenItWasTooMuch(RoomPage leader, RoomPage other) {
    for (int i = 1; i <= 14; i++) {
      write(other, "flood " + i);
    }
    other.page().locator(".message.refused").first().waitFor();
    keep(other, "chat-refused");
    String lost = other.page().locator(".message.refused .text").first().textContent();
    assertThat(message(leader, lost).count()).isZero();
    other.page().locator(".message.refused .link-button").first().click();
    assertThat(field(other).inputValue()).isEqualTo(lost);
    field(other).fill("x".repeat(2001));
    assertThat(other.page().locator(".send").getAttribute("aria-disabled")).isEqualTo("true");
    field(other).fill("");
  }

  private void showsWhoComesLateWhatWasWritten(RoomPage other, Chromium chromium) {
    RoomPage joined = enter(chromium, late);
    joined.page().locator(".unread:visible").waitFor();
    joined.page().locator(".chat-tool").click();
    message(joined, "plans.example.com").waitFor();
    write(joined, name("I am late, sorry.", "遅れてすみません。"));
    message(other, name("I am late", "遅れて")).waitFor();
    joined.close();
    other.seat(late).waitFor(hidden());

    RoomPage again = enter(chromium, late);
    again.page().locator(".chat-tool").click();
    Locator old = message(again, name("I am late", "遅れて"));
    old.waitFor();
    assertThat(old.locator(".name").textContent()).isEqualTo(late.displayName());
    again.close();
  }

  private void limitsWhoWrites(RoomPage leader, RoomPage other) {
    leader.press("meeting.toolbar.more");
    leader.press("chat.more.lock");
    other.waitFor("chat.closed.locked");
    keep(other, "chat-locked");
    leader.page().locator(".chat-tool").click();
    write(leader, name("Questions at the end, please.", "質問は最後にお願いします。"));
    message(other, name("Questions", "質問は最後")).waitFor();
    leader.press("meeting.toolbar.more");
    leader.press("chat.more.unlock");
    field(other).waitFor();

    leader.page().locator(".people-tool").click();
    leader.choose(member, "meeting.seat.makeViewer");
    other.waitFor("chat.closed.viewer");
    other.page().keyboard().press("c");
    other.page().locator(".chat").waitFor(hidden());
  }

  private static void write(RoomPage page, String text) {
    field(page).fill(text);
    field(page).press("Enter");
  }

  private static Locator field(RoomPage page) {
    return page.page().locator(".compose textarea");
  }

  private static Locator message(RoomPage page, String text) {
    return page.page()
        .locator(".message.sent")
        .filter(new Locator.FilterOptions().setHasText(text))
        .first();
  }

  private RoomPage enter(Chromium chromium, Person someone) {
    BrowserContext browser = chromium.person(name("en-GB", "ja-JP"), WIDTH, HEIGHT);
    return RoomPage.signIn(browser, server.port(), someone, meeting).enter(meeting);
  }

  private String name(String english, String japanese) {
    return language.equals("en") ? english : japanese;
  }

  private static Locator.WaitForOptions hidden() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  }

  private static void keep(RoomPage page, String name) {
    assertThat(page.keepOnDeskAndPhone(name)).as("%s fits a phone", name).isTrue();
  }

  private static void await(BooleanSupplier condition) {
    assertThat(Waiting.until(condition, PATIENCE)).isTrue();
  }
}
