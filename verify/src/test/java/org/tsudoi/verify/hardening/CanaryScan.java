package org.tsudoi.verify.hardening;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Looks for marked bytes in files: as they are, in hexadecimal, in Base64 at each of the three
 * alignments, in UTF-16, and inside gzip and zip files.
 *
 * <p>One pass over each file, whatever the number of canaries.
 */
final class CanaryScan {

  private static final int WINDOW = 4;
  private static final int DEEPEST = 4;

  private final Map<Integer, List<Pattern>> patterns = new HashMap<>();
  private final BitSet known = new BitSet(1 << 16);

  private record Pattern(String canary, byte[] bytes) {}

  /** Looks for this text from now on. */
  void add(String name, String canary) {
    add(name, canary.getBytes(StandardCharsets.UTF_8));
    look(name + " in UTF-16", canary.getBytes(StandardCharsets.UTF_16BE));
    look(name + " in UTF-16", canary.getBytes(StandardCharsets.UTF_16LE));
  }

  /** Looks for these bytes from now on. */
  void add(String name, byte[] canary) {
    look(name, canary);
    String hex = HexFormat.of().formatHex(canary);
    look(name + " in hex", hex.getBytes(StandardCharsets.US_ASCII));
    look(name + " in hex", hex.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
    for (int shift = 0; shift < 3; shift++) {
      byte[] shifted = new byte[canary.length + shift];
      System.arraycopy(canary, 0, shifted, shift, canary.length);
      // The first and the last characters depend on the neighbors of the canary.
      int whole = shifted.length / 3 * 4;
      byte[] text = Base64.getEncoder().encode(shifted);
      look(name + " in Base64", Arrays.copyOfRange(text, shift == 0 ? 0 : 4, whole));
      byte[] url = Base64.getUrlEncoder().encode(shifted);
      look(name + " in Base64", Arrays.copyOfRange(url, shift == 0 ? 0 : 4, whole));
    }
  }

  private void look(String name, byte[] bytes) {
    if (bytes.length < 2 * WINDOW) {
      throw new IllegalArgumentException(name + " is too short to be told from chance");
    }
    int start = word(bytes, 0);
    known.set(fold(start));
    patterns.computeIfAbsent(start, key -> new ArrayList<>()).add(new Pattern(name, bytes));
  }

  private static int word(byte[] bytes, int at) {
    return (bytes[at] & 255) << 24
        | (bytes[at + 1] & 255) << 16
        | (bytes[at + 2] & 255) << 8
        | bytes[at + 3] & 255;
  }

  private static int fold(int word) {
    return (word ^ word >>> 16) & 0xffff;
  }

  /** What was found in all files under the folder, as {@code file: canary}. */
  Set<String> scan(Path folder) {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        scanFile(folder.relativize(file).toString(), file, found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private void scanFile(String name, Path file, Set<String> found) throws IOException {
    try {
      scan(name, Files.readAllBytes(file), found, 0);
    } catch (NoSuchFileException gone) {
      // The server runs: what is gone keeps nothing.
    }
  }

  /** What was found in these bytes. */
  Set<String> scan(String name, byte[] bytes) {
    Set<String> found = new TreeSet<>();
    scan(name, bytes, found, 0);
    return found;
  }

  private void scan(String name, byte[] bytes, Set<String> found, int depth) {
    for (int at = 0; at + WINDOW <= bytes.length; at++) {
      int start = word(bytes, at);
      if (known.get(fold(start))) {
        compare(name, bytes, at, patterns.getOrDefault(start, List.of()), found);
      }
    }
    if (depth < DEEPEST && bytes.length > WINDOW) {
      unpack(name, bytes, found, depth + 1);
    }
  }

  private static void compare(
      String name, byte[] bytes, int at, List<Pattern> candidates, Set<String> found) {
    for (Pattern candidate : candidates) {
      int end = at + candidate.bytes().length;
      if (end <= bytes.length
          && Arrays.equals(bytes, at, end, candidate.bytes(), 0, candidate.bytes().length)) {
        found.add(name + ": " + candidate.canary());
      }
    }
  }

  private void unpack(String name, byte[] bytes, Set<String> found, int depth) {
    try {
      if (word(bytes, 0) == 0x504b0304) {
        unzip(name, bytes, found, depth);
      } else if (word(bytes, 0) >>> 16 == 0x1f8b) {
        try (InputStream packed = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
          scan(name + "!", packed.readAllBytes(), found, depth);
        }
      }
    } catch (IOException notReallyPacked) {
      // Something that only begins like an archive was scanned as it is.
    }
  }

  private void unzip(String name, byte[] bytes, Set<String> found, int depth) throws IOException {
    try (ZipInputStream packed = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = packed.getNextEntry(); entry != null; entry = packed.getNextEntry()) {
        scan(name + "!" + entry.getName(), packed.readAllBytes(), found, depth);
      }
    }
  }
}
