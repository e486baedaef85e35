package org.tsudoi.verify.server;

/**
 * A user made for a test.
 *
 * @param server where
 * @param id the account's id
 * @param name the user ID
 * @param displayName the name that people see
 * @param password the password of the person's own choice
 */
public record Person(
    TsudoiServer server, String id, String name, String displayName, String password) {

  /** Signs in anew: a client with a session of its own. */
  public ApiClient signIn() {
    return server.anonymous().signIn(name, password).provingAnew(password);
  }
}
