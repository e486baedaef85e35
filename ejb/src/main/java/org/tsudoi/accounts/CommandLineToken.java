package org.tsudoi.accounts;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.tsudoi.accounts.domain.SessionToken;
import org.tsudoi.installation.DataDirectory;

/**
 * What lets the command line in: a secret that only the server's own user can read, on the server's
 * own machine.
 *
 * <p>Made anew at each start and written to {@code <data>/command-line-token} (mode 0600); the one
 * of an earlier start is worth nothing. Deleted at an orderly stop. Immutable once started.
 */
@ApplicationScoped
class CommandLineToken {

  static final String FILE = "command-line-token";

  /** Text forms of loopback addresses, as a servlet container reports them. */
  private static final Pattern LOOPBACK =
      Pattern.compile("127(\\.\\d{1,3}){3}|::1|0:0:0:0:0:0:0:1|::ffff:127(\\.\\d{1,3}){3}");

  private final DataDirectory data;
  private final String token;

  /** For the container's proxy. */
  CommandLineToken() {
    this.data = null;
    this.token = "";
  }

  @Inject
  CommandLineToken(DataDirectory data, SecureRandom random) {
    this.data = data;
    this.token = SessionToken.newToken(random);
  }

  /** Writes the token where the command line looks for it. */
  void publish() {
    data.writeSecret(FILE, token + "\n");
  }

  @PreDestroy
  void withdraw() {
    data.delete(FILE);
  }

  /** Whether this is the token of this start, shown from this machine. */
  boolean admits(String shown, String address) {
    return LOOPBACK.matcher(address).matches()
        && SessionToken.looksLikeToken(shown)
        && SessionToken.same(token, shown);
  }
}
