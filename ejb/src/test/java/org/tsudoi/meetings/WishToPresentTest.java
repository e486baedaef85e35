package org.tsudoi.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonNumber;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.meetings.MeetingsFixture.Seat;
import org.tsudoi.meetings.domain.PresentWishes;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.relay.LinkChange;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.SystemRole;

/** Somebody would like to present while somebody else does, and asks for it. */
@Tag("spec-6.4.1")
class WishToPresentTest {

  private final MeetingsFixture room = new MeetingsFixture();
  private MeetingNumber number;
  private Seat organizer;
  private Seat presenter;
  private Seat asker;

  @BeforeEach
  void somebodyPresents() {
    number = room.aMeeting();
    organizer = room.join(room.organizer, number);
    presenter = room.join(room.guest, number);
    asker = room.join(room.other, number);
    presenter.requestShare(1);
  }

  private static void want(Seat who, boolean wanted) {
    who.say(ControlKind.WANT_TO_PRESENT, "{\"request\":7,\"wanted\":" + wanted + "}");
  }

  private static void decline(Seat who, Seat whose) {
    who.say(ControlKind.WISH_ANSWER, "{\"request\":8,\"index\":" + whose.index + "}");
  }

  private static void handOver(Seat who, Seat to) {
    who.say(ControlKind.ASK_TO_PRESENT, "{\"request\":9,\"index\":" + to.index + "}");
  }

  private static List<Integer> known(Seat reader) {
    return reader.last(ControlKind.WISHES_TO_PRESENT).getJsonArray("wishes").stream()
        .map(index -> ((JsonNumber) index).intValue())
        .toList();
  }

  private static void assertRefused(Seat who, Problem why) {
    assertThat(who.last(ControlKind.REFUSED).getString("problem")).isEqualTo(why.key());
  }

  @Test
  void whoPresentsAndWhoLeadsHearOfItAndNobodyElse() {
    Seat fourth = person("Yuki");

    want(asker, true);

    assertThat(asker.last(ControlKind.DONE).getInt("request")).isEqualTo(7);
    assertThat(known(presenter)).containsExactly(asker.index);
    assertThat(known(organizer)).containsExactly(asker.index);
    assertThat(asker.heard()).doesNotContain(ControlKind.WISHES_TO_PRESENT);
    assertThat(fourth.heard()).doesNotContain(ControlKind.WISHES_TO_PRESENT);
    assertThat(room.journal.lines).contains("Jiro wishes to present");

    want(fourth, true);
    assertThat(known(presenter)).containsExactly(asker.index, fourth.index);
    want(fourth, true);
    assertThat(presenter.all(ControlKind.WISHES_TO_PRESENT)).hasSize(2);
  }

  @Test
  void handingOverAsksThatPersonToPresent() {
    want(asker, true);

    handOver(presenter, asker);

    assertThat(asker.last(ControlKind.ASKED_TO_PRESENT).getString("by")).isEqualTo("Taro");
    assertThat(known(presenter)).isEmpty();
    assertThat(known(organizer)).isEmpty();
    assertThat(room.journal.lines).contains("Taro asked Jiro to present");
    asker.requestShare(2);
    assertThat(presenter.last(ControlKind.SHARE_ENDED).getString("reason")).isEqualTo("taken-over");
    assertThat(asker.heard()).doesNotContain(ControlKind.WISH_ANSWER);
  }

  @Test
  void notNowIsToldToWhoAskedAndToNobodyTwice() {
    want(asker, true);

    decline(organizer, asker);
    decline(presenter, asker);

    assertThat(asker.all(ControlKind.WISH_ANSWER)).hasSize(1);
    assertThat(asker.last(ControlKind.WISH_ANSWER).getString("by")).isEqualTo("Hanako");
    assertThat(asker.last(ControlKind.WISH_ANSWER).getInt("index")).isEqualTo(organizer.index);
    assertThat(known(presenter)).isEmpty();
    assertThat(presenter.last(ControlKind.DONE).getInt("request")).isEqualTo(8);
    assertThat(room.journal.lines).contains("Hanako declined Jiro");
    asker.requestShare(2);
    assertThat(asker.last(ControlKind.SHARE_REFUSED).getString("problem"))
        .isEqualTo("screen-already-shared");
  }

  @Test
  void whoNeitherLeadsNorPresentsSaysNothingToIt() {
    Seat fourth = person("Yuki");
    want(asker, true);

    decline(fourth, asker);
    decline(asker, asker);

    assertRefused(fourth, Problem.FORBIDDEN);
    assertRefused(asker, Problem.FORBIDDEN);
    assertThat(room.journal.lines).contains("Yuki refused FORBIDDEN control/38");
    assertThat(asker.heard()).doesNotContain(ControlKind.WISH_ANSWER);
    assertThat(known(presenter)).containsExactly(asker.index);
  }

  @Test
  void itIsOverWhenItIsTakenBackOrItsPersonGoes() {
    want(asker, true);
    want(asker, false);
    assertThat(known(presenter)).isEmpty();
    assertThat(asker.heard()).doesNotContain(ControlKind.WISH_ANSWER);

    want(asker, true);
    asker.change(LinkChange.INTERRUPTED);
    assertThat(known(presenter)).containsExactly(asker.index);
    asker.say(ControlKind.LEAVE, "{}");
    assertThat(known(presenter)).isEmpty();
  }

