package org.tsudoi.notification;

import static java.util.stream.Collectors.joining;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tsudoi.notification.CalendarEvent.Action;
import org.tsudoi.notification.CalendarEvent.Frequency;
import org.tsudoi.notification.CalendarEvent.Organizer;
import org.tsudoi.notification.CalendarEvent.Repeat;
import org.tsudoi.notification.CalendarEvent.Times;

/** Events as they wait, encrypted, in the queue. */
final class CalendarJson {

  private CalendarJson() {}

  static String write(CalendarEvent event) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("action", event.action().name())
            .add("uid", event.uid())
            .add("sequence", event.sequence())
            .add("title", event.title())
            .add("description", event.description())
            .add("start", event.times().start().toString())
            .add("end", event.times().end().toString())
            .add("zone", event.times().zone())
            .add("organizer", event.organizer().name())
            .add("address", event.organizer().address());
    event
        .repeat()
        .ifPresent(
            repeat ->
                json.add("frequency", repeat.frequency().name())
                    .add("days", repeat.days().stream().map(Enum::name).collect(joining(" ")))
                    .add("count", repeat.count())
                    .add("over", repeat.over().toString()));
    return json.build().toString();
  }

  private static Optional<Repeat> repeat(JsonObject json) {
    return Optional.ofNullable(json.getString("frequency", null))
        .map(
            frequency ->
                new Repeat(
                    Frequency.valueOf(frequency),
                    Stream.of(json.getString("days").split(" "))
                        .filter(day -> !day.isEmpty())
                        .map(DayOfWeek::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                    json.getInt("count"),
                    Instant.parse(json.getString("over"))));
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
        repeat(json),
        new Organizer(json.getString("organizer"), json.getString("address")));
  }
}
