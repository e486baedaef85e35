package org.tsudoi.verify.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.verify.client.GuestMeetings;
import org.tsudoi.verify.client.Line;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.ResumingParticipant;
import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * People without an account over both transports: they wait, are marked, order nothing and stay out
 * once they are expelled; nothing is told of meetings that take no guests.
 */
@RunsBesideOthers
@OnTsudoi
@Tag("spec-6.3.3")
@Timeout(240)
class GuestIT {

  private final TsudoiServer server;

  GuestIT(TsudoiServer server) {
    this.server = server;
  }

  private ResumingParticipant await(Transport transport, JsonObject grant) {
    return ResumingParticipant.await(Line.to(server), transport, grant.getString("ticket"));
  }

  private static JsonObjectBuilder request(int number) {
    return Json.createObjectBuilder().add("request", number);
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"WEBSOCKET", "HTTPS"})
  @Tag("spec-6.4.4")
  @Tag("Z-1")
  void aGuestWaitsIsMarkedOrdersNothingAndStaysOutOnceExpelled(Transport transport) {
    Person olga = server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT");
    Meeting meeting = GuestMeetings.open(server, olga, "With guests");
    ApiClient organizer = olga.signIn();
    String path = "meetings/" + meeting.number();
    try (ResumingParticipant leader =
            ResumingParticipant.join(Line.to(server), transport, meeting.ticket(organizer));
        ResumingParticipant guest =
            await(transport, GuestMeetings.join(server, meeting, "Visitor"))) {
      JsonObject waiting =
          organizer.get(path + "/lobby").expect(200).getJsonArray("waiting").getJsonObject(0);
      assertThat(waiting.getString("name")).isEqualTo("Visitor");
      assertThat(waiting.getBoolean("guest")).isTrue();
      organizer.post(path + "/lobby/" + guest.sender() + "/admit");
      JsonObject joined = leader.nextControl(ControlKind.JOINED).getJsonObject("participant");
      assertThat(joined.getBoolean("guest")).isTrue();
      guest.nextControl(ControlKind.ROSTER);

      int number = 0;
      for (Map.Entry<ControlKind, JsonObjectBuilder> order : orders(leader.sender()).entrySet()) {
        number++;
        guest.say(order.getKey(), order.getValue().add("request", number).build());
        JsonObject refused = guest.nextControl(ControlKind.REFUSED);
        assertThat(refused.getInt("request")).isEqualTo(number);
        assertThat(refused.getString("problem")).as(order.getKey().name()).isEqualTo("forbidden");
      }
      assertThat(
              organizer
                  .post(
                      path + "/participants/" + guest.sender() + "/role",
                      Json.createObjectBuilder().add("role", "co-organizer").build())
                  .problem())
          .isEqualTo("invalid-value");

      leader.say(
          ControlKind.EXPEL,
          request(90).add("index", guest.sender()).add("reason", "Wrong room").build());
      leader.nextControl(ControlKind.DONE);
      assertThat(guest.awaitOver()).contains("expelled");
      assertThat(join(meeting, "Somebody else").problem()).isEqualTo("expelled");
    }
    JsonObject access =
        server.administrator().signIn().get("history/access?text=Visitor").expect(200);
    assertThat(access.getJsonArray("rows").getValuesAs(JsonObject.class))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.getBoolean("guest")).isTrue());
  }

  private org.tsudoi.verify.server.ApiAnswer join(Meeting meeting, String name) {
    return server
        .anonymous()
        .post(
            "guests/" + meeting.number() + "/join",
            Json.createObjectBuilder().add("name", name).build());
  }

  /** Everything that those who lead order over the tunnel. */
  private static Map<ControlKind, JsonObjectBuilder> orders(int leader) {
    JsonObjectBuilder whom = Json.createObjectBuilder().add("index", leader);
    return Map.of(
        ControlKind.EXPEL, Json.createObjectBuilder(whom.build()),
        ControlKind.READMIT, Json.createObjectBuilder().add("index", leader),
        ControlKind.STOP_SHARE, Json.createObjectBuilder().add("index", leader),
        ControlKind.MUTE, Json.createObjectBuilder().add("index", leader),
        ControlKind.LOCK, Json.createObjectBuilder().add("lobby", true),
        ControlKind.CHANGE_ROLE,
            Json.createObjectBuilder().add("index", leader).add("role", "viewer"),
        ControlKind.ADMIT, Json.createObjectBuilder().add("admitted", true),
        ControlKind.EXTEND, Json.createObjectBuilder().add("minutes", 15),
        ControlKind.LOWER_HANDS, Json.createObjectBuilder(),
        ControlKind.END_MEETING, Json.createObjectBuilder());
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"WEBSOCKET", "HTTPS"})
  void theLobbyIsSwitchedWithinTheMeetingAndGuestsGoOnWaiting(Transport transport) {
    Person olga = server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT");
    Person guido = server.administrator().createUser("Guido", "PARTICIPANT");
    Meeting meeting = GuestMeetings.open(server, olga, "Switched");
    String path = "meetings/" + meeting.number();
    ApiClient organizer = olga.signIn();
    try (ResumingParticipant leader =
        ResumingParticipant.join(Line.to(server), transport, meeting.ticket(organizer))) {
      leader.say(ControlKind.LOCK, request(1).add("lobby", true).build());
      assertThat(leader.nextControl(ControlKind.MEETING_CHANGED).getBoolean("lobby")).isTrue();
      try (ResumingParticipant colleague =
              ResumingParticipant.await(
                  Line.to(server), transport, meeting.ticket(guido.signIn()));
          ResumingParticipant guest =
              await(transport, GuestMeetings.join(server, meeting, "Visitor"))) {
        assertThat(organizer.post(path + "/lobby/off").status()).isEqualTo(204);
        colleague.nextControl(ControlKind.ROSTER);

        assertThat(
                organizer
                    .get(path + "/lobby")
                    .expect(200)
                    .getJsonArray("waiting")
                    .getValuesAs(JsonObject.class))
            .extracting(who -> who.getString("name"))
            .isEqualTo(List.of("Visitor"));
        assertThat(guest.isOver()).isFalse();
      }
    }
    assertThat(server.administrator().actionsOf(olga))
        .contains("LOBBY_SWITCHED_ON", "LOBBY_SWITCHED_OFF");
  }
}
