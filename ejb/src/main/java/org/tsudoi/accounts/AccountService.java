package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * What administrators do to accounts (spec 6.3.2); each change is audited with before and after.
 */
@Stateless
public class AccountService {

  /** For the container. */
  public AccountService() {}

  /**
   * Creates a user with a one-time password, which must be changed at the first sign-in and expires
   * unused after 72 hours (spec 6.1.2).
   *
   * <p>Only a system administrator may give the role of system administrator.
   *
   * @throws RefusedException with {@link Problem#LOGIN_NAME_TAKEN}, or with {@link
   *     Problem#INVALID_VALUE} naming the field
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public CreatedAccount create(Caller caller, NewAccount account) {
    throw new UnsupportedOperationException();
  }

  /**
   * Changes what the administrator said about a user. Other roles end the user's sessions at once.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}, {@link Problem#INVALID_VALUE}, or
   *     {@link Problem#LAST_ADMINISTRATOR} when nobody would be left to run the installation
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public AccountView change(Caller caller, AccountId id, AccountChange change) {
    throw new UnsupportedOperationException();
  }

  /**
   * Forbids an account to be used and ends its sessions at once; disabled already is no refusal.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} or {@link Problem#LAST_ADMINISTRATOR}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public void disable(Caller caller, AccountId id) {
    throw new UnsupportedOperationException();
  }

  /**
   * Lets a disabled account be used again.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public void enable(Caller caller, AccountId id) {
    throw new UnsupportedOperationException();
  }

  /**
   * Gives an account a new one-time password, as {@link #create} does, and ends its sessions.
   *
   * @return the password, which is shown nowhere again
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public String resetPassword(Caller caller, AccountId id) {
    throw new UnsupportedOperationException();
  }

  /**
   * The same as {@link #resetPassword} for whoever knows only the login name: the command line.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public String resetByLoginName(Caller caller, String loginName) {
    throw new UnsupportedOperationException();
  }

  /** Lists accounts by login name. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR})
  public AccountPage find(Caller caller, AccountQuery query) {
    throw new UnsupportedOperationException();
  }

  /**
   * One account.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR})
  public AccountView get(Caller caller, AccountId id) {
    throw new UnsupportedOperationException();
  }
}
