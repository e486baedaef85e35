package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/** How long a refusal takes tells nobody whether a user exists, is locked out or disabled. */
@Isolated
@OnTsudoi
@Tag("long")
@Tag("spec-6.3.1")
@Tag("A-1")
@Tag("A-2")
@Timeout(900)
class SignInTimingIT {

  private static final int TRIES = 400;
  private static final int TRIES_BEFORE_LOCK = 9;
  private static final int WARM_UP = 50;
  private static final double NEXT_TO_NOTHING_MILLIS = 5;
  private static final double LIKELY_BY_CHANCE = 0.01;

  private final TsudoiServer server;

  SignInTimingIT(TsudoiServer server) {
    this.server = server;
  }

  @Test
  void takesAsLongForAnUnknownUserAsForEveryOther() throws Exception {
    List<Person> known = people();
    List<Person> disabled = people();
    for (Person each : disabled) {
      server.administrator().signIn().post("users/" + each.id() + "/disable").expect(204);
    }
    Person locked = server.administrator().createNewcomer("Locked", "PARTICIPANT");
    for (int i = 0; i < WARM_UP; i++) {
      refuse(locked.name());
    }
    Times unknownTimes = new Times();
    Times wrongTimes = new Times();
    Times disabledTimes = new Times();
    Times lockedTimes = new Times();

    for (int i = 0; i < TRIES; i++) {
      unknownTimes.add(refuse("u" + UUID.randomUUID().toString().substring(0, 12)));
      wrongTimes.add(refuse(known.get(i / TRIES_BEFORE_LOCK).name()));
      disabledTimes.add(refuse(disabled.get(i / TRIES_BEFORE_LOCK).name()));
      lockedTimes.add(refuse(locked.name()));
    }

    assertThat(unknownTimes.tellFrom(wrongTimes)).as("wrong password").isFalse();
    assertThat(unknownTimes.tellFrom(disabledTimes)).as("disabled").isFalse();
    assertThat(unknownTimes.tellFrom(lockedTimes)).as("locked out").isFalse();
  }

  private List<Person> people() {
    List<Person> people = new ArrayList<>();
    for (int tried = 0; tried < TRIES; tried += TRIES_BEFORE_LOCK) {
      people.add(server.administrator().createNewcomer("Somebody", "PARTICIPANT"));
    }
    return people;
  }

  /** One wrong sign-in; answers how many milliseconds it took. */
  private double refuse(String name) throws IOException, InterruptedException {
    String body = "{\"loginName\":\"%s\",\"password\":\"Wrong-1\",\"delivery\":\"bearer\"}";
    HttpRequest request =
        HttpRequest.newBuilder(server.api().resolve("session"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.formatted(name)))
            .build();
    long begun = System.nanoTime();
    HttpResponse<String> answer = server.http().send(request, BodyHandlers.ofString());
    long nanos = System.nanoTime() - begun;
    assertThat(answer.statusCode()).isEqualTo(401);
    return nanos / 1e6;
  }

  /** How long answers took, in milliseconds. */
  private static final class Times {

    private final List<Double> millis = new ArrayList<>();

    void add(double each) {
      millis.add(each);
    }

    /** Whether a stranger could tell these from others: by the medians and by the order of all. */
    boolean tellFrom(Times other) {
      return Math.abs(median() - other.median()) >= NEXT_TO_NOTHING_MILLIS
          && byChance(other) <= LIKELY_BY_CHANCE;
    }

    private double median() {
      return millis.stream().sorted().toList().get(millis.size() / 2);
    }

    /** How likely chance alone orders them so: Mann and Whitney's test, both sides, normal. */
    private double byChance(Times other) {
      double earlier = 0;
      for (double mine : millis) {
        for (double theirs : other.millis) {
          earlier += mine < theirs ? 1 : mine > theirs ? 0 : 0.5;
        }
      }
      double here = millis.size();
      double there = other.millis.size();
      double deviation = Math.sqrt(here * there * (here + there + 1) / 12);
      double distance = Math.abs(earlier - here * there / 2) / deviation;
      return 2 * (1 - normal(distance));
    }

    /**
     * The normal distribution's share below, after Abramowitz and Stegun 26.2.17; exact to 1e-7.
     */
    private static double normal(double distance) {
      double t = 1 / (1 + 0.2316419 * distance);
      double tail =
          t
              * (0.319381530
                  + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
      return 1 - tail * Math.exp(-distance * distance / 2) / Math.sqrt(2 * Math.PI);
    }
  }
}
