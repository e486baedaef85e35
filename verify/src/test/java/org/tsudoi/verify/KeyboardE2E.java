package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.Focus;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * An organizer with nothing but a keyboard gets into a meeting, to every tool, menu and question in
 * it and out again, and always sees where the focus is.
 */
@OnTsudoi
@Tag("spec-6.1.1")
@Tag("spec-6.4.1")
class KeyboardE2E {

  private static final String KEY = "blue-7731";
  private static final int NARROW = 820;
  private static final int DIALOG_TABS = 6;

  /** The tools of an organizer from the left to the right. */
  private static final List<String> TOOLS =
      List.of(
          "voice.tool.off",
          "voice.tool.sound",
          "meeting.toolbar.share",
          "meeting.toolbar.hand",
          "chat.reactTool",
          "meeting.toolbar.people",
          "chat.tool",
          "meeting.toolbar.more",
          "meeting.toolbar.leave");

  private final TsudoiServer server;
  private Person member;
  private RoomPage room;
  private Focus focus;

  KeyboardE2E(TsudoiServer server) {
    this.server = server;
  }

  @Test
  void theKeyboardAloneLeadsInAndOut() {
    Person organizer =
        server.administrator().createUser("Ken Sato", "MEETING_CREATOR", "PARTICIPANT");
    member = server.administrator().createUser("Misaki Suzuki", "PARTICIPANT");
    Meeting meeting = Meeting.create(organizer.signIn(), "Plant 2 piping review", KEY);
    try (Chromium chromium = Chromium.headless()) {
      room = RoomPage.open(chromium.person("en-GB", 1440, 860), server.port(), meeting);
      focus = Focus.of(room.page());
      room.waitFor("account.signIn.toMeeting", meeting.number());
      room.page().keyboard().type(organizer.name());
      press("Tab");
      room.page().keyboard().type(organizer.password());
      press("Enter");
      room.waitFor("meeting.door.told");
      room.page().keyboard().type(KEY);
      press("Enter");
      room.waitUntilPresent();
      TestParticipant other = TestParticipant.join(server, member.signIn(), meeting);
      room.seat(member).waitFor();

      tabGoesThroughTheTools();
      arrowsGoThroughTheToolsAndMenus();
      questionsHoldTheFocusAndGiveItBack();
      aSeatKeepsTheFocusWhileItChanges(other);
      panelsGiveTheFocusBack();

      tabTo("meeting.toolbar.leave");
      room.keep("room-focus-en");
      press("Enter");
      room.waitFor("meeting.over.left.title");
      assertThat(room.troubles().found()).isEmpty();
    }
  }

  private void tabGoesThroughTheTools() {
    List<String> reached = new ArrayList<>();
    tabTo("voice.tool.off");
    for (int i = 0; i < TOOLS.size(); i++) {
      focus.assertSeen();
      reached.add(focus.name());
      press("Tab");
    }
    assertThat(reached).isEqualTo(TOOLS.stream().map(room::text).toList());
    for (int left = 0; left < 40 && !focus.name().equals(room.text("voice.tool.off")); left++) {
      press("Tab");
      focus.assertSeen();
    }
    assertFocused("voice.tool.off");
  }

  private void arrowsGoThroughTheToolsAndMenus() {
    press("ArrowRight");
    assertFocused("voice.tool.sound");
    press("Home", "ArrowLeft");
    assertFocused("meeting.toolbar.leave");
    press("Home", "End", "ArrowLeft");
    assertFocused("meeting.toolbar.more");

    press("Enter");
    assertFocused("meeting.more.muteAll");
    press("ArrowDown");
    assertFocused("meeting.more.lock");
    press("ArrowUp", "ArrowUp");
    assertFocused("meeting.more.end");
    press("Home");
    assertFocused("meeting.more.muteAll");
    press("Escape");
    assertFocused("meeting.toolbar.more");
    assertThat(room.button("meeting.more.lock").isVisible()).isFalse();
    press("Enter", "ArrowDown", "Enter");
    room.page().locator(".bar .locked").waitFor();
    assertFocused("meeting.toolbar.more");
    press("Enter", "ArrowDown", "Enter");
    room.page().locator(".bar .locked").waitFor(hidden());

    focusTool("chat.reactTool");
    press("Enter", "ArrowRight", "ArrowRight");
    assertFocused("chat.reaction.laugh");
    press("Enter");
    room.page().locator(".reacted.laugh").waitFor();
    press("Escape");
    assertFocused("chat.reactTool");
  }

