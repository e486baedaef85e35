package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.meetings.Expelled;

/**
 * Who was expelled from the gathering that goes on and not let in again.
 *
 * @param expelled whoever went first first
 */
@Schema(name = "ExpelledList")
public record ExpelledAnswer(List<Person> expelled) {

  /**
   * Somebody who was expelled.
   *
   * @param index by which the person is let in again
   * @param name the name that people saw
   * @param guest whether the person has no account
   */
  @Schema(name = "Expelled")
  public record Person(int index, String name, boolean guest) {

    static Person of(Expelled who) {
      return new Person(who.index(), who.name(), who.guest());
    }
  }

  static ExpelledAnswer of(List<Expelled> people) {
    return new ExpelledAnswer(people.stream().map(Person::of).toList());
  }
}
