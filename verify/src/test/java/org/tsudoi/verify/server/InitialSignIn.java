package org.tsudoi.verify.server;

import java.util.List;

/**
 * What the file {@code initial-administrator} says.
 *
 * @param name the generated user ID
 * @param password the one-time password
 */
public record InitialSignIn(String name, String password) {

  /** Reads the file, which is there until its first use. */
  public static InitialSignIn of(TsudoiServer server) {
    List<String> words =
        ServerLog.read(server.data().resolve("initial-administrator"))
            .lines()
            .map(line -> line.replaceFirst("^[^:=]*[:=]\\s*", "").strip())
            .filter(line -> !line.isEmpty())
            .toList();
    return new InitialSignIn(words.get(0), words.get(1));
  }
}