  private void questionsHoldTheFocusAndGiveItBack() {
    focusTool("meeting.toolbar.more");
    press("Enter", "End", "Enter");
    room.waitFor("meeting.end.effect", 2);
    assertFocused("meeting.dialog.cancel");
    for (int tab = 0; tab < DIALOG_TABS; tab++) {
      press(tab % 2 == 0 ? "Tab" : "Shift+Tab");
      assertThat(focus.isWithin("dialog") || focus.isOutsideThePage()).isTrue();
    }
    press("Escape");
    room.page().locator("dialog").waitFor(detached());
    assertFocused("meeting.toolbar.more");
  }

  private void aSeatKeepsTheFocusWhileItChanges(TestParticipant other) {
    tabTo("meeting.people.actions", member.displayName());
    press("Enter");
    assertFocused("meeting.seat.mute");
    press("ArrowDown");
    focus.assertSeen();
    press("Escape");
    assertFocused("meeting.people.actions", member.displayName());
    other.say(ControlKind.RAISE_HAND, Json.createObjectBuilder().add("raised", true).build());
    room.waitFor("meeting.people.hand");
    assertFocused("meeting.people.actions", member.displayName());
    press("Enter", "End", "Enter");
    room.waitFor("meeting.expel.title", member.displayName());
    press("Escape");
    room.page().locator("dialog").waitFor(detached());
    assertFocused("meeting.people.actions", member.displayName());
  }

  private void panelsGiveTheFocusBack() {
    press("c");
    room.page().locator(".compose textarea:focus").waitFor();
    focus.assertSeen();
    press("Escape");
    assertFocused("chat.tool");
    room.page().locator(".link button").focus();
    press("Enter");
    room.page().locator(".link-details").waitFor();
    press("Escape");
    room.page().locator(".link-details").waitFor(hidden());
    assertThat(focus.isWithin(".link")).isTrue();

    var desk = room.page().viewportSize();
    room.page().setViewportSize(NARROW, desk.height);
    room.page().locator(".people").waitFor(hidden());
    focusTool("meeting.toolbar.people");
    press("Enter");
    room.seat(member).waitFor();
    tabTo("meeting.people.close");
    press("Enter");
    room.page().locator(".people").waitFor(hidden());
    assertFocused("meeting.toolbar.people");
    room.page().setViewportSize(desk.width, desk.height);
    room.seat(member).waitFor();
  }

  /** Goes to a tool by Home and the arrow keys. */
  private void focusTool(String key) {
    tabTo("meeting.toolbar.leave");
    press("Home");
    Stream.iterate(0, step -> step + 1)
        .limit(TOOLS.indexOf(key))
        .forEach(step -> press("ArrowRight"));
    assertFocused(key);
  }

  private void tabTo(String key, Object... values) {
    String name = room.text(key, values);
    for (int pressed = 0; pressed < 60; pressed++) {
      press("Tab");
      if (focus.name().equals(name)) {
        return;
      }
    }
    throw new AssertionError("The Tab key does not lead to " + name);
  }

  private void assertFocused(String key, Object... values) {
    assertThat(focus.name()).isEqualTo(room.text(key, values));
    focus.assertSeen();
  }

  private void press(String... keys) {
    for (String key : keys) {
      room.page().keyboard().press(key);
    }
  }

  private static Locator.WaitForOptions hidden() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  }

  private static Locator.WaitForOptions detached() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
  }
}
