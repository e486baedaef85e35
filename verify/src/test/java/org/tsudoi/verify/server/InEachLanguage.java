package org.tsudoi.verify.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * A test of pages in English and in Japanese.
 *
 * <p>A browser takes minutes for that, so the first tier speaks one language in each class, always
 * the same one, English in about half of them and Japanese in the others; the second tier speaks
 * the other. Both speak {@code -Dtest.languages=all}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@ArgumentsSource(InEachLanguage.Rows.class)
@Tag("languages")
public @interface InEachLanguage {

  /** A row for each language: the language, then words for the test, between bars. */
  String[] value() default {"en", "ja"};

  /** The rows of the tier. */
  final class Rows implements ArgumentsProvider, AnnotationConsumer<InEachLanguage> {

    private String[] rows;

    @Override
    public void accept(InEachLanguage annotation) {
      rows = annotation.value();
    }

    @Override
    public Stream<? extends Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) {
      String name = context.getRequiredTestClass().getSimpleName();
      boolean all =
          System.getProperty("test.languages", "").equals("all")
              || context.getTags().contains("long");
      boolean first = !System.getProperty("test.tier", "").equals("long");
      int chosen = Math.floorMod(name.hashCode() + (first ? 0 : 1), rows.length);
      return Stream.of(all ? rows : new String[] {rows[chosen]})
          .map(row -> Arguments.of((Object[]) split(row)));
    }

    private static String[] split(String row) {
      return Arrays.stream(row.split("\\|")).map(String::strip).toArray(String[]::new);
    }
  }
}
