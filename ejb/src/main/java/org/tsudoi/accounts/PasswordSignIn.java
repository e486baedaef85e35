package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import org.tsudoi.accounts.SignInAttempts.Candidate;
import org.tsudoi.accounts.SignInAttempts.Proven;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.accounts.domain.PasswordHash;
import org.tsudoi.accounts.domain.TryKey;
import org.tsudoi.accounts.domain.TypedCode;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Compares user ID and password, here and then, where there is one, at the company directory; what
 * comes behind the password is the same for both.
 */
@ApplicationScoped
class PasswordSignIn {

  private final SignInAttempts attempts;
  private final SignInTries tries;
  private final PasswordGate gate;
  private final PasskeyVerifier passkeys;
  private final DirectorySignIn directory;
  private final SignInRefusals refusals;

  /** For the container's proxy. */
  PasswordSignIn() {
    this(null, null, null, null, null);
  }

  @Inject
  PasswordSignIn(
      SignInAttempts attempts,
      PasswordGate gate,
      PasskeyVerifier passkeys,
      DirectorySignIn directory,
      SignInRefusals refusals) {
    this.attempts = attempts;
    this.tries = new SignInTries(attempts);
    this.gate = gate;
    this.passkeys = passkeys;
    this.directory = directory;
    this.refusals = refusals;
  }

  /**
   * What comparing with what is stored here came to.
   *
   * @param candidate whose user ID was typed
   * @param tried what counts the tries
   * @param admitted false when there were too many
   * @param done what the work made of it, if the password was right
   */
  private record Compared<T>(
      Optional<Candidate> candidate, TryKey tried, boolean admitted, Optional<T> done) {}

  /** Does the work behind the right password. */
  <T> T enter(Credentials credentials, Origin origin, Function<Proven, Optional<T>> work) {
    Compared<T> here = gate.enter(() -> compare(credentials, origin, work));
    return here.done()
        .or(() -> atDirectory(here, credentials, origin, work))
        .orElseThrow(() -> refusals.of(here.candidate(), origin, Problem.SIGN_IN_FAILED));
  }

  private <T> Compared<T> compare(
      Credentials credentials, Origin origin, Function<Proven, Optional<T>> work) {
    Optional<Candidate> candidate = attempts.candidate(LoginName.typed(credentials.loginName()));
    TryKey tried =
        TryKey.ofPasswords(
            credentials.loginName(),
            candidate.map(known -> known.account().id()),
            origin.address());
    boolean admitted = tries.admit(tried);
    PasswordHash hash =
        candidate
            .filter(known -> !known.account().isInDirectory())
            .map(Candidate::hash)
            .orElse(gate.decoy());
    // Computed whatever is known by now: the time of the answer must not tell what was wrong.
    boolean right = gate.matches(hash, credentials.password());
    Optional<T> done =
        candidate
            .filter(known -> admitted && right && known.open())
            .map(
                known ->
                    proven(
                        known, stronger(known, credentials.password()), credentials, tried, origin))
            .flatMap(proven -> refusals.watch(proven, origin, work));
    return new Compared<>(candidate, tried, admitted, done);
  }

  private <T> Optional<T> atDirectory(
      Compared<T> here,
      Credentials credentials,
      Origin origin,
      Function<Proven, Optional<T>> work) {
    return here.admitted()
        ? askDirectory(here.candidate(), credentials, origin)
            .filter(Candidate::open)
            .map(
                known ->
                    proven(
                        known,
                        Optional.empty(),
                        credentials,
                        of(known, credentials, origin),
                        origin))
            .flatMap(proven -> refusals.watch(proven, origin, work))
        : Optional.empty();
  }

  private static TryKey of(Candidate known, Credentials credentials, Origin origin) {
    return TryKey.ofPasswords(
        credentials.loginName(), Optional.of(known.account().id()), origin.address());
  }

  private Optional<Candidate> askDirectory(
      Optional<Candidate> typed, Credentials credentials, Origin origin) {
    try {
      return directory.prove(typed, credentials);
    } catch (RefusedException away) {
      throw refusals.of(typed, origin, away.problem());
    }
  }

  private Proven proven(
      Candidate known,
      Optional<PasswordHash> stronger,
      Credentials credentials,
      TryKey tried,
      Origin origin) {
    TypedCode code = TypedCode.of(credentials.code());
    Optional<PasskeyProof> passkey =
        credentials.passkey().map(answer -> passkeys.prove(PasskeyPurpose.SECOND_FACTOR, answer));
    passkey.ifPresent(proof -> refusals.tellOfCount(proof, known.account(), origin));
    boolean codeAdmitted =
        code.isEmpty() && passkey.isEmpty()
            || tries.admit(TryKey.ofCodes(known.account().id(), tried.address()));
    return new Proven(
        known,
        stronger,
        code,
        codeAdmitted,
        passkey,
        tried,
        attempts.present(known, credentials.device()));
  }

  private Optional<PasswordHash> stronger(Candidate known, String password) {
    return gate.isOutdated(known.hash()) ? Optional.of(gate.hash(password)) : Optional.empty();
  }
}
