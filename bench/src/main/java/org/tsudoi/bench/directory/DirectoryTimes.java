package org.tsudoi.bench.directory;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import org.tsudoi.bench.measure.Histogram;

/**
 * How long one directory let an administrator wait, by what was asked.
 *
 * @param directory who was asked
 * @param times from the first byte asked to the last byte answered and read, on loopback
 */
record DirectoryTimes(Directory directory, Map<Question, Histogram> times) {

  private static final Logger LOG = Logger.getLogger(DirectoryTimes.class.getName());
  private static final int ROWS = 50;
  private static final int BETWEEN_PREPARATIONS = 25;

  /** What an administrator asks. */
  enum Question {
    LIST("a page of 50 anywhere in the list") {
      @Override
      int ask(Directory directory, People people, RandomGenerator random) {
        return directory.list(random.nextInt(people.count() - ROWS), ROWS);
      }
    },
    RARE("search for five characters within the user ID, which few have") {
      @Override
      int ask(Directory directory, People people, RandomGenerator random) {
        return directory.search(people.rareText(random), ROWS);
      }
    },
    FREQUENT("search for part of a name that a fifth of all have") {
      @Override
      int ask(Directory directory, People people, RandomGenerator random) {
        return directory.search(people.frequentText(random), ROWS);
      }
    },
    FEW_HAVE_IT("a page of 50 of those with a role that every hundredth has") {
      @Override
      int ask(Directory directory, People people, RandomGenerator random) {
        return somewhere(Role.MEETING_CREATOR, directory, people, random);
      }
    },
    ALL_HAVE_IT("a page of 50 of those with a role that all have") {
      @Override
      int ask(Directory directory, People people, RandomGenerator random) {
        return somewhere(Role.PARTICIPANT, directory, people, random);
      }
    };

    private final String words;

    Question(String words) {
      this.words = words;
    }

    private static int somewhere(
        Role role, Directory directory, People people, RandomGenerator random) {
      int beginnings = Math.max(1, people.having(role) - ROWS);
      return directory.withRole(role, random.nextInt(beginnings), ROWS);
    }

    /** Asks; answers how many people were shown. */
    abstract int ask(Directory directory, People people, RandomGenerator random);

    @Override
    public String toString() {
      return words;
    }
  }

  static DirectoryTimes of(Directory directory) {
    Map<Question, Histogram> times = new EnumMap<>(Question.class);
    for (Question question : Question.values()) {
      times.put(question, new Histogram());
    }
    return new DirectoryTimes(directory, times);
  }

  /** Asks each question so many times, one after the other. */
  void ask(int asked, long seed) {
    for (Question question : Question.values()) {
      Histogram round = new Histogram();
      RandomGenerator random = new Random(seed);
      for (int time = 0; time < asked; time++) {
        if (time % BETWEEN_PREPARATIONS == 0) {
          directory.prepare();
        }
        long begun = System.nanoTime();
        int shown = question.ask(directory, new People(directory.people()), random);
        round.add(System.nanoTime() - begun);
        if (shown == 0) {
          throw new IllegalStateException(directory.name() + " found nobody: " + question);
        }
      }
      times.get(question).addAll(round);
      LOG.info(
          directory.name()
              + ", "
              + question
              + ": p95 "
              + round.quantile(0.95).toNanos() / 1_000_000.0
              + " ms");
    }
  }

  /** Forgets what was measured while everything was warming up. */
  void forget() {
    times.values().forEach(Histogram::clear);
  }
}
