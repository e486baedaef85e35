package org.tsudoi.verify.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tsudoi.verify.server.Project;

/**
 * One entry of the settings reference.
 *
 * @param key as {@code tsudoi.https.port}
 * @param preset the default, empty if there is none
 * @param unit what is counted
 * @param range what is allowed
 * @param clause the clause of the specification
 * @param reason why there is such a setting
 */
record Setting(
    String key, Optional<String> preset, String unit, String range, String clause, String reason) {

  private static final Pattern ENTRY = Pattern.compile("^(#?)(tsudoi\\.[a-z0-9.-]+) *=\\s*(.*)$");
  private static final Pattern FACTS =
      Pattern.compile("^ *unit: (.+?) {2,}range: (.+?) {2,}clause: (spec-[0-9.]+)$");

  /** The environment variable that overrides it. */
  String variable() {
    return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  static List<Setting> all() {
    List<Setting> settings = new ArrayList<>();
    List<String> comment = new ArrayList<>();
    for (String line : Sources.text(file()).lines().toList()) {
      Matcher entry = ENTRY.matcher(line);
      if (entry.matches()) {
        settings.add(of(entry, comment));
        comment.clear();
      } else if (line.startsWith("#")) {
        comment.add(line.substring(1));
      } else {
        comment.clear();
      }
    }
    return settings;
  }

  private static Setting of(Matcher entry, List<String> comment) {
    String last = comment.isEmpty() ? "" : comment.get(comment.size() - 1);
    Matcher facts = FACTS.matcher(last);
    if (!facts.matches() || comment.size() < 2) {
      throw new AssertionError(
          entry.group(2) + " needs a reason and a line: unit: …   range: …   clause: spec-…");
    }
    String reason =
        String.join(" ", comment.subList(0, comment.size() - 1)).replaceAll("\\s+", " ").strip();
    return new Setting(
        entry.group(2),
        entry.group(1).isEmpty() ? Optional.of(entry.group(3)) : Optional.empty(),
        facts.group(1),
        facts.group(2),
        facts.group(3),
        reason);
  }

  private static Path file() {
    return Project.root().resolve("liberty/src/main/liberty/config/settings.properties");
  }
}
