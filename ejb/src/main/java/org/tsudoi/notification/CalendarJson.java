package org.tsudoi.notification;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import org.tsudoi.notification.CalendarEvent.Action;
import org.tsudoi.notification.CalendarEvent.Organizer;
import org.tsudoi.notification.CalendarEvent.Times;

/** Events as they wait, encrypted, in the queue. */
final class CalendarJson {

  private CalendarJson() {}

  static String write(CalendarEvent event) {
    return Json.createObjectBuilder()
        .add("action", event.action().name())
        .add("uid", event.uid())
        .add("sequence", event.sequence())
        .add("title", event.title())
        .add("description", event.description())
        .add("start", event.times().start().toString())
        .add("end", event.times().end().toString())
        .add("zone", event.times().zone())
        .add("organizer", event.organizer().name())
        .add("address", event.organizer().address())
        .build()
        .toString();
  }

  static CalendarEvent read(JsonObject json) {
    return new CalendarEvent(
        Action.valueOf(json.getString("action")),
        json.getString("uid"),
        json.getInt("sequence"),
        json.getString("title"),
        json.getString("description"),
        new Times(
            Instant.parse(json.getString("start")),
            Instant.parse(json.getString("end")),
            json.getString("zone")),
        new Organizer(json.getString("organizer"), json.getString("address")));
  }
}
