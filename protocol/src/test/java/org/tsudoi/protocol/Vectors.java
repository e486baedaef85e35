package org.tsudoi.protocol;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The test vectors that the TypeScript codec reads too, and the values in them. */
final class Vectors {
  static final HexFormat HEX = HexFormat.of();

  private Vectors() {}

  static Stream<JsonObject> in(String file) {
    try (InputStream stream = Vectors.class.getResourceAsStream("/vectors/" + file)) {
      return Json.createReader(stream).readObject().getJsonArray("vectors").stream()
          .map(JsonValue::asJsonObject);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static List<String> goldenFrames() {
    return Stream.of("frame-control.json", "frame-screen.json", "frame-extensions.json")
        .flatMap(Vectors::in)
        .map(vector -> vector.getString("hex"))
        .toList();
  }

  static EndToEndHeader header(JsonObject from) {
    return new EndToEndHeader(
        Channel.valueOf(from.getString("channel")),
        from.getInt("kind"),
        from.getInt("flags"),
        from.getInt("layer"),
        from.getInt("protection"),
        from.getInt("sender"),
        from.getInt("stream"),
        from.getInt("epoch"),
        from.getJsonNumber("number").longValueExact(),
        from.getJsonNumber("timeMillis").longValueExact(),
        extensions(from.getJsonObject("extensions")));
  }

  private static Extensions extensions(JsonObject from) {
    return new Extensions(
        integer(from, "targetIndex"),
        number(from, "neededFrame"),
        integer(from, "page"),
        unsigned(from, "mergeKey"),
        number(from, "grantId"),
        Optional.ofNullable(from.getJsonObject("declaredMedia")).map(Vectors::media),
        from.getOrDefault("unknown", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
            .map(JsonValue::asJsonObject)
            .map(e -> new UnknownExtension(e.getInt("type"), HEX.parseHex(e.getString("value"))))
            .toList());
  }

  private static DeclaredMedia media(JsonObject from) {
    return new DeclaredMedia(
        from.getInt("type"),
        from.getJsonNumber("sizeBytes").longValueExact(),
        from.getInt("width"),
        from.getInt("height"));
  }

  static HopFields hopFields(JsonObject from) {
    return new HopFields(unsigned(from, "orderNumber"), unsigned(from, "receivedAtMillis"));
  }

  static long number(JsonObject from, String name, long otherwise) {
    return number(from, name).orElse(otherwise);
  }

  private static OptionalInt integer(JsonObject from, String name) {
    return from.containsKey(name) ? OptionalInt.of(from.getInt(name)) : OptionalInt.empty();
  }

  private static OptionalLong number(JsonObject from, String name) {
    return from.containsKey(name)
        ? OptionalLong.of(from.getJsonNumber(name).longValueExact())
        : OptionalLong.empty();
  }

  private static OptionalLong unsigned(JsonObject from, String name) {
    return from.containsKey(name)
        ? OptionalLong.of(Long.parseUnsignedLong(from.getString(name)))
        : OptionalLong.empty();
  }
}
