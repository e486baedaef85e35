package org.tsudoi.meetings.domain;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * The fields of a control frame from a client, read with distrust.
 *
 * <p>One JSON object in UTF-8 of at most 16 KiB and little depth. Fields that nobody asks for are
 * ignored, so that newer clients may say more; a field that is missing or of another type than
 * asked for refuses the frame with {@link Problem#BAD_FRAME}.
 */
public final class ControlFields {

  /** The largest payload. */
  public static final int LARGEST_BYTES = 16 * 1024;

  private static final int DEEPEST = 8;
  private static final BigDecimal GREATEST = BigDecimal.valueOf(Integer.MAX_VALUE);

  private final JsonObject fields;

  private ControlFields(JsonObject fields) {
    this.fields = fields;
  }

  /**
   * Reads a payload.
   *
   * @throws RefusedException with {@link Problem#BAD_FRAME} unless it is one JSON object within the
   *     limits
   */
  public static ControlFields read(byte[] payload) {
    if (payload.length > LARGEST_BYTES) {
      throw new RefusedException(Problem.BAD_FRAME);
    }
    String text = decode(payload);
    refuseDepth(text);
    try (JsonParser parser = Json.createParser(new StringReader(text))) {
      if (!parser.hasNext() || parser.next() != JsonParser.Event.START_OBJECT) {
        throw new RefusedException(Problem.BAD_FRAME);
      }
      ControlFields read = new ControlFields(parser.getObject());
      // A reader would pass over what follows the object; asking for more refuses it.
      if (parser.hasNext()) {
        throw new RefusedException(Problem.BAD_FRAME);
      }
      return read;
    } catch (JsonException | IllegalStateException | NoSuchElementException notAnObject) {
      throw new RefusedException(Problem.BAD_FRAME, notAnObject);
    } catch (ArithmeticException | NumberFormatException absurdNumber) {
      throw new RefusedException(Problem.BAD_FRAME, absurdNumber);
    }
  }

  private static String decode(byte[] payload) {
    try {
      // A fresh decoder reports what is not UTF-8 instead of replacing it.
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
    } catch (CharacterCodingException notText) {
      throw new RefusedException(Problem.BAD_FRAME, notText);
    }
  }

  // Before parsing: a parser may recurse, and 16 KiB hold thousands of brackets.
  private static void refuseDepth(String text) {
    int depth = 0;
    boolean quoted = false;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (quoted) {
        if (character == '\\') {
          at++;
        } else if (character == '"') {
          quoted = false;
        }
      } else if (character == '"') {
        quoted = true;
      } else if (character == '{' || character == '[') {
        depth++;
      } else if (character == '}' || character == ']') {
        depth--;
      }
      if (depth > DEEPEST) {
        throw new RefusedException(Problem.BAD_FRAME);
      }
    }
  }

  /** A whole number from 0 to 2³¹ − 1. */
  public int number(String name) {
    return whole(fields.get(name));
  }

  private static int whole(JsonValue value) {
    if (value instanceof JsonNumber number) {
      BigDecimal exact = number.bigDecimalValue();
      boolean whole =
          exact.signum() >= 0
              && exact.scale() <= 0
              && exact.precision() - (long) exact.scale() <= GREATEST.precision()
              && exact.compareTo(GREATEST) <= 0;
      if (whole) {
        return exact.intValue();
      }
    }
    throw new RefusedException(Problem.BAD_FRAME);
  }

  /** As {@link #number}, but it may be missing or null. */
  public OptionalInt optionalNumber(String name) {
    boolean missing = fields.getOrDefault(name, JsonValue.NULL) == JsonValue.NULL;
    return missing ? OptionalInt.empty() : OptionalInt.of(number(name));
  }

  /** A truth value that must be there. */
  public boolean truth(String name) {
    JsonValue value = fields.get(name);
    if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
      return value == JsonValue.TRUE;
    }
    throw new RefusedException(Problem.BAD_FRAME);
  }

  /** As {@link #truth}, but it may be missing or null. */
  public Optional<Boolean> optionalTruth(String name) {
    boolean missing = fields.getOrDefault(name, JsonValue.NULL) == JsonValue.NULL;
    return missing ? Optional.empty() : Optional.of(truth(name));
  }

  /** A text that must be there. */
  public String text(String name) {
    return optionalText(name).orElseThrow(() -> new RefusedException(Problem.BAD_FRAME));
  }

  /** A text that may be missing or null. */
  public Optional<String> optionalText(String name) {
    JsonValue value = fields.getOrDefault(name, JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return Optional.empty();
    }
    if (value instanceof JsonString string) {
      return Optional.of(string.getString());
    }
    throw new RefusedException(Problem.BAD_FRAME);
  }

  /**
   * A list of so many texts at most, each of so many characters at most; it may be missing or null.
   */
  public Optional<List<String>> optionalTexts(String name, int most, int longest) {
    JsonValue value = fields.getOrDefault(name, JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return Optional.empty();
    }
    if (!(value instanceof JsonArray list) || list.size() > most) {
      throw new RefusedException(Problem.BAD_FRAME);
    }
    List<String> texts = new ArrayList<>();
    for (JsonValue entry : list) {
      if (!(entry instanceof JsonString text) || text.getString().length() > longest) {
        throw new RefusedException(Problem.BAD_FRAME);
      }
      texts.add(text.getString());
    }
    return Optional.of(List.copyOf(texts));
  }

  /** A list of so many whole numbers at most, none of them negative; it must be there. */
  public Set<Integer> numbers(String name, int most) {
    if (!(fields.get(name) instanceof JsonArray list) || list.size() > most) {
      throw new RefusedException(Problem.BAD_FRAME);
    }
    Set<Integer> numbers = new HashSet<>();
    for (JsonValue entry : list) {
      numbers.add(whole(entry));
    }
    return Set.copyOf(numbers);
  }

  /** The fields of an object that must be there. */
  public ControlFields object(String name) {
    if (fields.get(name) instanceof JsonObject object) {
      return new ControlFields(object);
    }
    throw new RefusedException(Problem.BAD_FRAME);
  }
}
