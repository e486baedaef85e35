package org.tsudoi.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.tsudoi.accounts.Credentials;
import org.tsudoi.accounts.Delivery;
import org.tsudoi.accounts.DeviceRequest;
import org.tsudoi.accounts.PasskeySignIn;
import org.tsudoi.accounts.SignInService;
import org.tsudoi.accounts.SignedIn;
import org.tsudoi.devices.DeviceClaim;
import org.tsudoi.devices.EnrolledDevice;
import org.tsudoi.identity.ProvenIdentity;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SessionId;

/**
 * Begins and ends the session of the browser that sends the present request: the row, the cookie
 * and the HTTP session of Faces together.
 */
@RequestScoped
public class BrowserSession {

  private SignInService signIn;
  private CurrentCaller current;
  private HttpServletRequest request;
  private RequestSource source;

  /** For the container's proxy. */
  public BrowserSession() {}

  @Inject
  BrowserSession(
      SignInService signIn,
      CurrentCaller current,
      HttpServletRequest request,
      RequestSource source) {
    this.signIn = signIn;
    this.current = current;
    this.request = request;
    this.source = source;
  }

  /**
   * Signs in and puts the cookie into the answer; the session that the browser had until now ends.
   *
   * @throws RefusedException with {@link Problem#SIGN_IN_FAILED}, {@link
   *     Problem#SECOND_FACTOR_REQUIRED}, {@link Problem#SECOND_FACTOR_WRONG} or {@link
   *     Problem#TOO_MANY_REQUESTS}
   */
  public SignedIn begin(Credentials credentials, CallerPath path, HttpServletResponse response) {
    return take(signIn.signIn(credentials, source.over(path), Delivery.COOKIE), response);
  }

  /**
   * The same for somebody whom the identity provider has proven.
   *
   * @param earlier what {@link #earlier} said before the browser was sent there, since its session
   *     cookie may not come back with the answer
   * @throws RefusedException with {@link Problem#SSO_UNKNOWN} or {@link
   *     Problem#SECOND_FACTOR_REQUIRED}, or with what is wrong with the device
   */
  public SignedIn begin(
      ProvenIdentity identity, String earlier, CallerPath path, HttpServletResponse response) {
    SignedIn signedIn =
        signIn.signIn(identity, DeviceClaim.NONE, source.over(path), Delivery.COOKIE);
    if (!current.isProvedByCookie()) {
      signIn.endEarlier(signedIn.caller(), earlier);
    }
    return take(signedIn, response);
  }

  /** What the browser can keep of its session to have it ended by another sign-in; or empty. */
  public String earlier() {
    return current.isProvedByCookie() ? signIn.earlier(current.require()).orElse("") : "";
  }

  /** Writes down that somebody came back from the identity provider without a proof. */
  public void notProven(CallerPath path, Problem why) {
    signIn.notProven(source.over(path), why);
  }

  /**
   * As {@link #begin(Credentials, CallerPath, HttpServletResponse)}, with a passkey alone.
   *
   * @throws RefusedException with {@link Problem#PASSKEY_REFUSED}, or about the device
   */
  public SignedIn begin(PasskeySignIn wish, CallerPath path, HttpServletResponse response) {
    return take(signIn.signInWithPasskey(wish, source.over(path), Delivery.COOKIE), response);
  }

  private SignedIn take(SignedIn signedIn, HttpServletResponse response) {
    if (current.isProvedByCookie()) {
      signIn.signOut(current.require());
    }
    SessionBinding.drop(request);
    SessionCookie.write(response, signedIn.token());
    response.setHeader("Cache-Control", "no-store");
    request.setAttribute(
        CurrentCaller.ATTRIBUTE,
        new CurrentCaller.Proof(signedIn.caller(), signedIn.token(), Optional.of(Delivery.COOKIE)));
    return signedIn;
  }

  /**
   * Signs in for a client that is no browser; nothing but the answer's body carries the token.
   *
   * @throws RefusedException with {@link Problem#SIGN_IN_FAILED}, {@link
   *     Problem#SECOND_FACTOR_REQUIRED}, {@link Problem#SECOND_FACTOR_WRONG} or {@link
   *     Problem#TOO_MANY_REQUESTS}
   */
  public SignedIn beginBearer(Credentials credentials) {
    return signIn.signIn(credentials, source.over(CallerPath.API), Delivery.BEARER);
  }

  /**
   * As {@link #beginBearer(Credentials)}, with a passkey alone.
   *
   * @throws RefusedException with {@link Problem#PASSKEY_REFUSED}, or about the device
   */
  public SignedIn beginBearer(PasskeySignIn wish) {
    return signIn.signInWithPasskey(wish, source.over(CallerPath.API), Delivery.BEARER);
  }

  /**
   * Takes in a device of somebody who cannot sign in because of it.
   *
   * @throws RefusedException as {@link #begin} for name, password and code, and {@link
   *     Problem#INVALID_VALUE} or {@link Problem#CONFLICT} for the device
   */
  public EnrolledDevice request(DeviceRequest wanted, CallerPath path) {
    return signIn.enrolDevice(wanted, source.over(path));
  }

  /** The server's own address as the client asked for it: what a device signs with the rest. */
  public String server() {
    return RequestOrigin.own(request);
  }

  /** The client's address. */
  public String address() {
    return source.address();
  }

  /**
   * Whether this request came with an HTTP session of another sign-in, which is dropped by now. A
   * page made in this request would still keep its parts there and be broken from the start.
   */
  public boolean hasDroppedPages() {
    return SessionBinding.hasDropped(request);
  }

  /** Begins the HTTP session in which Faces keeps its pages, for whoever asks. */
  public void openPages() {
    SessionBinding.open(request, current.find());
  }

  /** Signs out, by cookie or bearer token, and clears what the browser keeps. */
  public void end(HttpServletResponse response) {
    current.find().ifPresent(signIn::signOut);
    if (current.isProvedByCookie()) {
      SessionCookie.clear(response);
    }
    SessionBinding.drop(request);
    request.removeAttribute(CurrentCaller.ATTRIBUTE);
  }

  /** Gives the HTTP session of Faces another id; for a change of what the caller may do. */
  void renew() {
    current
        .find()
        .flatMap(caller -> caller.session())
        .map(SessionId::toString)
        .ifPresent(session -> SessionBinding.bind(request, session));
  }

  /** The token that a page repeats in {@code X-CSRF-Token}; empty unless a cookie proved it. */
  public Optional<String> csrfToken() {
    return current.cookieToken().map(signIn::csrfToken);
  }
}
