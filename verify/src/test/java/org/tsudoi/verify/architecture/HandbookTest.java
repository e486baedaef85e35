package org.tsudoi.verify.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.verify.browser.HandbookPicture;
import org.tsudoi.verify.server.JsonText;
import org.tsudoi.verify.server.Project;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The participants' handbook says what the meeting page says: names of buttons, both languages
 * alike, pictures that a test takes.
 */
@Tag("spec-6.1.1")
class HandbookTest {

  /** What a page quotes of the meeting page stands in these, and in nothing else. */
  private static final Set<String> QUOTING = Set.of("b", "q");

  private static final long MAXIMUM_PICTURE_BYTES = 120 * 1024L;

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void quotesEveryNameAsTheMeetingPageHasIt(String language) {
    JsonObject words =
        JsonText.object(
            Sources.text(
                Project.root().resolve("web/src/main/webapp/room/i18n/" + language + ".json")));
    List<Element> quotes = all(page(language)).filter(HandbookTest::quotes).toList();
    assertThat(quotes).hasSizeGreaterThan(80);
    assertThat(quotes.stream().flatMap(quote -> misquote(quote, words))).isEmpty();
  }

  @Test
  void hasTheSamePartsInBothLanguages() {
    assertThat(parts(page("ja"))).isEqualTo(parts(page("en"))).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void showsThePicturesThatItsTestTakesAndTellsThemInWords(String language) {
    List<Element> pictures =
        all(page(language)).filter(HandbookTest::isPicture).collect(Collectors.toList());
    assertThat(pictures)
        .extracting(picture -> picture.getAttribute("src"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(HandbookPicture.values()).map(picture -> picture.address(language)).toList());
    assertThat(pictures)
        .allSatisfy(
            picture -> assertThat(picture.getAttribute("alt")).hasSizeGreaterThanOrEqualTo(20));
    assertThat(Stream.of(HandbookPicture.values()).map(picture -> picture.file(language)))
        .allSatisfy(
            file -> {
              assertThat(file).isRegularFile();
              assertThat(file.toFile().length()).isBetween(1L, MAXIMUM_PICTURE_BYTES);
            });
  }

  @Test
  void shipsNoPictureThatNoPageShows() {
    assertThat(Sources.below(HandbookPicture.FOLDER + "pictures", ""))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(HandbookPicture.values())
                .flatMap(picture -> Stream.of(picture.file("en"), picture.file("ja")))
                .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void listsEverySectionUnderItsName(String language) {
    Document page = page(language);
    Map<String, String> sections = new TreeMap<>();
    all(page)
        .filter(element -> element.getTagName().equals("section"))
        .forEach(
            section ->
                sections.put(
                    "#" + section.getAttribute("id"),
                    section.getElementsByTagName("h2").item(0).getTextContent()));
    Map<String, String> contents = new TreeMap<>();
    all(page)
        .filter(element -> element.getAttribute("href").startsWith("#"))
        .filter(element -> !element.getAttribute("href").equals("#content"))
        .forEach(link -> contents.put(link.getAttribute("href"), link.getTextContent()));
    assertThat(contents).isEqualTo(sections).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void bringsNoScriptOrStyleOfItsOwnIntoThePage(String language) {
    assertThat(all(page(language)))
        .allSatisfy(
            element -> {
              assertThat(element.getTagName()).isNotEqualTo("style");
              assertThat(element.hasAttribute("style")).isFalse();
              if (element.getTagName().equals("script")) {
                assertThat(element.getAttribute("src")).isEqualTo("../firstPaint.js");
                assertThat(element.getTextContent()).isEmpty();
              }
            });
  }

  private static boolean quotes(Element element) {
    return QUOTING.contains(element.getTagName()) || element.hasAttribute("data-key");
  }

  private static boolean isPicture(Element element) {
    return element.getAttribute("src").startsWith("pictures/");
  }

  private static Stream<String> misquote(Element quote, JsonObject words) {
    String key = quote.getAttribute("data-key");
    String said = quote.getTextContent();
    String meant = filled(words.getString(key, "no such text"), quote);
    return said.equals(meant)
        ? Stream.empty()
        : Stream.of("%s: the handbook has “%s”, the page “%s”".formatted(key, said, meant));
  }

  private static String filled(String text, Element quote) {
    String[] values = quote.getAttribute("data-values").split("\\|");
    String filled = text;
    for (int place = 0; place < values.length; place++) {
      filled = filled.replace("{" + place + "}", values[place]);
    }
    return filled;
  }

  /** By section: what is quoted there, in any order, as languages have their own, and pictures. */
  private static Map<String, List<String>> parts(Document page) {
    Map<String, List<String>> parts = new TreeMap<>();
    all(page)
        .filter(element -> element.getTagName().equals("section"))
        .forEach(section -> parts.put(section.getAttribute("id"), within(section)));
    return parts;
  }

  private static List<String> within(Element section) {
    List<String> found = new ArrayList<>();
    all(section.getElementsByTagName("*"))
        .forEach(
            element -> {
              if (quotes(element)) {
                found.add(element.getAttribute("data-key"));
              } else if (isPicture(element)) {
                found.add(element.getAttribute("src").replaceFirst("-(en|ja)\\.webp$", ""));
              } else if (Set.of("li", "tr", "h3", "p", "figure").contains(element.getTagName())) {
                found.add(element.getTagName());
              }
            });
    found.sort(null);
    return found;
  }

  private static Stream<Element> all(Document page) {
    return all(page.getElementsByTagName("*"));
  }

  private static Stream<Element> all(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(at -> (Element) nodes.item(at));
  }

  /** The pages are well-formed, which also tells that no tag is forgotten. */
  private static Document page(String language) {
    Path file = Project.root().resolve(HandbookPicture.FOLDER + language + ".html");
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      return factory
          .newDocumentBuilder()
          .parse(
              new InputSource(
                  new StringReader(Sources.text(file).replaceFirst("(?i)<!doctype html>", ""))));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(file + " is not well-formed", e);
    }
  }
}
