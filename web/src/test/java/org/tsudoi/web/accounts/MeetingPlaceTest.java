package org.tsudoi.web.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.shared.Problem;

/** Where people may be led to after a sign-in by the identity provider. */
@Tag("spec-6.3.1")
class MeetingPlaceTest {

  @Test
  void isTheMeetingPageOrTheDoorOfOneMeeting() {
    assertThat(MeetingPlace.inside("/room/")).contains("/room/");
    assertThat(MeetingPlace.inside("/room/#/481-206-775")).contains("/room/#/481-206-775");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "//evil.example/room/",
        "https://evil.example/room/",
        "/room",
        "/room/../console/",
        "/room//evil.example",
        "/room/\\evil.example",
        "/room/#/481-206-775\r\nSet-Cookie: a=b",
        "/room/#/481-206-775/x",
        "/room/#/４８１-206-775",
        "/room/?sso=sso-failed",
        "/room/#//evil.example"
      })
  void isNothingElse(String wanted) {
    assertThat(MeetingPlace.inside(wanted)).isEmpty();
  }

  @Test
  void keepsTheMeetingWhenNobodyWasSignedIn() {
    assertThat(MeetingPlace.refused("/room/#/481-206-775", Problem.SSO_UNKNOWN))
        .isEqualTo("/room/?sso=sso-unknown#/481-206-775");
    assertThat(MeetingPlace.refused("/room/", Problem.SSO_FAILED))
        .isEqualTo("/room/?sso=sso-failed");
  }
}
