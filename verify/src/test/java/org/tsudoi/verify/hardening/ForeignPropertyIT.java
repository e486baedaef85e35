package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.hardening.RoleMatrix.Who;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.KnownDevice;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/** Nobody does anything to what is somebody else's, or learns that it is there. */
@OnTsudoi
@Tag("spec-6.3.4")
class ForeignPropertyIT {

  private static final int ORGANIZERS = 5;

  /** Orders that organizers of other meetings try, at least; all pairs of five. */
  static final int FOREIGN_CELLS = ORGANIZERS * (ORGANIZERS - 1) * 25;

  private final TsudoiServer server;
  private final OperationCalls calls;

  ForeignPropertyIT(TsudoiServer server) {
    this.server = server;
    calls = new OperationCalls(server);
  }

  @Test
  @Tag("Z-1")
  @Tag("Z-4")
  void nobodyDoesToTheMeetingOfAnotherWhatItsOrganizerMay() {
    List<String> orders =
        RoleMatrix.cells().entrySet().stream()
            .filter(line -> line.getKey().contains("{number}"))
            .filter(line -> !line.getValue().get(Who.MEETING_CREATOR))
            .map(Map.Entry::getKey)
            .toList();
    List<ApiClient> organizers = new ArrayList<>();
    List<Meeting> meetings = new ArrayList<>();
    for (int i = 0; i < ORGANIZERS; i++) {
      ApiClient organizer =
          server
              .administrator()
              .createUser("Organizer " + i, "MEETING_CREATOR", "PARTICIPANT")
              .signIn();
      organizers.add(organizer);
      meetings.add(Meeting.create(organizer, "Own " + i, ""));
    }
    Map<String, String> wrong = new TreeMap<>();
    int cells = 0;

    for (ApiClient organizer : organizers) {
      for (Meeting other : meetings) {
        if (organizers.indexOf(organizer) == meetings.indexOf(other)) {
          continue;
        }
        for (String order : orders) {
          ApiAnswer answer = calls.call(order, organizer, other.number(), calls.victim().id());
          cells++;
          if (!RoleMatrix.codeOf(answer).equals("forbidden")) {
            wrong.put(order + " of " + other, answer.status() + " " + answer.body());
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(cells).isGreaterThanOrEqualTo(FOREIGN_CELLS);
    for (int i = 0; i < ORGANIZERS; i++) {
      JsonObject own = organizers.get(i).get("meetings/" + meetings.get(i).number()).expect(200);
      assertThat(own.getString("title")).isEqualTo("Own " + i);
      assertThat(own.getBoolean("ended")).isFalse();
    }
  }

  @Test
  @Tag("Z-4")
  void whatSomebodyElseOwnsIsAnsweredLikeWhatIsNot() {
    Person one = server.administrator().createUser("Owner", "PARTICIPANT");
    ApiClient owner = one.signIn();
    ApiClient other = server.administrator().createUser("Other", "MEETING_CREATOR").signIn();
    String device =
        owner
            .post(
                "session/devices",
                KnownDevice.withKey("02-00-5E-10-0F-01").enrolment(one, "Notebook"))
            .expect(201)
            .getString("id");
    JsonObject wish =
        Json.createObjectBuilder()
            .add("name", "Own")
            .add("scopes", Json.createArrayBuilder().add("meetings:read"))
            .add("days", 1)
            .add("password", one.password())
            .build();
    owner.post("session/tokens", wish).expect(201);
    String token =
        owner
            .get("session/tokens")
            .expect(200)
            .getJsonArray("tokens")
            .getJsonObject(0)
            .getString("id");
    for (String path : List.of("session/devices/%s/revoke", "session/tokens/%s/revoke")) {
      String id = path.contains("devices") ? device : token;
      ApiAnswer foreign = other.post(path.formatted(id));
      ApiAnswer none = other.post(path.formatted(UUID.randomUUID()));

      assertThat(foreign.status()).as(path + foreign.body()).isEqualTo(404);
      assertThat(foreign.body()).isEqualTo(none.body());
    }
    assertThat(owner.get("session/devices").body()).contains(device);
    assertThat(owner.get("session/tokens").body()).contains("ACTIVE");
  }
}
