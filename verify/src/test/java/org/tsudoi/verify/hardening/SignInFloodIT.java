package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Frame;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * A hundred wrong sign-ins a second: most are turned away unread, and meetings go on.
 *
 * <p>Two things are looked at. A picture is relayed from memory, and what the meeting is for. An
 * order asks the database who gives it and is written to the audit trail, behind the refused
 * sign-ins that are written there too.
 */
@Isolated
@Tag("spec-5")
@Tag("R-6")
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInFloodIT {

  private static final int A_SECOND = 100;
  private static final int LOOKS_A_SECOND = 5;
  private static final int PICTURE_BYTES = 20_000;
  private static final Duration QUICK = Duration.ofMillis(200);
  private static final System.Logger LOG = System.getLogger("verify");

  private TsudoiServer server;

  @BeforeAll
  void start() {
    server = TsudoiServer.start(TsudoiServer.AS_IN_PRODUCTION);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  /** How long each picture and each order took. */
  private record Delays(List<Duration> pictures, List<Duration> orders) {

    static Duration ninetyNineInAHundred(List<Duration> delays) {
      return delays.stream().sorted().toList().get(delays.size() * 99 / 100);
    }
  }

  @Test
  void goesOnWithMeetingsUnderAFloodOfSignIns() {
    Delays delays = flood(Duration.ofSeconds(5));

    assertThat(delays.pictures()).hasSize(5 * LOOKS_A_SECOND);
    assertThat(delays.orders()).hasSize(5 * LOOKS_A_SECOND);
    assertThat(niceness("tsudoi-password")).isNotEmpty().allMatch(nice -> nice > 0);
    assertThat(niceness("Default Executo")).isNotEmpty().allMatch(nice -> nice == 0);
  }

  /** How far back threads stand whose names begin so; Linux keeps 15 characters of a name. */
  private List<Integer> niceness(String name) {
    Path threads = Path.of("/proc", Long.toString(server.processId()), "task");
    try (Stream<Path> all = Files.list(threads)) {
      return all.map(SignInFloodIT::stat)
          .filter(stat -> stat.contains("(" + name))
          .map(stat -> stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16])
          .map(Integer::valueOf)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty for a thread that has ended meanwhile. */
  private static String stat(Path thread) {
    try {
      return Files.readString(thread.resolve("stat"));
    } catch (IOException ended) {
      return "";
    }
  }

  @Test
  @Tag("long")
  void goesOnQuicklyWithMeetingsUnderAMinuteOfSignIns() {
    Delays delays = flood(Duration.ofMinutes(1));

    Duration pictures = Delays.ninetyNineInAHundred(delays.pictures());
    Duration orders = Delays.ninetyNineInAHundred(delays.orders());
    LOG.log(System.Logger.Level.INFO, "under a flood: pictures {0}, orders {1}", pictures, orders);
    assertThat(pictures).isLessThan(QUICK);
    assertThat(orders).isLessThan(QUICK);
  }

  /** Floods for so long; somebody shows pictures and somebody gives orders all the while. */
  private Delays flood(Duration length) {
    ApiClient organizer =
        server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT").signIn();
    ApiClient guest = server.administrator().createUser("Guido", "PARTICIPANT").signIn();
    Meeting meeting = Meeting.create(organizer, "Flood", "");
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    Delays delays = new Delays(new ArrayList<>(), new ArrayList<>());
    try (TestParticipant shows = TestParticipant.join(server, organizer, meeting);
        TestParticipant watches = TestParticipant.join(server, guest, meeting)) {
      shows.share();
      long begin = System.nanoTime();
      long count = length.toSeconds() * A_SECOND;
      for (int i = 0; i < count; i++) {
        answers.add(server.http().sendAsync(signIn(i), BodyHandlers.ofString()));
        int turn = i % (A_SECOND / LOOKS_A_SECOND);
        if (turn == 0) {
          delays.pictures().add(show(shows, watches));
        } else if (turn == A_SECOND / LOOKS_A_SECOND / 2) {
          delays.orders().add(order(watches, i));
        }
        LockSupport.parkNanos(begin + (i + 1) * 1_000_000_000L / A_SECOND - System.nanoTime());
      }
    }
    // Those alone, since a thousand right ones would hide the wrong one in the report.
    assertThat(answers.stream().map(each -> each.join()).filter(each -> !isRefusal(each)))
        .extracting(each -> each.statusCode() + " " + each.body())
        .isEmpty();
    return delays;
  }

  private static boolean isRefusal(HttpResponse<String> answer) {
    return answer.statusCode() == 401 || answer.statusCode() == 429;
  }

  private HttpRequest signIn(int number) {
    String body =
        "{\"loginName\":\"nobody%d\",\"password\":\"Wrong-%d\",\"delivery\":\"bearer\"}"
            .formatted(number % 1_000, number);
    return HttpRequest.newBuilder(server.api().resolve("session"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static Duration show(TestParticipant shows, TestParticipant watches) {
    long shown = System.nanoTime();
    Frame picture = shows.key(PICTURE_BYTES);
    shows.send(picture);
    assertThat(watches.nextPicture()).isEqualTo(picture);
    return Duration.ofNanos(System.nanoTime() - shown);
  }

  private static Duration order(TestParticipant someone, int request) {
    long ordered = System.nanoTime();
    someone.say(
        ControlKind.END_MEETING, Json.createObjectBuilder().add("request", request).build());
    assertThat(someone.nextControl(ControlKind.REFUSED).getInt("request")).isEqualTo(request);
    return Duration.ofNanos(System.nanoTime() - ordered);
  }
}
