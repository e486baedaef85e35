package org.tsudoi.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.backbone.Invalidation;
import org.tsudoi.meetings.MeetingsFixture.Seat;
import org.tsudoi.policies.AccessArea;
import org.tsudoi.policies.AccessRuleLine;
import org.tsudoi.policies.AccessRuleService;
import org.tsudoi.policies.AccessRules;
import org.tsudoi.policies.JoinTerms;
import org.tsudoi.policies.MeetingDefaults;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.policies.OptionRule;
import org.tsudoi.policies.OwnTerms;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** People without an account in a meeting: how they get in, what they are, how it ends. */
@Tag("spec-6.3.3")
class GuestTest {

  private static final String HOME = "198.51.100.7";

  /** What the tunnels of the fixture say. */
  private static final String TUNNEL = "192.0.2.7";

  private MeetingsFixture room = new MeetingsFixture();
  private MeetingNumber number;
  private Seat organizer;

  @BeforeEach
  void anOrganizerWantsGuests() {
    room.admitGuests();
    number = room.aMeetingWith(MeetingOption.GUESTS);
    organizer = room.join(room.organizer, number);
  }

  private static GuestWish named(String name) {
    return new GuestWish(name, Optional.empty(), Optional.empty(), Optional.empty(), TUNNEL);
  }

  private static GuestWish from(String address) {
    return new GuestWish("Visitor", Optional.empty(), Optional.empty(), Optional.empty(), address);
  }

  private Seat arrive(String name) {
    return seat(room.guests.join(number, named(name)));
  }

  private Seat seat(GuestGrant grant) {
    Seat seat = room.admit(grant.join().ticket());
    seat.hello();
    return seat;
  }

  private void admit(Seat who) {
    room.lobby.admit(room.organizer, number, who.index);
  }

