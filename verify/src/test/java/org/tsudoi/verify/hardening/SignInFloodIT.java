package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.TsudoiServer;

/** A hundred wrong sign-ins a second: most are turned away unread, and meetings go on. */
@Isolated
@OnTsudoi
@Tag("spec-5")
@Tag("R-6")
@Timeout(300)
class SignInFloodIT {

  private static final int A_SECOND = 100;
  private static final int QUESTIONS_A_SECOND = 5;
  private static final Duration QUICK = Duration.ofMillis(200);

  private final TsudoiServer server;

  SignInFloodIT(TsudoiServer server) {
    this.server = server;
  }

  @Test
  void answersMeetingsUnderAFloodOfSignIns() {
    assertThat(flood(Duration.ofSeconds(5))).hasSize(5 * QUESTIONS_A_SECOND);
  }

  @Test
  @Tag("long")
  void answersMeetingsQuicklyUnderAMinuteOfSignIns() {
    List<Duration> delays = flood(Duration.ofMinutes(1)).stream().sorted().toList();

    assertThat(delays.get(delays.size() * 99 / 100)).isLessThan(QUICK);
  }

  /** Floods for so long, asks in a meeting all the while, and answers how long each answer took. */
  private List<Duration> flood(Duration length) {
    ApiClient organizer =
        server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT").signIn();
    ApiClient guest = server.administrator().createUser("Guido", "PARTICIPANT").signIn();
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    List<Duration> delays = new ArrayList<>();
    try (TestParticipant asks =
        TestParticipant.join(server, guest, Meeting.create(organizer, "Flood", ""))) {
      long begin = System.nanoTime();
      long count = length.toSeconds() * A_SECOND;
      for (int i = 0; i < count; i++) {
        answers.add(server.http().sendAsync(signIn(i), BodyHandlers.ofString()));
        if (i % (A_SECOND / QUESTIONS_A_SECOND) == 0) {
          delays.add(ask(asks, i));
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

  private static Duration ask(TestParticipant someone, int request) {
    long asked = System.nanoTime();
    someone.say(
        ControlKind.END_MEETING, Json.createObjectBuilder().add("request", request).build());
    assertThat(someone.nextControl(ControlKind.REFUSED).getInt("request")).isEqualTo(request);
    return Duration.ofNanos(System.nanoTime() - asked);
  }
}