  @Test
  void itIsOverWhenThatPresenterStopsAndWhoAskedHearsIt() {
    want(asker, true);
    presenter.requestShare(2);
    assertThat(asker.heard()).doesNotContain(ControlKind.WISH_ANSWER);

    presenter.say(ControlKind.SHARE_END, "{\"stream\":2}");

    assertThat(asker.last(ControlKind.WISH_ANSWER)).isEmpty();
    assertThat(known(presenter)).isEmpty();
    assertThat(known(organizer)).isEmpty();
  }

  @Test
  void itIsOverWhenSomebodyElseTakesOver() {
    Seat fourth = person("Yuki");
    want(asker, true);

    handOver(organizer, fourth);
    fourth.requestShare(2);

    assertThat(asker.last(ControlKind.WISH_ANSWER)).isEmpty();
    assertThat(known(organizer)).isEmpty();
  }

  @Test
  void itIsOverWithTheRightToShare() {
    want(asker, true);

    room.door.changeRole(room.organizer, number, asker.index, Role.VIEWER);

    assertThat(known(presenter)).isEmpty();
    want(asker, true);
    assertRefused(asker, Problem.FORBIDDEN);
    assertThat(room.journal.lines).contains("Jiro refused FORBIDDEN control/36");
  }

  @Test
  void whoLeadsLaterHearsOfItAndWhoLeadsNoMoreDoesNot() {
    Seat fourth = person("Yuki");
    want(asker, true);

    room.door.changeRole(room.organizer, number, fourth.index, Role.CO_ORGANIZER);
    assertThat(known(fourth)).containsExactly(asker.index);
    room.door.changeRole(room.organizer, number, fourth.index, Role.PARTICIPANT);
    assertThat(known(fourth)).isEmpty();

    Seat late = room.join(room.administrator, number);
    assertThat(known(late)).containsExactly(asker.index);
  }

  @Test
  void whoLeadsAsksTooAndIsNotAskedByItself() {
    want(organizer, true);

    assertThat(organizer.last(ControlKind.DONE).getInt("request")).isEqualTo(7);
    assertThat(known(presenter)).containsExactly(organizer.index);
    assertThat(organizer.heard()).doesNotContain(ControlKind.WISHES_TO_PRESENT);
    decline(organizer, organizer);
    assertThat(known(presenter)).containsExactly(organizer.index);
  }

  @Test
  void thereIsNothingToAskForWhileNobodyElseShares() {
    want(presenter, true);
    assertRefused(presenter, Problem.CONFLICT);

    presenter.say(ControlKind.SHARE_END, "{\"stream\":1}");
    want(asker, true);
    assertRefused(asker, Problem.CONFLICT);
    assertThat(organizer.heard()).doesNotContain(ControlKind.WISHES_TO_PRESENT);
  }

  @Test
  void nobodyPressesThePresenter() {
    for (int n = 0; n < PresentWishes.MOST_BY_ONE; n++) {
      wantAfterAWhile(asker);
      decline(presenter, asker);
    }

    wantAfterAWhile(asker);
    assertRefused(asker, Problem.TOO_MANY_REQUESTS);
    assertThat(known(presenter)).isEmpty();

    room.time.advance(PresentWishes.COUNTED_FOR);
    want(asker, true);
    assertThat(known(presenter)).containsExactly(asker.index);
  }

  @Test
  void comingInAgainIsNoNewBeginning() {
    for (int n = 0; n < PresentWishes.MOST_BY_ONE; n++) {
      wantAfterAWhile(asker);
      want(asker, false);
    }
    Seat again = room.join(room.other, number);

    wantAfterAWhile(again);

    assertRefused(again, Problem.TOO_MANY_REQUESTS);
  }

  @Test
  void onlySoManyStandAtTheSameTime() {
    List<Seat> crowd =
        IntStream.range(0, PresentWishes.MOST).mapToObj(n -> person("Person " + n)).toList();
    crowd.forEach(someone -> want(someone, true));

    want(asker, true);

    assertThat(known(presenter)).hasSize(PresentWishes.MOST);
    assertRefused(asker, Problem.TOO_MANY_REQUESTS);
  }

  @Test
  void askingAllTheTimeEndsTheTunnel() {
    for (int n = 0; n < 7; n++) {
      want(asker, n % 2 == 0);
    }

    asker.assertClosed(Problem.TOO_MANY_REQUESTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"request\":1}",
        "{\"wanted\":true}",
        "{\"request\":1,\"wanted\":\"yes\"}"
      })
  void whatMakesNoSenseEndsTheTunnel(String json) {
    asker.say(ControlKind.WANT_TO_PRESENT, json);

    asker.assertClosed(Problem.BAD_FRAME);
    assertThat(presenter.heard()).doesNotContain(ControlKind.WISHES_TO_PRESENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"request\":1}", "{\"request\":1,\"index\":-1}"})
  void anAnswerThatMakesNoSenseEndsTheTunnel(String json) {
    organizer.say(ControlKind.WISH_ANSWER, json);

    organizer.assertClosed(Problem.BAD_FRAME);
  }

  @Test
  void onlyTheServerTellsWhoWishesWhat() {
    asker.say(ControlKind.WISHES_TO_PRESENT, "{\"wishes\":[1]}");

    asker.assertClosed(Problem.FORBIDDEN_FRAME);
  }

  private Seat person(String name) {
    Caller someone = room.people.person(name, SystemRole.PARTICIPANT);
    return room.join(someone, number);
  }

  private void wantAfterAWhile(Seat who) {
    room.time.advance(Duration.ofSeconds(10));
    want(who, true);
  }
}
