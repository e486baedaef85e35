package org.tsudoi.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.notification.MailEncryption;
import org.tsudoi.notification.MailKind;
import org.tsudoi.notification.MailSettings;
import org.tsudoi.notification.Recipient;
import org.tsudoi.shared.AccountId;

@Tag("X-12")
class MailTextTest {

  private static final MailSettings SETTINGS =
      new MailSettings(
          true,
          "mail.example.org",
          587,
          MailEncryption.STARTTLS,
          false,
          "",
          "meeting@example.org",
          "Tsudoi",
          "https://meet.example.org",
          "Asia/Tokyo",
          "");
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("user", "hanako"),
          Map.entry("token", "Directory"),
          Map.entry("hook", "Chat"),
          Map.entry("path", "/x?token=abc&y=1"),
          Map.entry("moment", "2030-04-01T15:30:00Z"),
          Map.entry("until", "2030-04-01T16:30:00Z"),
          Map.entry("before", "2030-04-01T14:30:00Z"),
          Map.entry("from", "2030-04-08T15:30:00Z"),
          Map.entry("title", "Design review"),
          Map.entry("organizer", "Ken Sato"),
          Map.entry("number", "481-206-775"),
          Map.entry("about", "1. Pipes\n2. <b>Valves</b>"),
          Map.entry("keyed", ""));

  private static RenderedMail mail(
      MailKind kind, String name, String language, Map<String, String> values) {
    Recipient who = new Recipient(AccountId.random(), "hanako@example.org", name, language);
    MailAddress address = MailAddress.of(who.address()).orElseThrow();
    return MailText.write(
        UUID.randomUUID(), kind, new MailText.Addressee(who, address), values, SETTINGS);
  }

  @ParameterizedTest
  @EnumSource(MailKind.class)
  void everyKindIsWrittenInBothLanguagesWithNothingLeftOpen(MailKind kind) {
    for (String language : new String[] {"en", "ja"}) {
      RenderedMail mail = mail(kind, "Hanako", language, VALUES);

      assertThat(mail.subject()).startsWith("Tsudoi").doesNotContain("{");
      assertThat(mail.text()).contains("Hanako", "https://meet.example.org").doesNotContain("{");
      assertThat(mail.html()).contains("<html lang=\"" + language + "\">").doesNotContain("{");
    }
  }

  @Test
  void anInvitationSaysWhenInTheOwnZoneWhatAboutAndThatAKeyIsAskedFor() {
    Map<String, String> ofBerlin = new HashMap<>(VALUES);
    ofBerlin.put("zone", "Europe/Berlin");
    RenderedMail mail = mail(MailKind.MEETING_INVITED, "Hanako", "en", ofBerlin);

    assertThat(mail.subject()).isEqualTo("Tsudoi: invitation to Design review");
    assertThat(mail.text())
        .contains(
            "Begins: Monday, 1 April 2030, 17:30 (CEST)\nEnds: Monday, 1 April 2030, 18:30 (CEST)",
            "1. Pipes\n2. <b>Valves</b>",
            "A meeting key is asked for");
    assertThat(mail.html()).contains("2. &lt;b&gt;Valves&lt;/b&gt;").doesNotContain("<b>");
    assertThat(mail(MailKind.MEETING_INVITED, "花子", "ja", VALUES).text())
        .contains("開始：2030年4月2日（火）00:30（JST）\n終了：2030年4月2日（火）01:30（JST）");
  }

  @Test
  void aSeriesIsSaidInBothLanguages() {
    Map<String, String> series = new HashMap<>(VALUES);
    series.put("repeats", "WEEKLY");
    series.put("count", "12");
    series.put("last", "2030-06-01T15:30:00Z");

    assertThat(mail(MailKind.MEETING_INVITED, "Hanako", "en", series).text())
        .contains(
            "(JST)\nRepeats every week, 12 times in all, for the last time on Sunday, 2 June");
    assertThat(mail(MailKind.MEETING_INVITED, "花子", "ja", series).text())
        .contains("繰り返し：毎週、全 12 回（最終回 2030年6月2日");
  }

  @Test
  void anInvitationWithoutTimesAndKeySaysNothingOfThem() {
    Map<String, String> plain = new HashMap<>(VALUES);
    plain.keySet().removeAll(List.of("moment", "until", "keyed"));
    plain.put("about", "");

    assertThat(mail(MailKind.MEETING_INVITED, "Hanako", "en", plain).text())
        .doesNotContain("Begins", "key", "{", "\n\n\n");
  }

  @Test
  void tellsTimesInTheZoneAndTheLanguageOfTheRecipient() {
    assertThat(mail(MailKind.PASSWORD_EXPIRES, "花子", "ja", VALUES).text())
        .contains("花子 様", "2030年4月2日（火）00:30（JST）");
    assertThat(mail(MailKind.PASSWORD_EXPIRES, "Hanako", "en", VALUES).text())
        .contains("Tuesday, 2 April 2030, 00:30 (JST)");
    Map<String, String> ofBerlin = new HashMap<>(VALUES);
    ofBerlin.put("zone", "Europe/Berlin");
    assertThat(mail(MailKind.PASSWORD_EXPIRES, "Hanako", "en", ofBerlin).text())
        .contains("Monday, 1 April 2030, 17:30 (CEST)");
  }

  @Test
  void makesALinkOfTheLinkAlone() {
    RenderedMail mail = mail(MailKind.PASSWORD_RESET, "Hanako", "en", VALUES);

    assertThat(mail.text()).contains("\n\nhttps://meet.example.org/x?token=abc&y=1\n\n");
    assertThat(mail.html()).contains("<a href=\"https://meet.example.org/x?token=abc&amp;y=1\">");
  }

  @Test
  @Tag("X-3")
  void takesValuesForDataOnly() {
    RenderedMail mail =
        mail(
            MailKind.PASSWORD_CHANGED,
            "<script>alert(1)</script>{link}",
            "en",
            Map.of("user", "$1\\{server}", "moment", "2030-04-01T00:00:00Z"));

    assertThat(mail.html()).contains("&lt;script&gt;").doesNotContain("<script>");
    assertThat(mail.text()).contains("{link}", "$1\\{server}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b@c.example",
        "a b@c.example",
        "a@c.example\r\nBcc: d@e.example",
        "a@c.example,d@e.example",
        "\"a\"@c.example",
        "a..b@c.example",
        "<a@c.example>",
        "ä@c.example",
        "a@",
        "@c.example",
        ""
      })
  void knowsAddressesThatCannotBeUsed(String text) {
    assertThat(MailAddress.of(text)).isEmpty();
  }
}
