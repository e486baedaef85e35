package org.tsudoi.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.tsudoi.accounts.ApiTokenUse;
import org.tsudoi.accounts.Delivery;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Duty;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Who sends the present request; the first parameter of every door that a page or a resource calls.
 */
@RequestScoped
public class CurrentCaller {

  static final String ATTRIBUTE = CurrentCaller.class.getName();

  private HttpServletRequest request;

  /** For the container's proxy. */
  public CurrentCaller() {}

  @Inject
  CurrentCaller(HttpServletRequest request) {
    this.request = request;
  }

  /**
   * What came with a request.
   *
   * @param caller who it is
   * @param token the secret that proved it
   * @param delivery how the secret came; empty for an API token and the command line's
   */
  record Proof(Caller caller, String token, Optional<Delivery> delivery) {}

  /** The caller, empty for a stranger. */
  public Optional<Caller> find() {
    return proof().map(Proof::caller);
  }

  /**
   * The caller.
   *
   * @throws RefusedException with {@link Problem#NOT_SIGNED_IN} for a stranger
   */
  public Caller require() {
    return find().orElseThrow(() -> new RefusedException(Problem.NOT_SIGNED_IN));
  }

  /**
   * The caller, for what no door behind checks.
   *
   * @throws RefusedException with {@link Problem#NOT_SIGNED_IN} for a stranger, with the problem of
   *     the {@link Duty} that whoever asks must do first
   */
  public Caller requireWithoutDuty() {
    Caller caller = require();
    if (caller.duty().isPresent()) {
      throw new RefusedException(caller.duty().get().problem());
    }
    return caller;
  }

  /** The API token that came with the request, if it was one. */
  public Optional<ApiTokenUse> apiToken() {
    return ApiTokenCall.of(request).flatMap(ApiTokenCall::use);
  }

  /** What the filters and resources of the API note about a call with a token. */
  public Optional<ApiTokenCall> apiTokenCall() {
    return ApiTokenCall.of(request);
  }

  /** Lets the rest of a call with an API token be made by its owner with the roles of one scope. */
  public void lend(Caller within) {
    Proof proof = proof().orElseThrow(() -> new RefusedException(Problem.NOT_SIGNED_IN));
    request.setAttribute(ATTRIBUTE, new Proof(within, proof.token(), proof.delivery()));
  }

  /** Whether the request was proved by the browser's cookie, which other sites can make it send. */
  public boolean isProvedByCookie() {
    return proof().flatMap(Proof::delivery).filter(Delivery.COOKIE::equals).isPresent();
  }

  /** The token in the browser's cookie, if that proved the request. */
  Optional<String> cookieToken() {
    return proof()
        .filter(proof -> proof.delivery().filter(Delivery.COOKIE::equals).isPresent())
        .map(Proof::token);
  }

  private Optional<Proof> proof() {
    return Optional.ofNullable((Proof) request.getAttribute(ATTRIBUTE));
  }
}
