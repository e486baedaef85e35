package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Optional;
import org.tsudoi.accounts.domain.OneTimePassword;
import org.tsudoi.accounts.domain.PasswordHash;
import org.tsudoi.identity.CompanyDirectory;
import org.tsudoi.identity.DirectoryPerson;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Duty;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** Says whose password the company directory keeps (spec 6.3.1). */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DirectoryLinkService {

  private CompanyDirectory directory;
  private DirectoryKeeper keeper;
  private PasswordGate gate;
  private SecureRandom random;

  /** For the container. */
  public DirectoryLinkService() {}

  @Inject
  DirectoryLinkService(
      CompanyDirectory directory, DirectoryKeeper keeper, PasswordGate gate, SecureRandom random) {
    this.directory = directory;
    this.keeper = keeper;
    this.gate = gate;
    this.random = random;
  }

  /** Who the directory says that the person of an account is; empty if it has a password here. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR})
  public Optional<IdentityView> find(Caller caller, AccountId id) {
    return keeper.view(id);
  }

  /**
   * Who the directory says that the caller is; empty if the caller has a password here.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} for a caller without account
   */
  @Allowed(before = {Duty.PASSWORD_CHANGE, Duty.SECOND_FACTOR})
  public Optional<IdentityView> own(Caller caller) {
    return keeper.view(caller.account().orElseThrow(() -> new RefusedException(Problem.FORBIDDEN)));
  }

  /**
   * Leaves the password of an account to the directory, for the person who has its user ID there
   * now and whatever name later. The password that it had here is gone and its sessions end.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} without a directory or account, or if
   *     nobody has the user ID there; with {@link Problem#FORBIDDEN} for an account of a system
   *     administrator unless the caller is one too; with {@link Problem#CONFLICT} if another
   *     account has this person; with {@link Problem#DIRECTORY_UNREACHABLE}; with {@link
   *     Problem#PROOF_REQUIRED} for an administrator
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public IdentityView link(Caller caller, AccountId id) {
    String loginName = keeper.changeable(caller, id).loginName().value();
    DirectoryPerson person =
        directory.find(loginName).orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
    return keeper.prepare(caller, id, person);
  }

  /**
   * Ends that, and the sessions of the account; it gets a one-time password instead.
   *
   * @return the password, which is shown nowhere again
   * @throws RefusedException with {@link Problem#NOT_FOUND} also if the account has a password
   *     here, with {@link Problem#FORBIDDEN} or {@link Problem#PROOF_REQUIRED} as {@link #link}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public String unlink(Caller caller, AccountId id) {
    keeper.changeable(caller, id);
    OneTimePassword oneTime = OneTimePassword.generate(random);
    PasswordHash hash = gate.enter(() -> gate.hash(oneTime.value()));
    if (!keeper.remove(caller, id, hash)) {
      throw new RefusedException(Problem.NOT_FOUND);
    }
    return oneTime.value();
  }
}
