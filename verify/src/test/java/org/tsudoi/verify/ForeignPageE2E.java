package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.PatternServer;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.hardening.BrowserCookie;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/** A page of another site, in the browser of somebody who is signed in, wants into a meeting. */
@OnTsudoi
@Tag("spec-8.1")
@Tag("O-7")
@Timeout(180)
class ForeignPageE2E {

  /** Answers {@code open} if a connection stands. */
  private static final String SOCKET =
      """
      ([address, offers]) => new Promise((resolve) => {
        const socket = new WebSocket(address, offers);
        socket.onopen = () => resolve("open");
        socket.onmessage = () => resolve("a frame");
        socket.onclose = (event) => resolve("closed " + event.code);
      })""";

  /** Answers {@code read} if a byte of an answer could be read. */
  private static final String REQUEST =
      """
      async ([address, mode, authorization]) => {
        try {
          const headers = authorization === "" ? {} : { Authorization: authorization };
          const answer = await fetch(address, { credentials: "include", mode, headers });
          return (await answer.text()) === "" ? answer.type : "read";
        } catch (refused) {
          return "refused";
        }
      }""";

  private final TsudoiServer server;

  ForeignPageE2E(TsudoiServer server) {
    this.server = server;
  }

  @Test
  void getsNoFrameByTheCookieAndNotByATicketEither() {
    ApiClient organizer =
        server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT").signIn();
    Person lured = server.administrator().createUser("Lured", "PARTICIPANT");
    Meeting meeting = Meeting.create(organizer, "Foreign page", "");
    String ticket = meeting.ticket(lured.signIn());
    String socket = "wss://127.0.0.1:" + server.port() + "/tunnel/ws";
    String down = server.at("tunnel/down").toString();
    try (Chromium chromium = Chromium.headless();
        PatternServer foreign = PatternServer.start()) {
      BrowserContext person = chromium.person("en", 800, 600);
      String[] cookie = BrowserCookie.of(server, lured.name(), lured.password()).split("=", 2);
      person.addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(server.base().toString())));
      Page page = person.newPage();
      page.navigate(foreign.bare());

      assertThat(page.evaluate(SOCKET, List.of(socket, List.of("tsudoi.1"))))
          .isEqualTo("closed 1006");
      assertThat(page.evaluate(SOCKET, List.of(socket, List.of("tsudoi.1", "ticket." + ticket))))
          .isEqualTo("closed 1006");
      for (String mode : List.of("cors", "no-cors")) {
        assertThat(page.evaluate(REQUEST, List.of(down, mode, ""))).isIn("refused", "opaque");
      }
      assertThat(page.evaluate(REQUEST, List.of(down, "cors", "Tsudoi ticket." + ticket)))
          .isEqualTo("refused");
      assertThat(page.evaluate(REQUEST, List.of(server.api() + "session", "cors", "")))
          .isEqualTo("refused");
    }
    // The ticket was not used up by that.
    try (TestParticipant joined = TestParticipant.joinWith(server, ticket)) {
      assertThat(joined.sender()).isPositive();
    }
  }
}
