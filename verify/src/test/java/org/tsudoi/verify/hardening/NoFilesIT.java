package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tsudoi.protocol.Channel;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.ResumingParticipant;
import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.Project;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * No file gets from one person to another: no frame carries one, no address takes one, and no page
 * for participants asks for one. What is no channel at all closes a tunnel, as the frames of the
 * conformance suite show.
 */
@OnTsudoi
@Tag("spec-6.2.2")
@Tag("spec-6.4.1")
class NoFilesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final byte[] FILE = "%PDF-1.7\nplans".getBytes(StandardCharsets.US_ASCII);
  private static final String MULTIPART = "multipart/form-data; boundary=cut";
  private static final byte[] FORM =
      ("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"plan.pdf\"\r\n"
              + "Content-Type: application/pdf\r\n\r\n%PDF-1.7\r\n--cut--\r\n")
          .getBytes(StandardCharsets.US_ASCII);

  private final TsudoiServer server;

  NoFilesIT(TsudoiServer server) {
    this.server = server;
  }

  /** One operation of the API that takes a body. */
  private record Operation(String method, String path, List<String> types) {

    /** An address where nothing is, so that nothing happens should the body be taken. */
    String somewhere() {
      return path.replaceFirst("^/api/v1/", "")
          .replace("{number}", "000-000-000")
          .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }

    boolean takesTables() {
      return types.equals(List.of("text/csv"));
    }
  }

  @Test
  @Tag("Z-16")
  @Tag("X-5")
  void noAddressTakesAFile() {
    ApiClient administrator = server.administrator().signIn();
    List<Operation> operations = operations();

    assertThat(operations).hasSizeGreaterThan(40);
    assertThat(operations)
        .filteredOn(Operation::takesTables)
        .extracting(Operation::path)
        .containsExactlyInAnyOrder("/api/v1/users/import", "/api/v1/devices/import");
    for (Operation operation : operations) {
      String path = operation.somewhere();
      for (int status :
          List.of(
              administrator.send(operation.method(), path, MULTIPART, FORM).status(),
              administrator
                  .send(operation.method(), path, "application/octet-stream", FILE)
                  .status())) {
        assertThat(status).as(operation.toString()).isIn(404, 415);
      }
    }
  }

  private static List<Operation> operations() {
    List<Operation> found = new ArrayList<>();
    try (JsonReader reader =
        Json.createReader(Files.newBufferedReader(Project.root().resolve("docs/openapi.json")))) {
      JsonObject paths = reader.readObject().getJsonObject("paths");
      for (String path : paths.keySet()) {
        paths
            .getJsonObject(path)
            .forEach(
                (method, said) -> {
                  JsonObject body =
                      said instanceof JsonObject one ? one.getJsonObject("requestBody") : null;
                  if (body != null) {
                    List<String> types = List.copyOf(body.getJsonObject("content").keySet());
                    found.add(new Operation(method.toUpperCase(Locale.ROOT), path, types));
                  }
                });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** Channels that a later version may use carry nothing today, not even for who leads. */
  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"WEBSOCKET", "HTTPS"})
  @Tag("Z-16")
  void noFrameCarriesAFile(Transport transport) {
    Person organizer = server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT");
    ApiClient other = server.administrator().createUser("Guido", "PARTICIPANT").signIn();
    ApiClient leader = organizer.signIn();
    Meeting meeting = Meeting.create(leader, "No files", "");
    try (ResumingParticipant viewer = ResumingParticipant.join(server, transport, other, meeting);
        ResumingParticipant sending =
            ResumingParticipant.join(server, transport, leader, meeting)) {
      Queue<Channel> heard = new ConcurrentLinkedQueue<>();
      viewer.hear(frame -> heard.add(frame.header().channel()));
      for (Channel channel : List.of(Channel.BOARD, Channel.REMOTE_INPUT, Channel.KEYS)) {
        sending.send(sending.scribe().of(channel, FILE));
      }
      sending.send(sending.scribe().message("Did it come?"));

      assertThat(Waiting.until(() -> heard.contains(Channel.CHAT), PATIENCE)).isTrue();
      assertThat(heard).isSubsetOf(Channel.CONTROL, Channel.CHAT);
    }
  }

  @Test
  @Tag("Z-16")
  void noPageForParticipantsAsksForAFile() throws IOException {
    Path sources = Project.root().resolve("web/src/main/ts");
    try (Stream<Path> files = Files.walk(sources)) {
      List<Path> asking =
          files
              .filter(file -> file.toString().endsWith(".ts"))
              .filter(file -> !file.startsWith(sources.resolve("console")))
              .filter(NoFilesIT::asksForAFile)
              .toList();

      assertThat(asking).isEmpty();
    }
  }

  private static boolean asksForAFile(Path source) {
    try {
      String text = Files.readString(source);
      return Stream.of(
              "\"file\"",
              "showOpenFilePicker",
              "dataTransfer",
              "clipboardData",
              "FileReader",
              "new FormData",
              "webkitGetAsEntry")
          .anyMatch(text::contains);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
