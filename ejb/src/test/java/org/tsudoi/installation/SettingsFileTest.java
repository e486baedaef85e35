package org.tsudoi.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

  @TempDir private Path folder;

  @Test
  void givesTheDefaultsOfTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("settings.properties"), "tsudoi.a = 5\n# c\n");

    SettingsFile settings = new SettingsFile(Optional.of(file));

    assertThat(settings.getProperties()).containsOnly(Map.entry("tsudoi.a", "5"));
    assertThat(settings.getValue("tsudoi.b")).isNull();
  }

  @Test
  void isTheWeakestSource() {
    assertThat(new SettingsFile(Optional.empty()).getOrdinal()).isLessThan(100);
  }
}
