package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tsudoi.accounts.SignInAttempts.Candidate;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.identity.CompanyDirectory;
import org.tsudoi.identity.DirectoryPerson;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Has the company directory compare what was typed, where it keeps the password.
 *
 * <p>Whatever was typed wrong asks the directory, so that neither its time nor its being away tells
 * whose password it keeps; but the password of an account that has one here is not shown to it. In
 * no place of the {@link PasswordGate}: a slow directory must not keep others from signing in.
 */
@ApplicationScoped
class DirectorySignIn {

  private static final Logger LOG = Logger.getLogger(DirectorySignIn.class.getName());

  private final CompanyDirectory directory;
  private final DirectoryKeeper keeper;

  /** For the container's proxy. */
  DirectorySignIn() {
    this(null, null);
  }

  @Inject
  DirectorySignIn(CompanyDirectory directory, DirectoryKeeper keeper) {
    this.directory = directory;
    this.keeper = keeper;
  }

  /**
   * The account of whom the directory proves by the password.
   *
   * @param typed the account whose user ID was typed
   * @throws RefusedException with {@link Problem#DIRECTORY_UNREACHABLE} or {@link
   *     Problem#TOO_MANY_REQUESTS}
   */
  Optional<Candidate> prove(Optional<Candidate> typed, Credentials credentials) {
    Optional<LoginName> name = LoginName.typed(credentials.loginName());
    if (!directory.isOffered() || name.isEmpty()) {
      return Optional.empty();
    }
    if (typed.isPresent() && !keeper.asksFor(typed.get().account())) {
      directory.find(name.get().value());
      return Optional.empty();
    }
    return directory
        .prove(name.get().value(), credentials.password())
        .flatMap(person -> owner(person, typed));
  }

  private Optional<Candidate> owner(DirectoryPerson person, Optional<Candidate> typed) {
    try {
      return keeper.owner(person, typed.map(known -> known.account().id()));
    } catch (PersistenceException createdMeanwhile) {
      LOG.log(Level.FINE, "Two first sign-ins met", createdMeanwhile);
      return keeper.owner(person, typed.map(known -> known.account().id()));
    }
  }

  /**
   * Whether the password is the one that the directory keeps for the account.
   *
   * @throws RefusedException as {@link #prove}
   */
  boolean matches(Account account, String password) {
    return directory.isOffered()
        && directory
            .prove(account.loginName().value(), password)
            .filter(person -> keeper.isLinked(account.id(), person))
            .isPresent();
  }

  /**
   * Whether the directory still has the person of an account; always for one that has a password
   * here.
   *
   * @throws RefusedException as {@link #prove}
   */
  boolean stillKnows(Account account) {
    return !account.isInDirectory()
        || directory.isOffered()
            && directory
                .find(account.loginName().value())
                .filter(person -> keeper.isLinked(account.id(), person))
                .isPresent();
  }
}
