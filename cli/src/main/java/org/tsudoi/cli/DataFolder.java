package org.tsudoi.cli;

import java.nio.file.Path;

/** Where things lie in a server's data directory. */
record DataFolder(Path root) {

  Path keys() {
    return root.resolve("keys");
  }

  Path key(String name) {
    return keys().resolve(name + ".key");
  }

  /** Liberty reads each file here as a variable of the same name. */
  Path variable(String name) {
    return variables().resolve(name);
  }

  Path variables() {
    return keys().resolve("variables");
  }

  /** What whoever watches the server shows at {@code /metrics}. */
  Path monitorPassword() {
    return keys().resolve("monitor.password");
  }

  Path keyStore() {
    return keys().resolve("tls.p12");
  }

  Path certificate() {
    return keys().resolve("tls.crt");
  }

  Path database() {
    return root.resolve("database");
  }

  Path output() {
    return root.resolve("liberty");
  }

  Path instance() {
    return root.resolve("instance.json");
  }

  Path initialAdministrator() {
    return root.resolve("initial-administrator");
  }

  Path token() {
    return root.resolve("command-line-token");
  }

  Path demo() {
    return root.resolve("demo");
  }
}
