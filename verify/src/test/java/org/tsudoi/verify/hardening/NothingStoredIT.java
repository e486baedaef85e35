package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.InitialSignIn;
import org.tsudoi.verify.server.JsonText;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * Nothing that is shown in a meeting and no secret in clear reaches the data directory: not during
 * the meeting, not after a crash, not in the decrypted database; on a server of its own.
 *
 * <p>Titles of meetings and of shared surfaces are kept on purpose, for the histories.
 */
@RunsBesideOthers
@Tag("spec-6.2.2")
class NothingStoredIT {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int PICTURES = 60;
  private static final int PICTURE_BYTES = 200_000;
  private static final long GROWTH_ALLOWED = 6_000_000;

  private final CanaryScan scan = new CanaryScan();
  private final byte[] pixels = randomBytes();
  private final String pictureText = marked("picture-text-");
  private final String written = marked("written-");

  @Test
  @Tag("T-1")
  @Tag("A-16")
  @Tag("S-1")
  void keepsNeitherPicturesNorSecretsDuringTheMeetingAfterACrashAndInTheDatabase() {
    TsudoiServer server = TsudoiServer.start();
    try {
      scan.add("one-time password of the first administrator", InitialSignIn.of(server).password());
      scan.add("pixels", pixels);
      scan.add("text in a picture", pictureText);
      scan.add("message of the chat", written);
      ApiClient organizer = person(server, "Hanako", "MEETING_CREATOR");
      ApiClient viewer = person(server, "Taro", "PARTICIPANT");
      browserSession(server);
      Meeting meeting = meeting(organizer, viewer);
      try (TestParticipant presenter = join(server, organizer, meeting);
          TestParticipant watching = join(server, viewer, meeting)) {
        presenter.share();
        presenter.send(presenter.key(picture()));
        watching.nextPicture();
        presenter.send(presenter.message(written));
        assertThat(watching.nextMessage()).isEqualTo(written);
        watching.send(watching.message("answer to " + written));
        assertThat(watching.nextMessage()).isEqualTo("answer to " + written);
        try (TestParticipant late = join(server, viewer(server), meeting)) {
          assertThat(late.nextMessage()).as("for those who join late").isEqualTo(written);
        }
        final long before = sizeOf(server.data());

        for (int sent = 0; sent < PICTURES; sent++) {
          presenter.send(presenter.key(picture()));
          watching.nextPicture();
        }

        assertThat(sizeOf(server.data()) - before).as("growth").isLessThan(GROWTH_ALLOWED);
        assertThat(scan.scan(server.data())).as("during the meeting").isEmpty();
        server.kill();
      }

      assertThat(scan.scan(server.data())).as("after the crash").isEmpty();
      byte[] database = DatabaseDump.ofDerby(server.data());
      assertThat(new String(database, StandardCharsets.UTF_8))
          .contains("PARTICIPANT_JOINED", meeting.number().replace("-", ""));
      assertThat(scan.scan("database", database)).as("in the decrypted database").isEmpty();
      assertTheScanFindsWhatIsThere(server.data().resolve("liberty/tsudoi/logs/planted.log"));
    } finally {
      server.kill();
    }
  }

  private void assertTheScanFindsWhatIsThere(Path planted) {
    try {
      Files.writeString(planted, "x " + HexFormat.of().formatHex(pixels) + " y");
      assertThat(scan.scan(planted.getParent())).containsExactly("planted.log: pixels in hex");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ApiClient viewer(TsudoiServer server) {
    return person(server, "Jiro", "PARTICIPANT");
  }

  private ApiClient person(TsudoiServer server, String name, String role) {
    JsonObject wanted =
        Json.createObjectBuilder()
            .add("loginName", name + HexFormat.of().formatHex(randomBytes(), 0, 4))
            .add("displayName", name)
            .add("roles", Json.createArrayBuilder().add(role))
            .add("language", "en")
            .build();
    String oneTime =
        server
            .administrator()
            .signIn()
            .post("users", wanted)
            .expect(201)
            .getString("oneTimePassword");
    scan.add("one-time password", oneTime);
    scan.add("password of the administrator", server.administrator().password());
    String login = wanted.getString("loginName");
    ApiClient first = server.anonymous().signIn(login, oneTime);
    scan.add("bearer token", first.token());
    String own = marked("Aa1-own-");
    scan.add("password", own);
    first
        .post(
            "session/password",
            Json.createObjectBuilder().add("current", oneTime).add("next", own).build())
        .expect(204);
    String mistaken = marked("mistaken-");
    scan.add("mistaken password", mistaken);
    server.anonymous().post("session", signIn(login, mistaken, "bearer")).expect(401);
    String misplaced = marked("Aa1-misplaced-");
    scan.add("password typed as a name", misplaced);
    server.anonymous().post("session", signIn(misplaced, own, "bearer")).expect(401);
    ApiClient signedIn = server.anonymous().signIn(login, own);
    scan.add("bearer token", signedIn.token());
    return signedIn;
  }

  private void browserSession(TsudoiServer server) {
    Person person = server.administrator().createUser("Browser", "PARTICIPANT");
    scan.add("password", person.password());
    HttpRequest request =
        HttpRequest.newBuilder(server.at("api/v1/session"))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    signIn(person.name(), person.password(), "cookie").toString()))
            .build();
    try {
      HttpResponse<String> answer = server.http().send(request, BodyHandlers.ofString());
      scan.add("CSRF token", JsonText.object(answer.body()).getString("csrfToken"));
      scan.add(
          "cookie",
          answer
              .headers()
              .firstValue("Set-Cookie")
              .orElseThrow()
              .replaceFirst("^[^=]*=([^;]*);.*", "$1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonObject signIn(String name, String password, String delivery) {
    return Json.createObjectBuilder()
        .add("loginName", name)
        .add("password", password)
        .add("delivery", delivery)
        .build();
  }

  private Meeting meeting(ApiClient organizer, ApiClient viewer) {
    String key = marked("key-");
    scan.add("meeting key", key);
    Meeting meeting = Meeting.create(organizer, "Nothing is kept", key);
    String wrong = marked("wrong-");
    scan.add("wrong meeting key", wrong);
    viewer
        .post(
            "meetings/" + meeting.number() + "/join",
            Json.createObjectBuilder()
                .add("meetingKey", Json.createObjectBuilder().add("type", 1).add("value", wrong))
                .build())
        .expect(403);
    return meeting;
  }

  private TestParticipant join(TsudoiServer server, ApiClient person, Meeting meeting) {
    String ticket = meeting.ticket(person);
    scan.add("ticket", ticket);
    TestParticipant joined = TestParticipant.joinWith(server, ticket);
    scan.add("tunnel secret", joined.secret());
    return joined;
  }

  private byte[] picture() {
    ByteArrayOutputStream picture = new ByteArrayOutputStream();
    byte[] filler = new byte[997];
    while (picture.size() < PICTURE_BYTES) {
      RANDOM.nextBytes(filler);
      picture.writeBytes(filler);
      picture.writeBytes(pixels);
      picture.writeBytes(("tEXt" + pictureText).getBytes(StandardCharsets.UTF_8));
    }
    return picture.toByteArray();
  }

  private static long sizeOf(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String marked(String prefix) {
    return prefix + HexFormat.of().formatHex(randomBytes());
  }

  private static byte[] randomBytes() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
