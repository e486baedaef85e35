package org.tsudoi.notification;

import static java.util.stream.Collectors.joining;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
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
    event.times().original().ifPresent(when -> json.add("original", when.toString()));
    event
        .repeat()
        .ifPresent(
            repeat ->
                json.add("frequency", repeat.frequency().name())
                    .add("days", repeat.days().stream().map(Enum::name).collect(joining(" ")))
                    .add("count", repeat.count())
                    .add("over", repeat.over().toString())
                    .add("without", seconds(repeat.without()))
                    .add("moved", moved(repeat.moved())));
    return json.build().toString();
  }

  private static JsonArrayBuilder seconds(List<Instant> moments) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    moments.forEach(moment -> all.add(moment.getEpochSecond()));
    return all;
  }

  private static JsonArrayBuilder moved(List<Times> times) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    times.forEach(
        to -> all.add(seconds(List.of(to.original().orElseThrow(), to.start(), to.end()))));
    return all;
  }

  private static List<Instant> moments(JsonArray seconds) {
    return seconds.getValuesAs(JsonNumber.class).stream()
        .map(number -> Instant.ofEpochSecond(number.longValue()))
        .toList();
  }

  /** What waits since before single times could be changed says nothing of them. */
  private static JsonArray array(JsonObject json, String name) {
    return Optional.ofNullable(json.getJsonArray(name)).orElse(JsonValue.EMPTY_JSON_ARRAY);
  }

  private static List<Times> moved(JsonObject json) {
    return array(json, "moved").getValuesAs(JsonArray.class).stream()
        .map(CalendarJson::moments)
        .map(at -> new Times(at.get(1), at.get(2), json.getString("zone"), Optional.of(at.get(0))))
        .toList();
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
                    Instant.parse(json.getString("over")),
                    moments(array(json, "without")),
                    moved(json)));
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
            json.getString("zone"),
            Optional.ofNullable(json.getString("original", null)).map(Instant::parse)),
        repeat(json),
        new Organizer(json.getString("organizer"), json.getString("address")));
  }
}
