package org.tsudoi.notification.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tsudoi.notification.MailKind;
import org.tsudoi.notification.MailSettings;
import org.tsudoi.notification.Recipient;

/**
 * The text of a mail in the language of its recipient, from the bundle {@code mail}: a subject and
 * paragraphs, in which names in braces stand for values.
 *
 * <p>A value is data: what stands in it is never looked through for names again, and is escaped in
 * the HTML part.
 */
public final class MailText {

  private static final String BUNDLE = "org.tsudoi.notification.mail";
  private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");
  private static final Pattern BREAK = Pattern.compile("[\\r\\n\\p{Cntrl}\\u2028\\u2029]+");
  private static final int MOST_SUBJECT = 200;

  private final Recipient recipient;
  private final ResourceBundle bundle;
  private final Locale locale;

  private MailText(Recipient recipient) {
    this.recipient = recipient;
    this.locale = "ja".equals(recipient.language()) ? Locale.JAPANESE : Locale.ENGLISH;
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            MailText.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * Writes a mail.
   *
   * @param id which names it to mail servers
   * @param kind what it is about
   * @param recipient to whom, with an address that was checked
   * @param values what was ordered
   * @param settings from whom and by which address of this server
   */
  public static RenderedMail write(
      UUID id,
      MailKind kind,
      Addressee recipient,
      Map<String, String> values,
      MailSettings settings) {
    return new MailText(recipient.who()).write(id, kind, recipient.address(), values, settings);
  }

  /**
   * Somebody whose address can be used.
   *
   * @param who name and language
   * @param address the address
   */
  public record Addressee(Recipient who, MailAddress address) {}

  private RenderedMail write(
      UUID id,
      MailKind kind,
      MailAddress address,
      Map<String, String> ordered,
      MailSettings settings) {
    String key = "mail." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    Map<String, String> values = values(ordered, settings);
    String subject = oneLine(filled(bundle.getString(key + ".subject"), values));
    String[] paragraphs =
        Stream.of(
                bundle.getString("mail.greeting"),
                bundle.getString(key + ".text"),
                bundle.getString("mail.closing"))
            .flatMap(part -> Stream.of(part.split("\n\n")))
            .map(part -> filled(part, values))
            .filter(part -> !part.isBlank())
            .toArray(String[]::new);
    String link = values.getOrDefault("link", "");
    return new RenderedMail(
        id,
        address,
        recipient.name(),
        subject,
        String.join("\n\n", paragraphs) + "\n",
        html(paragraphs, link));
  }

  private Map<String, String> values(Map<String, String> ordered, MailSettings settings) {
    Map<String, String> values = new TreeMap<>(ordered);
    values.put("name", recipient.name());
    values.put("server", settings.baseUrl());
    if (values.containsKey("path")) {
      values.put("link", settings.baseUrl() + values.get("path"));
    }
    ZoneId zone = zone(values.remove("zone"), settings);
    Stream.of("moment", "until", "last", "before", "from")
        .forEach(name -> values.computeIfPresent(name, (any, at) -> moment(at, zone)));
    values.computeIfPresent("repeats", (any, how) -> repeats(how, values));
    values.put(
        "when",
        values.containsKey("until")
            ? filled(bundle.getString("mail.meeting-when"), values)
                + values.getOrDefault("repeats", "")
            : "");
    values.put("key", values.containsKey("keyed") ? bundle.getString("mail.meeting-key") : "");
    values.put(
        "later", values.containsKey("continued") ? bundle.getString("mail.meeting-later") : "");
    return values;
  }

  private String repeats(String how, Map<String, String> values) {
    return "\n"
        + filled(bundle.getString("mail.repeats-" + how.toLowerCase(Locale.ROOT)), values)
        + (values.containsKey("changed") ? "\n" + bundle.getString("mail.repeats-changed") : "");
  }

  private String moment(String at, ZoneId zone) {
    ZonedDateTime there = Instant.parse(at).atZone(zone);
    return DateTimeFormatter.ofPattern(bundle.getString("mail.moment"), locale).format(there);
  }

  private static ZoneId zone(String chosen, MailSettings settings) {
    return ZoneId.of(chosen == null || chosen.isEmpty() ? settings.timeZone() : chosen);
  }

  private static String filled(String template, Map<String, String> values) {
    return NAME.matcher(template)
        .replaceAll(
            found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
  }

  /** A subject is one line, whatever stands in its values. */
  private static String oneLine(String text) {
    String line = BREAK.matcher(text).replaceAll(" ");
    return line.substring(
        0,
        line.offsetByCodePoints(0, Math.min(MOST_SUBJECT, line.codePointCount(0, line.length()))));
  }

  private String html(String[] paragraphs, String link) {
    return Stream.of(paragraphs)
        .map(paragraph -> "<p>" + inHtml(paragraph, link) + "</p>\n")
        .collect(
            Collectors.joining(
                "",
                "<!DOCTYPE html>\n<html lang=\""
                    + locale.getLanguage()
                    + "\"><head><meta charset=\"UTF-8\"></head>\n<body>\n",
                "</body></html>\n"));
  }

  private static String inHtml(String paragraph, String link) {
    String escaped = escaped(paragraph);
    if (!link.isEmpty() && paragraph.equals(link)) {
      return "<a href=\"" + escaped + "\">" + escaped + "</a>";
    }
    return escaped.replace("\n", "<br>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
