package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * The server is killed in the middle of its work, again and again, and started on what it left: all
 * that it acknowledged is there, and nothing is there by half; on a server of its own.
 */
@RunsBesideOthers
@Tag("spec-8.1")
class KillIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PAGE = 500;

  private final long seed = Long.getLong("test.seed", System.currentTimeMillis());
  private final Random random = new Random(seed);

  @Test
  void losesNothingThatItAcknowledgedWhenItIsKilled() {
    surviveKills(1);
  }

  @Test
  @Tag("long")
  void losesNothingInManyKills() {
    surviveKills(40);
  }

  private void surviveKills(int kills) {
    TsudoiServer server = TsudoiServer.start();
    try {
      server.administrator();
      List<KilledWork> done = new ArrayList<>();
      for (int kill = 0; kill < kills; kill++) {
        done.add(workUntilKilled(server, "k" + kill));
        server.restart();
        assertEverythingIsThere(server, done);
      }
      server.kill();
      long links = DatabaseDump.inDerby(server.data(), AuditChain::check);
      assertThat(links).isGreaterThan(done.stream().mapToInt(KilledWork::acknowledged).sum());
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("seed " + seed, e);
    } finally {
      server.kill();
    }
  }

  private KilledWork workUntilKilled(TsudoiServer server, String prefix) {
    ApiClient organizer = server.administrator().signIn();
    Meeting meeting = Meeting.create(organizer, "Cut off " + prefix, "");
    TestParticipant presenter = TestParticipant.join(server, organizer, meeting);
    presenter.share();
    KilledWork work = KilledWork.begin(server, prefix);
    int enough = 5 + random.nextInt(25);
    assertThat(Waiting.until(() -> work.acknowledged() >= enough, PATIENCE)).isTrue();
    long moment = System.nanoTime() + random.nextInt(150_000_000);
    while (System.nanoTime() < moment) {
      Thread.onSpinWait();
    }

    server.kill();

    work.awaitEnd();
    presenter.downlink().abort();
    presenter.uplink().abort();
    return work;
  }

  private void assertEverythingIsThere(TsudoiServer server, List<KilledWork> done) {
    ApiClient administrator = server.administrator().signIn();
    List<JsonObject> trail = sealedTrail(administrator);
    assertThat(trail.stream().map(row -> row.getJsonNumber("sequence").longValue()).sorted())
        .as("the chain has no gaps")
        .containsExactlyElementsOf(LongStream.rangeClosed(1, trail.size()).boxed().toList());
    Set<String> recorded =
        trail.stream()
            .map(row -> row.getString("action") + " " + row.getString("targetId"))
            .collect(Collectors.toSet());
    for (KilledWork work : done) {
      assertUsers(administrator, work, recorded);
      assertMeetings(administrator, work, recorded);
    }
    assertNothingIsThereByHalf(administrator, recorded);
    assertHistoriesAreClosed(administrator, done.size());
    KilledWork.User last = done.get(done.size() - 1).users().get(0);
    server.anonymous().signIn(last.loginName(), last.oneTimePassword());
  }

  private static void assertUsers(ApiClient administrator, KilledWork work, Set<String> recorded) {
    assertThat(work.users()).isNotEmpty();
    for (KilledWork.User user : work.users()) {
      JsonObject found = administrator.get("users/" + user.id()).expect(200);
      assertThat(found.getString("loginName")).isEqualTo(user.loginName());
      assertThat(found.getString("displayName")).isEqualTo("User " + user.loginName());
      assertThat(recorded).contains("ACCOUNT_CREATED " + user.id());
    }
    for (String id : work.disabled()) {
      assertThat(administrator.get("users/" + id).expect(200).getString("state"))
          .isEqualTo("DISABLED");
      assertThat(recorded).contains("ACCOUNT_DISABLED " + id);
    }
    for (String id : work.erased()) {
      assertThat(administrator.get("users/" + id).expect(200).getBoolean("erased")).isTrue();
    }
  }

  private static void assertMeetings(
      ApiClient administrator, KilledWork work, Set<String> recorded) {
    for (Meeting meeting : work.meetings()) {
      JsonObject found = administrator.get("meetings/" + meeting.number()).expect(200);
      assertThat(found.getString("title")).startsWith("Meeting ");
      assertThat(found.getBoolean("live")).isFalse();
      assertThat(recorded).contains("MEETING_CREATED " + found.getString("id"));
    }
  }

  private static void assertNothingIsThereByHalf(ApiClient administrator, Set<String> recorded) {
    Set<String> created =
        recorded.stream()
            .filter(entry -> entry.startsWith("ACCOUNT_CREATED "))
            .map(entry -> entry.substring("ACCOUNT_CREATED ".length()))
            .collect(Collectors.toSet());
    List<JsonObject> gone = everything(administrator, "users?state=DELETED&");
    Set<String> there =
        Stream.concat(everything(administrator, "users?").stream(), gone.stream())
            .map(row -> row.getString("id"))
            .collect(Collectors.toSet());
    assertThat(there).as("accounts and entries of their creation").isEqualTo(created);
    assertThat(gone)
        .as("nobody is erased by half")
        .allSatisfy(
            row -> {
              String id = row.getString("id");
              boolean erased = recorded.contains("PERSONAL_KEY_DESTROYED " + id);
              assertThat(row.getBoolean("erased")).isEqualTo(erased);
              assertThat(row.getString("displayName").startsWith("erased-")).isEqualTo(erased);
              assertThat(row.getString("loginName").equals("erased-" + id)).isEqualTo(erased);
              assertThat(recorded).contains("ACCOUNT_DELETED " + id);
            });
    assertThat(recorded.stream().filter(entry -> entry.startsWith("INITIAL_ADMINISTRATOR_CREATED")))
        .as("the first administrator, one of them")
        .containsExactly("INITIAL_ADMINISTRATOR_CREATED " + first(administrator));
  }

  private static String first(ApiClient administrator) {
    return administrator.get("session").expect(200).getJsonObject("account").getString("id");
  }

  private static void assertHistoriesAreClosed(ApiClient administrator, int kills) {
    for (String history : List.of("history/access", "history/usage")) {
      List<JsonObject> rows = rows(administrator.get(history + "?max=500").expect(200));
      assertThat(rows).as(history).hasSize(kills);
      assertThat(rows)
          .allSatisfy(
              row -> {
                assertThat(row.getString("ended", "")).isNotEmpty();
                assertThat(row.getString("reason", "")).isEqualTo("SERVER_RESTARTED");
                assertThat(row.getString("ended")).isGreaterThanOrEqualTo(row.getString("began"));
              });
    }
  }

  /** The whole trail, once its newest entries are sealed too. */
  private static List<JsonObject> sealedTrail(ApiClient administrator) {
    List<JsonObject> trail = new ArrayList<>();
    boolean sealed =
        Waiting.until(
            () -> {
              trail.clear();
              trail.addAll(everything(administrator, "audit?"));
              // What is written while we read moves the pages on, so that a row comes twice.
              return trail.stream().allMatch(row -> row.containsKey("sequence"))
                  && trail.stream().map(row -> row.get("sequence")).distinct().count()
                      == trail.size();
            },
            PATIENCE);
    assertThat(sealed).as("everything is sealed, and nothing twice").isTrue();
    return trail;
  }

  private static List<JsonObject> everything(ApiClient administrator, String rows) {
    List<JsonObject> all = new ArrayList<>();
    JsonObject page;
    do {
      page = administrator.get(rows + "max=" + PAGE + "&first=" + all.size()).expect(200);
      all.addAll(rows(page));
    } while (page.getJsonArray("rows").size() == PAGE);
    return all;
  }

  private static List<JsonObject> rows(JsonObject page) {
    return page.getJsonArray("rows").stream().map(JsonValue::asJsonObject).toList();
  }
}
