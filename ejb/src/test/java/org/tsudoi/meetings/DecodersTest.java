package org.tsudoi.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.meetings.MeetingsFixture.Seat;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.shared.Problem;

/** What clients say that they decode, so that presenters choose a codec for all. */
@Tag("spec-6.4.1")
class DecodersTest {

  private final MeetingsFixture room = new MeetingsFixture();
  private MeetingNumber number;
  private Seat presenter;

  @BeforeEach
  void somebodyIsThere() {
    number = room.aMeeting();
    presenter = room.join(room.organizer, number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"av1\",\"vp9\",\"h264\"] | av1 vp9 h264",
        "[\"h264\",\"vp9\",\"h264\"] | vp9 h264",
        "[\"h264\"] | h264",
        // Every decoder of AV1 takes VP9: alone it would shut others out.
        "[\"av1\"] | av1 vp9",
        "[\"vp9\",\"h266\"] | vp9",
        // Nothing known is as if nothing was said.
        "[\"hevc\"] | vp9 h264",
        "null | vp9 h264",
      })
  void theHelloSaysWhatIsDecodedAndEverybodyHearsIt(String claim, String told) {
    Seat viewer = room.admit(room.ticket(room.guest, number));
    hello(viewer, claim);

    assertThat(decodes(presenter.last(ControlKind.JOINED).getJsonObject("participant")))
        .isEqualTo(told);
    assertThat(
            viewer.last(ControlKind.ROSTER).getJsonArray("participants").stream()
                .map(person -> decodes(person.asJsonObject())))
        .containsExactly("vp9 h264", told);
  }

  @Test
  void whoTakesNoPicturesSaysSo() {
    Seat listener = room.admit(room.ticket(room.guest, number));
    hello(listener, "[]");

    assertThat(decodes(presenter.last(ControlKind.JOINED).getJsonObject("participant"))).isEmpty();
  }

  @Test
  void aChangedClaimIsToldToAllAndARepeatedOneToNobody() {
    Seat viewer = room.join(room.guest, number);

    viewer.say(ControlKind.DECODERS, "{\"decodes\":[\"h264\"]}");
    viewer.say(ControlKind.DECODERS, "{\"decodes\":[\"h264\"]}");

    List<JsonObject> told = presenter.all(ControlKind.PARTICIPANT_CHANGED);
    assertThat(told).hasSize(1);
    assertThat(decodes(told.get(0).getJsonObject("participant"))).isEqualTo("h264");
    assertThat(told.get(0).getJsonObject("participant").getInt("index")).isEqualTo(viewer.index);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"decodes\":\"av1\"}",
        "{\"decodes\":{}}",
        "{\"decodes\":[1]}",
        "{\"decodes\":[[\"av1\"]]}",
        "{\"decodes\":[null]}",
        "{\"decodes\":[\"an-absurdly-long-name-of-33-letters\"]}",
      })
  void aClaimThatIsNoShortListOfShortNamesEndsTheTunnel(String json) {
    Seat viewer = room.join(room.guest, number);

    viewer.say(ControlKind.DECODERS, json);

    viewer.assertClosed(Problem.BAD_FRAME);
    presenter.assertOpen();
    assertThat(presenter.all(ControlKind.PARTICIPANT_CHANGED)).isEmpty();
  }

  @Test
  void moreNamesThanThereAreCodecsEndTheTunnel() {
    Seat modest = room.join(room.guest, number);
    modest.say(ControlKind.DECODERS, names(16));
    modest.assertOpen();

    Seat wordy = room.join(room.other, number);
    wordy.say(ControlKind.DECODERS, names(17));
    wordy.assertClosed(Problem.BAD_FRAME);
  }

  @Test
  void whoChangesTheClaimAllTheTimeBothersNobodyForLong() {
    Seat restless = room.join(room.guest, number);

    for (int n = 0; n < 50; n++) {
      restless.say(
          ControlKind.DECODERS,
          n % 2 == 0 ? "{\"decodes\":[\"h264\"]}" : "{\"decodes\":[\"vp9\"]}");
    }

    restless.assertClosed(Problem.TOO_MANY_REQUESTS);
    assertThat(presenter.all(ControlKind.PARTICIPANT_CHANGED)).hasSizeLessThan(7);
  }

  private static String names(int count) {
    return "{\"decodes\":[" + String.join(",", Collections.nCopies(count, "\"vp9\"")) + "]}";
  }

  private static void hello(Seat seat, String claim) {
    seat.say(
        ControlKind.HELLO,
        "{\"protocol\":1,\"capabilities\":[],\"client\":{\"name\":\"room\",\"version\":\"1\"},"
            + "\"language\":\"ja\",\"verifierType\":1,\"decodes\":"
            + claim
            + "}");
  }

  private static String decodes(JsonObject person) {
    Stream<JsonString> names =
        person.getJsonArray("decodes").getValuesAs(JsonString.class).stream();
    return String.join(" ", names.map(JsonString::getString).toList());
  }
}
