package org.tsudoi.installation;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The defaults of all settings, from {@code settings.properties} beside {@code server.xml}.
 *
 * <p>The weakest source: an environment variable ({@code TSUDOI_SESSION_IDLE} for {@code
 * tsudoi.session.idle}) and a Liberty variable win over it. Read once, then immutable.
 */
public final class SettingsFile implements ConfigSource {

  /** Below the 100 of {@code microprofile-config.properties}. */
  private static final int ORDINAL = 50;

  private final Map<String, String> settings;

  /** Reads the file of the running server; without one there are no defaults. */
  public SettingsFile() {
    this(
        Optional.ofNullable(System.getProperty("server.config.dir"))
            .map(folder -> Path.of(folder, "settings.properties")));
  }

  SettingsFile(Optional<Path> file) {
    settings = file.filter(Files::isReadable).map(SettingsFile::read).orElse(Map.of());
  }

  private static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
  }

  @Override
  public int getOrdinal() {
    return ORDINAL;
  }

  @Override
  public String getName() {
    return "tsudoi settings.properties";
  }

  @Override
  public Set<String> getPropertyNames() {
    return settings.keySet();
  }

  @Override
  public String getValue(String key) {
    return settings.get(key);
  }

  @Override
  public Map<String, String> getProperties() {
    return settings;
  }
}
