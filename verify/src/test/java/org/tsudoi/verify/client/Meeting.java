package org.tsudoi.verify.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.tsudoi.verify.server.ApiClient;

/**
 * A meeting made for a test.
 *
 * @param number its number, as people read it
 * @param key its meeting key, empty for none
 */
public record Meeting(String number, String key) {

  /** Creates a meeting with this title and key. */
  public static Meeting create(ApiClient creator, String title, String key) {
    return create(creator, title, key, Json.createObjectBuilder());
  }

  /** Creates a meeting with this title, key and whatever else. */
  public static Meeting create(
      ApiClient creator, String title, String key, JsonObjectBuilder more) {
    JsonObjectBuilder body = more.add("title", title);
    if (!key.isEmpty()) {
      body.add("meetingKey", key);
    }
    JsonObject created = creator.post("meetings", body.build()).expect(201);
    return new Meeting(created.getString("number"), key);
  }

  /** A ticket for this meeting. */
  public String ticket(ApiClient person) {
    JsonObjectBuilder body = Json.createObjectBuilder();
    if (!key.isEmpty()) {
      body.add("meetingKey", Json.createObjectBuilder().add("type", 1).add("value", key));
    }
    return person
        .post("meetings/" + number + "/join", body.build())
        .expect(200)
        .getString("ticket");
  }
}
