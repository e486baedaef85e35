package org.tsudoi.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.tsudoi.accounts.ApiTokenAdmission;
import org.tsudoi.accounts.ApiTokenUse;
import org.tsudoi.session.CurrentCaller.Proof;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * A call of the API that shows an API token, right or wrong, from the moment the token was read
 * until the call is written down. Kept with the request; one thread at a time.
 */
public final class ApiTokenCall {

  private static final String ATTRIBUTE = ApiTokenCall.class.getName();
  private static final String API = "/api/v1/";
  private static final String UNKNOWN = " unknown";
  private static final int MOST_PATH = 200;

  private final Optional<ApiTokenUse> use;
  private final Optional<Problem> refusal;
  private final String method;
  private final String path;
  private String operation;
  private boolean written;

  private ApiTokenCall(
      HttpServletRequest request, Optional<ApiTokenUse> use, Optional<Problem> refusal) {
    this.use = use;
    this.refusal = refusal;
    this.method = request.getMethod();
    String whole = request.getRequestURI();
    String below = whole.substring(request.getContextPath().length() + API.length());
    this.path = below.length() <= MOST_PATH ? below : below.substring(0, MOST_PATH);
    this.operation = method + UNKNOWN;
  }

  /** Reads the token of a request; outside of the API it counts for nothing. */
  static Optional<Proof> begin(
      HttpServletRequest request, String address, ApiTokenAdmission tokens, String token) {
    if (!isOfTheApi(request)) {
      return Optional.empty();
    }
    ApiTokenCall call = read(request, address, tokens, token);
    request.setAttribute(ATTRIBUTE, call);
    return call.use.map(use -> new Proof(use.caller(), token, Optional.empty()));
  }

  /** By what the container makes of the address and by how it is written: both or none. */
  private static boolean isOfTheApi(HttpServletRequest request) {
    return API.equals(request.getServletPath() + "/")
        && request.getRequestURI().startsWith(request.getContextPath() + API);
  }

  private static ApiTokenCall read(
      HttpServletRequest request, String address, ApiTokenAdmission tokens, String token) {
    try {
      return new ApiTokenCall(request, Optional.of(tokens.admit(token, address)), Optional.empty());
    } catch (RefusedException refused) {
      return new ApiTokenCall(request, Optional.empty(), Optional.of(refused.problem()));
    }
  }

  /** The call of this request, if it shows a token. */
  static Optional<ApiTokenCall> of(HttpServletRequest request) {
    return Optional.ofNullable((ApiTokenCall) request.getAttribute(ATTRIBUTE));
  }

  /** The token, if it is right. */
  public Optional<ApiTokenUse> use() {
    return use;
  }

  /** Why it is not. */
  Optional<Problem> refusal() {
    return refusal;
  }

  /** Notes which operation of the API it is, as {@code GET /users/{id}}. */
  public void is(String known) {
    operation = known;
  }

  /** Which operation it is; the method alone as long as none was found. */
  public String operation() {
    return operation;
  }

  /** The address below the API. */
  public String path() {
    return path;
  }

  /** Whether it is to be written down yet; each call is, once. */
  public boolean isToBeWritten() {
    boolean first = !written;
    written = true;
    return first;
  }
}
