package org.tsudoi.policies;

/**
 * For whom a password is chosen.
 *
 * @param loginName the login name, which the password must not contain
 * @param past the passwords of before
 */
public record PasswordContext(String loginName, PastPasswords past) {

  /** The passwords that the person has had, the present one among them. */
  @FunctionalInterface
  public interface PastPasswords {

    /**
     * Whether the password is one of the newest; costs one computation of a hash each, so it is
     * asked last and only if nothing else is wrong.
     */
    boolean contain(String candidate, int newest);
  }

  /** Somebody who has had no password yet. */
  public static PasswordContext newAccount(String loginName) {
    return new PasswordContext(loginName, (candidate, newest) -> false);
  }
}