  private static void assertRefused(Problem why, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, refusal -> assertThat(refusal.problem()).isEqualTo(why));
  }

  private static List<String> line(Seat leader) {
    return leader
        .last(ControlKind.LOBBY)
        .getJsonArray("line")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(who -> who.getString("name") + (who.getBoolean("guest") ? ", guest" : ""))
        .toList();
  }

  private static List<String> roster(Seat who) {
    return who
        .last(ControlKind.ROSTER)
        .getJsonArray("participants")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(one -> one.getString("name") + (one.getBoolean("guest") ? ", guest" : ""))
        .toList();
  }

  private void assertWaits(Seat seat) {
    seat.assertOpen();
    assertThat(seat.heard()).contains(ControlKind.LOBBY).doesNotContain(ControlKind.ROSTER);
  }

  @Test
  void aGuestWaitsWhereNobodyElseHasToAndIsMarkedForEverybody() {
    Seat colleague = room.join(room.other, number);
    Seat guest = arrive("Visitor");

    assertWaits(guest);
    assertThat(line(organizer)).containsExactly("Visitor, guest");
    assertThat(room.lobby.line(room.organizer, number))
        .containsExactly(new Waiting(guest.index, "Visitor", true));

    admit(guest);

    assertThat(roster(guest)).containsExactly("Hanako", "Jiro", "Visitor, guest");
    JsonObject joined = colleague.last(ControlKind.JOINED).getJsonObject("participant");
    assertThat(joined.getBoolean("guest")).isTrue();
    assertThat(joined.getString("role")).isEqualTo("participant");
    assertThat(room.door.live(room.administrator).get(0).participants().get(2).account()).isEmpty();
  }

  @Test
  void theDoorSaysNothingOfMeetingsThatTakeNoGuests() {
    MeetingNumber without = room.aMeeting();
    MeetingNumber invited = room.aMeetingWith(MeetingOption.GUESTS, MeetingOption.INVITED_ONLY);
    MeetingNumber nowhere = new MeetingNumber("000000000");

    for (MeetingNumber closed : List.of(without, invited, nowhere)) {
      assertRefused(Problem.MEETING_NOT_FOUND, () -> room.guests.find(closed, HOME));
      assertRefused(Problem.MEETING_NOT_FOUND, () -> room.guests.join(closed, from(HOME)));
    }
    assertThat(room.guests.find(number, HOME))
        .isEqualTo(new GuestDoor(number, false, new OwnTerms(0, JoinTerms.NONE, false)));
  }

  @Test
  void forbiddingGuestsByPolicyCountsForMeetingsThatHaveThemAtOnce() {
    room.rules.meetings =
        new MeetingDefaults(Map.of(MeetingOption.GUESTS, OptionRule.FORCED_OFF), 100);

    assertRefused(Problem.MEETING_NOT_FOUND, () -> room.guests.find(number, HOME));
    assertRefused(Problem.MEETING_NOT_FOUND, () -> room.guests.join(number, from(HOME)));
  }

  @Test
  @Tag("Z-3")
  void nobodyTakesGuestsAsLongAsThePolicySaysNothing() {
    MeetingsFixture usual = new MeetingsFixture();

    assertRefused(Problem.INVALID_VALUE, () -> usual.aMeetingWith(MeetingOption.GUESTS));
  }

  @Test
  void numbersCannotBeTriedOutFromOnePlace() {
    for (int tries = 0; tries < MeetingsFixture.WRONG_NUMBERS; tries++) {
      MeetingNumber guessed = new MeetingNumber(String.format("%09d", tries));
      assertRefused(Problem.MEETING_NOT_FOUND, () -> room.guests.find(guessed, "2001:db8::1"));
    }

    assertRefused(
        Problem.MEETING_NOT_FOUND,
        () -> room.guests.find(new MeetingNumber("000000007"), "2001:db8::9"));
    assertRefused(Problem.TOO_MANY_REQUESTS, () -> room.guests.find(number, "2001:db8::2"));
    assertRefused(
        Problem.TOO_MANY_REQUESTS, () -> room.guests.join(number, from("2001:db8:0:0:ffff::")));
    assertThat(room.guests.find(number, "2001:db8:0:1::1").number()).isEqualTo(number);
    room.time.advance(Duration.ofMinutes(15));
    assertThat(room.guests.find(number, "2001:db8::1").number()).isEqualTo(number);
  }

  @Test
  void onePlaceDoesNotFillTheLobby() {
    for (int guests = 0; guests < GuestAdmission.NEW_GUESTS; guests++) {
      room.guests.join(number, from(HOME));
    }

    assertRefused(Problem.TOO_MANY_REQUESTS, () -> room.guests.join(number, from(HOME)));
    assertThat(room.guests.join(number, from("203.0.113.9")).visit()).hasSize(43);
  }

  @Test
  @Tag("A-4")
  @Tag("Z-9")
  void theMeetingKeyIsAskedAndTenWrongOnesCloseItToThatPlace() {
    number =
        room.door
            .create(
                room.organizer,
                new NewMeeting(
                    "Secret", Optional.of("correct horse"), Map.of(MeetingOption.GUESTS, true)))
            .number();
    assertThat(room.guests.find(number, HOME).keyRequired()).isTrue();
    assertRefused(Problem.MEETING_KEY_REQUIRED, () -> room.guests.join(number, from(HOME)));

    for (int tries = 0; tries < 10; tries++) {
      assertRefused(
          Problem.MEETING_KEY_WRONG, () -> room.guests.join(number, withKey("wrong", HOME)));
    }
    assertRefused(
        Problem.TOO_MANY_REQUESTS, () -> room.guests.join(number, withKey("correct horse", HOME)));
    assertThat(room.audit).contains("Visitor MEETING_KEY_REFUSED Secret refused MEETING_KEY_WRONG");
    assertWaits(seat(room.guests.join(number, withKey("correct horse", TUNNEL))));
  }

  private static GuestWish withKey(String key, String address) {
    return new GuestWish(
        "Visitor",
        Optional.of(new MeetingKeyProof(1, key)),
        Optional.empty(),
        Optional.empty(),
        address);
  }

  @Test
  void termsAreAskedBeforeTheKeyAndEveryVisitAgreesOnce() {
    number =
        room.door
            .create(
                room.organizer,
                new NewMeeting(
                    "Secret", Optional.of("correct horse"), Map.of(MeetingOption.GUESTS, true)))
            .number();
    room.joinTerms = 4;

    assertThat(room.guests.find(number, HOME).terms().due()).isTrue();
    assertRefused(Problem.AGREEMENT_REQUIRED, () -> room.guests.join(number, withKey("x", HOME)));
    assertRefused(
        Problem.AGREEMENT_REQUIRED,
        () -> room.guests.join(number, agreeing(3, "correct horse", Optional.empty())));
    assertRefused(
        Problem.MEETING_KEY_WRONG,
        () -> room.guests.join(number, agreeing(4, "wrong", Optional.empty())));
    assertThat(room.agreedGuests).isEmpty();

    GuestGrant grant = room.guests.join(number, agreeing(4, "correct horse", Optional.empty()));
    assertWaits(seat(grant));
    assertThat(room.agreedGuests).containsExactly("Visitor 4");
    room.joinTerms = 5;
    assertRefused(
        Problem.AGREEMENT_REQUIRED,
        () -> room.guests.join(number, agreeing(4, "correct horse", Optional.of(grant.visit()))));
    room.guests.join(number, agreeing(5, "correct horse", Optional.of(grant.visit())));
    assertThat(room.agreedGuests).containsExactly("Visitor 4", "Visitor 5");
  }

  private static GuestWish agreeing(long version, String key, Optional<String> visit) {
    return new GuestWish(
        "Visitor", Optional.of(new MeetingKeyProof(1, key)), visit, Optional.of(version), TUNNEL);
  }

  @Test
  void namesAreKeptWithinLimitsAndFreeOfTricks() {
    for (String hostile :
        List.of(
            "",
            "   ",
            "x".repeat(65),
            "x".repeat(10_000),
            "a\u0000b",
            "a\nb",
            "Hana\u202Eoko",
            "Hana\u200Bko",
            "\uE000\uE001",
            "…—!")) {
      assertRefused(Problem.INVALID_VALUE, () -> room.guests.join(number, named(hostile)));
    }
    Seat guest = arrive("  Ya\u0308mada\u3000 T. ");

    assertThat(line(organizer)).containsExactly("Y\u00e4mada T., guest");
    assertWaits(guest);
  }

  @Test
  void guestsOfTheSameNameAreToldApartAndFromColleagues() {
    admit(arrive("Visitor"));
    admit(arrive("VISITOR"));
    Seat like = arrive("Hanako");
    admit(like);

    assertThat(roster(like))
        .containsExactly("Hanako", "Visitor, guest", "VISITOR (2), guest", "Hanako (2), guest");
  }

  @Test
  void whoComesBackWithTheVisitIsTheSameGuestAndNeedNotWait() {
    GuestGrant grant = room.guests.join(number, named("Visitor"));
    Seat first = seat(grant);
    admit(first);
    first.lose();

    Seat again =
        seat(
            room.guests.join(
                number,
                new GuestWish(
                    "Other",
                    Optional.empty(),
                    Optional.of(grant.visit()),
                    Optional.empty(),
                    TUNNEL)));

    assertThat(roster(again)).containsExactly("Hanako", "Visitor, guest");
  }

  @Test
  @Tag("Z-4")
  void aVisitOpensNoOtherMeeting() {
    GuestGrant grant = room.guests.join(number, named("Visitor"));
    admit(seat(grant));
    MeetingNumber elsewhere = room.aMeetingWith(MeetingOption.GUESTS);
    room.join(room.organizer, elsewhere);

    GuestGrant other =
        room.guests.join(
            elsewhere,
            new GuestWish(
                "Visitor", Optional.empty(), Optional.of(grant.visit()), Optional.empty(), TUNNEL));

    assertThat(other.visit()).isNotEqualTo(grant.visit());
    assertWaits(seat(other));
  }

  @Test
  @Tag("Z-6")
  void whoWasExpelledStaysOutAlsoAsSomebodyElseUntilReadmitted() {
    GuestGrant grant = room.guests.join(number, named("Visitor"));
    Seat guest = seat(grant);
    Seat neighbour = arrive("Neighbour");
    admit(guest);
    admit(neighbour);

    room.door.expel(room.organizer, number, guest.index, Optional.empty());

    guest.assertClosed(Problem.EXPELLED);
    neighbour.assertOpen();
    assertRefused(Problem.EXPELLED, () -> room.guests.join(number, named("Somebody else")));
    assertRefused(
        Problem.EXPELLED,
        () ->
            room.guests.join(
                number,
                new GuestWish(
                    "Visitor",
                    Optional.empty(),
                    Optional.of(grant.visit()),
                    Optional.empty(),
                    TUNNEL)));
    room.door.readmit(room.organizer, number, guest.index);
    assertWaits(arrive("Visitor"));
  }

  @Test
  void anExpulsionMakesNobodyElsesTicketVoid() {
    Seat guest = arrive("Visitor");
    String ticket =
        room.guests
            .join(
                number,
                new GuestWish(
                    "Neighbour",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "203.0.113.9"))
            .join()
            .ticket();
    admit(guest);

    room.door.expel(room.organizer, number, guest.index, Optional.empty());

    // The tunnel of the fixture comes from where the expelled guest is, so it is refused for that.
    assertRefused(Problem.EXPELLED, () -> room.admit(ticket));
  }

  @Test
  void whoWasRefusedAtTheLobbyWaitsFiveMinutesUnderWhateverName() {
    Seat guest = arrive("Visitor");

    room.lobby.refuse(room.organizer, number, guest.index, Optional.empty());

    guest.assertClosed(Problem.LOBBY_REFUSED);
    assertRefused(Problem.LOBBY_REFUSED, () -> room.guests.join(number, named("Somebody else")));
    room.time.advance(Duration.ofMinutes(5));
    assertWaits(arrive("Visitor"));
  }

  @Test
  void aGuestLeadsNothing() {
    Seat guest = arrive("Visitor");
    admit(guest);

    assertRefused(
        Problem.INVALID_VALUE,
        () -> room.door.changeRole(room.organizer, number, guest.index, Role.CO_ORGANIZER));
    guest.say(ControlKind.EXPEL, "{\"request\":4,\"index\":1}");
    assertThat(guest.last(ControlKind.REFUSED).getString("problem")).isEqualTo("forbidden");
    guest.say(ControlKind.END_MEETING, "{\"request\":5}");
    guest.say(ControlKind.LOCK, "{\"request\":6,\"lobby\":false}");
    assertThat(guest.all(ControlKind.REFUSED)).hasSize(3);
    organizer.assertOpen();
    room.door.changeRole(room.organizer, number, guest.index, Role.VIEWER);
    assertThat(guest.rights().mayCarry(org.tsudoi.protocol.Channel.CHAT, 0)).isFalse();
  }

  @Test
  void theLockHoldsForNewGuestsAndNotForThoseWhoWereInside() {
    GuestGrant grant = room.guests.join(number, named("Visitor"));
    admit(seat(grant));
    room.door.lock(room.organizer, number, true);

    assertRefused(Problem.MEETING_LOCKED, () -> room.guests.join(number, named("New")));
    assertThat(
            roster(
                seat(
                    room.guests.join(
                        number,
                        new GuestWish(
                            "Visitor",
                            Optional.empty(),
                            Optional.of(grant.visit()),
                            Optional.empty(),
                            TUNNEL)))))
        .containsExactly("Hanako", "Visitor, guest");
  }

  @Test
  void theVisitEndsWithTheMeeting() {
    GuestGrant grant = room.guests.join(number, named("Visitor"));
    Seat guest = seat(grant);
    admit(guest);

    room.door.end(room.organizer, number);

    guest.assertClosed(Problem.MEETING_ENDED);
    assertRefused(Problem.MEETING_ENDED, () -> room.guests.join(number, named("Visitor")));
    room.join(room.organizer, number);
    GuestGrant anew =
        room.guests.join(
            number,
            new GuestWish(
                "Visitor", Optional.empty(), Optional.of(grant.visit()), Optional.empty(), TUNNEL));
    assertThat(anew.visit()).isNotEqualTo(grant.visit());
    assertWaits(seat(anew));
  }

  @Test
  void theVisitEndsWhenTheGuestGoesForGood() {
    GuestGrant grant = room.guests.join(number, named("Visitor"));
    Seat guest = seat(grant);
    admit(guest);

    room.guests.leave(grant.visit());
    room.guests.leave("nobody's");

    guest.assertClosed(Problem.SESSION_ENDED);
    assertWaits(
        seat(
            room.guests.join(
                number,
                new GuestWish(
                    "Visitor",
                    Optional.empty(),
                    Optional.of(grant.visit()),
                    Optional.empty(),
                    TUNNEL))));
  }

  @Test
  void aTicketOfAVisitThatIsOverOpensNothing() {
    GuestGrant grant = room.guests.join(number, named("Visitor"));

    room.guests.leave(grant.visit());

    assertRefused(Problem.SESSION_ENDED, () -> room.admit(grant.join().ticket()));
  }

  @Test
  void guestsGoOnWaitingWhenTheLobbyIsSwitchedOff() {
    room.door.turnLobby(room.organizer, number, true);
    Seat guest = arrive("Visitor");
    Seat colleague = room.join(room.other, number);
    assertWaits(colleague);

    room.door.turnLobby(room.organizer, number, false);

    assertThat(colleague.heard()).contains(ControlKind.ROSTER);
    assertWaits(guest);
    assertThat(line(organizer)).containsExactly("Visitor, guest");
  }

  @Test
  void beingInsideKeepsAVisitUntilItsAbsoluteEnd() {
    GuestGrant grant = room.guests.join(number, named("Visitor"));
    Seat guest = seat(grant);
    admit(guest);
    Duration step = MeetingsFixture.IDLE.minusSeconds(1);
    Duration left = MeetingsFixture.VISIT.minusSeconds(1);
    while (left.compareTo(step) > 0) {
      room.time.advance(step);
      left = left.minus(step);
      room.live.checkSessions(room.sessions);
    }
    room.time.advance(left);
    room.live.checkSessions(room.sessions);
    guest.assertOpen();

    room.time.advance(Duration.ofSeconds(1));
    room.live.checkSessions(room.sessions);

    guest.assertClosed(Problem.SESSION_ENDED);
    organizer.assertOpen();
    assertThat(organizer.last(ControlKind.LEFT).getString("reason")).isEqualTo("session-ended");
    assertBeginsAnew(grant);
  }

  @Test
  void aVisitThatIsNotUsedEndsAfterTheIdleTime() {
    GuestGrant used = room.guests.join(number, named("Visitor"));
    Seat first = seat(used);
    admit(first);
    first.lose();
    room.time.advance(MeetingsFixture.IDLE.minusSeconds(1));
    Seat back = seat(room.guests.join(number, again(used)));
    assertThat(roster(back)).contains("Visitor, guest");
    back.lose();

    room.time.advance(MeetingsFixture.IDLE);

    assertBeginsAnew(used);
  }

  @Test
  void aTicketDoesNotOutliveTheVisit() {
    room = new MeetingsFixture(Duration.ofSeconds(1), Duration.ofSeconds(30));
    anOrganizerWantsGuests();
    GuestGrant grant = room.guests.join(number, named("Visitor"));

    room.time.advance(Duration.ofSeconds(1));

    assertRefused(Problem.SESSION_ENDED, () -> room.admit(grant.join().ticket()));
  }

  private void assertBeginsAnew(GuestGrant grant) {
    GuestGrant anew = room.guests.join(number, again(grant));
    assertThat(anew.visit()).isNotEqualTo(grant.visit());
    assertWaits(seat(anew));
  }

  private static GuestWish again(GuestGrant grant) {
    return new GuestWish(
        "Visitor", Optional.empty(), Optional.of(grant.visit()), Optional.empty(), TUNNEL);
  }

  @Test
  @Tag("spec-8.1")
  void theRulesForClientsHoldForGuestsInsideAndInTheLobby() {
    Seat inside = arrive("Inside");
    admit(inside);
    Seat waiting = arrive("Waiting");
    room.accessRules =
        AccessRules.of(
            Map.of(AccessArea.CLIENTS, AccessRuleLine.ofText("203.0.113.0/24 Another office")));
    room.time.advance(Duration.ofSeconds(2));

    room.live.heard(new Invalidation(AccessRuleService.NEWS, ""));

    inside.assertClosed(Problem.ADDRESS_REFUSED);
    waiting.assertClosed(Problem.ADDRESS_REFUSED);
  }

  @Test
  void aGuestTakesAPlaceAsEverybodyElse() {
    room = new MeetingsFixture(2, 100, OptionRule.DEFAULT_OFF);
    anOrganizerWantsGuests();
    Seat first = arrive("First");
    Seat second = arrive("Second");
    admit(first);

    assertRefused(Problem.MEETING_FULL, () -> admit(second));
    assertWaits(second);
    assertRefused(Problem.MEETING_FULL, () -> room.join(room.other, number));
    first.lose();
    admit(second);
    assertThat(roster(second)).containsExactly("Hanako", "Second, guest");
  }
}
