package org.tsudoi.installation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one folder that holds everything this installation keeps: keys, secrets, database, address.
 *
 * <p>{@code tsudoi init} makes it before the first start; the server only reads the keys and adds
 * small files. What it writes is readable by its own user alone and is either the old or the new
 * text after a crash, never half of it. Thread-safe.
 */
@ApplicationScoped
public class DataDirectory {

  static final int KEY_BYTES = 32;

  private final Path root;

  /** For the container's proxy. */
  public DataDirectory() {
    root = Path.of("");
  }

  /** The folder that the setting {@code tsudoi.data} names. */
  @Inject
  public DataDirectory(@ConfigProperty(name = "tsudoi.data") String root) {
    this.root = Path.of(root).toAbsolutePath().normalize();
  }

  /** The folder itself, absolute. */
  public Path path() {
    return root;
  }

  /**
   * The secret key of that name, 32 bytes, from {@code keys/<name>.key}.
   *
   * @throws IllegalStateException if the file is missing or has another length; the server never
   *     makes a key by itself, because a new key would silently orphan what the old one protects
   */
  public byte[] key(String name) {
    Path file = root.resolve("keys").resolve(name + ".key");
    try {
      byte[] key = Files.readAllBytes(file);
      if (key.length != KEY_BYTES) {
        throw new IllegalStateException(file + " must hold exactly " + KEY_BYTES + " bytes");
      }
      return key;
    } catch (NoSuchFileException e) {
      throw new IllegalStateException(file + " is missing; run: tsudoi init --data " + root, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The password that the monitor shows, from {@code keys/monitor.password}; empty as long as
   * {@code tsudoi init} has not made it. Read anew each time, so that it can be replaced.
   */
  public Optional<String> monitorPassword() {
    try {
      String text = Files.readString(root.resolve("keys").resolve("monitor.password")).strip();
      return Optional.of(text).filter(password -> password.length() >= KEY_BYTES);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a small secret that only the server's user can read; replaces an older one whole. */
  public void writeSecret(String fileName, String text) {
    try {
      SecretFile.write(inside(fileName), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a file written by {@link #writeSecret}, empty if there is none. */
  public Optional<String> read(String fileName) {
    try {
      return Optional.of(Files.readString(inside(fileName)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the file if it is there. */
  public void delete(String fileName) {
    try {
      Files.deleteIfExists(inside(fileName));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path inside(String fileName) {
    Path file = root.resolve(fileName).normalize();
    if (!root.equals(file.getParent())) {
      throw new IllegalArgumentException("Not a plain file name: " + fileName);
    }
    return file;
  }
}
