package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.Project;

/** The list of parts (CycloneDX) names each library that is delivered, by its hash. */
@Tag("S-4")
class DeliveredPartsIT {

  private static final Path SERVER =
      Project.root().resolve("liberty/target/liberty/wlp/usr").normalize();
  private static final Path LIST = SERVER.resolve("servers/tsudoi/sbom.cdx.json");
  private static final Path COMMAND_LINE = Project.root().resolve("cli/target/lib");

  @Test
  void theListNamesEachLibraryOfTheServerAndOfTheCommandLine() throws IOException {
    Set<String> listed =
        parts().stream()
            .flatMap(part -> part.getJsonArray("hashes").stream())
            .map(JsonValue::asJsonObject)
            .filter(hash -> hash.getString("alg").equals("SHA-256"))
            .map(hash -> hash.getString("content"))
            .collect(Collectors.toSet());

    Map<String, String> delivered = new TreeMap<>();
    for (Path library : libraries(SERVER)) {
      collect(library.getFileName().toString(), Files.newInputStream(library), delivered);
    }
    for (Path library : libraries(COMMAND_LINE)) {
      collect(library.getFileName().toString(), Files.newInputStream(library), delivered);
    }

    assertThat(delivered).containsKey("flyway-core.jar");
    assertThat(delivered.keySet())
        .anyMatch(name -> name.startsWith("primefaces-"))
        .anyMatch(name -> name.startsWith("picocli-"));
    assertThat(delivered).allSatisfy((name, hash) -> assertThat(listed).as(name).contains(hash));
  }

  @Test
  void theListSaysTheLicenceOfEachPart() {
    assertThat(parts())
        .allSatisfy(
            part ->
                assertThat(part.getJsonArray("licenses")).as(part.getString("purl")).isNotEmpty())
        .anyMatch(part -> part.getString("name").equals("openliberty-runtime"));
  }

  private static List<JsonObject> parts() {
    assumeTrue(Files.exists(LIST), "the list is made by a build with -Psbom");
    try (JsonReader reader = Json.createReader(Files.newInputStream(LIST))) {
      return reader.readObject().getJsonArray("components").stream()
          .map(JsonValue::asJsonObject)
          .toList();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static List<Path> libraries(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(jar|ear)"))
          .filter(file -> !file.toString().contains("/workarea/"))
          .toList();
    }
  }

  /** The libraries in an archive of ours, whatever is around them, or the library itself. */
  private static void collect(String name, InputStream content, Map<String, String> into)
      throws IOException {
    if (!name.startsWith("tsudoi")) {
      into.put(name, sha256(content.readAllBytes()));
      return;
    }
    ZipInputStream archive = new ZipInputStream(content);
    for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
      String inner = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
      if (inner.matches(".*\\.(jar|war)")) {
        collect(inner, archive, into);
      }
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
