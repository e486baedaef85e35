package org.tsudoi.verify.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * Meetings that take guests: their organizers are in a group whose policy admits it, so that no
 * other test meets another policy.
 */
public final class GuestMeetings {

  private GuestMeetings() {}

  /** Lets this person's meetings take guests, and opens one without a key. */
  public static Meeting open(TsudoiServer server, Person organizer, String title) {
    return open(server, organizer, title, "");
  }

  /** Lets this person's meetings take guests, and opens one. */
  public static Meeting open(TsudoiServer server, Person organizer, String title, String key) {
    return open(server, organizer, title, key, Json.createObjectBuilder());
  }

  /** Lets this person's meetings take guests, and opens one with whatever else. */
  public static Meeting open(
      TsudoiServer server, Person organizer, String title, String key, JsonObjectBuilder more) {
    AdmittedOptions.admit(server, organizer, "guests");
    return Meeting.create(organizer.signIn(), title, key, more.add("guests", true));
  }

  /** Asks to be let in as a guest; the answer holds ticket and visit. */
  public static JsonObject join(TsudoiServer server, Meeting meeting, String name) {
    return server
        .anonymous()
        .post(
            "guests/" + meeting.number() + "/join",
            Json.createObjectBuilder().add("name", name).build())
        .expect(200);
  }
}
