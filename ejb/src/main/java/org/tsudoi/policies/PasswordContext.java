package org.tsudoi.policies;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * For whom a password is chosen.
 *
 * @param loginName the login name, which the password must not contain
 * @param past the passwords of before
 * @param ownWords names and the like, in lower case, that whoever knows the person tries first
 * @param age how old the present password is; empty if it has to be replaced anyway
 */
public record PasswordContext(
    String loginName, List<String> ownWords, PastPasswords past, Optional<Duration> age) {

  /** The passwords that the person has had, the present one among them. */
  @FunctionalInterface
  public interface PastPasswords {

    /**
     * Whether the password is one of the newest; costs one computation of a hash each, so it is
     * asked last and only if nothing else is wrong.
     */
    boolean contain(String candidate, int newest);
  }

  /** Somebody whose password has to be replaced. */
  public PasswordContext(String loginName, PastPasswords past) {
    this(loginName, List.of(), past, Optional.empty());
  }

  /** Somebody who has had no password yet. */
  public static PasswordContext newAccount(String loginName) {
    return new PasswordContext(loginName, (candidate, newest) -> false);
  }
}
