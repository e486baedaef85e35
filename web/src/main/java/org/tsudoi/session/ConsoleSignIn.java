package org.tsudoi.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.accounts.Credentials;
import org.tsudoi.accounts.DeviceRequest;
import org.tsudoi.accounts.PasskeySignIn;
import org.tsudoi.accounts.SignInService;
import org.tsudoi.devices.EnrolledDevice;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Sign-in, password change and sign-out from a Faces page. After each the page redirects: what
 * Faces keeps of the pages until then is gone or has another id.
 */
@RequestScoped
public class ConsoleSignIn {

  private SignInService signIn;
  private BrowserSession browser;
  private CurrentCaller current;

  /** For the container's proxy. */
  public ConsoleSignIn() {}

  @Inject
  ConsoleSignIn(SignInService signIn, BrowserSession browser, CurrentCaller current) {
    this.signIn = signIn;
    this.browser = browser;
    this.current = current;
  }

  /**
   * Begins the browser's session.
   *
   * @return the account; whether its password must be changed first stands in it
   * @throws RefusedException with {@link Problem#SIGN_IN_FAILED}, {@link
   *     Problem#SECOND_FACTOR_REQUIRED}, {@link Problem#SECOND_FACTOR_WRONG} or {@link
   *     Problem#TOO_MANY_REQUESTS}, or with what is wrong with the device
   */
  public AccountView signIn(Credentials credentials) {
    return browser.begin(credentials, CallerPath.CONSOLE, response()).account();
  }

  /**
   * As {@link #signIn(Credentials)}, with a passkey alone.
   *
   * @throws RefusedException with {@link Problem#PASSKEY_REFUSED}, or with what is wrong with the
   *     device
   */
  public AccountView signIn(PasskeySignIn wish) {
    return browser.begin(wish, CallerPath.CONSOLE, response()).account();
  }

  /**
   * Takes in the browser of somebody who cannot sign in because of it.
   *
   * @throws RefusedException as {@link #signIn} for name, password and code, and {@link
   *     Problem#INVALID_VALUE} or {@link Problem#CONFLICT} for the device
   */
  public EnrolledDevice request(DeviceRequest wanted) {
    return browser.request(wanted, CallerPath.CONSOLE);
  }

  /** The server's own address, which a device signs with the rest. */
  public String server() {
    return browser.server();
  }

  /**
   * Changes the password of whoever is signed in and ends their other sessions.
   *
   * @throws RefusedException with {@link Problem#SIGN_IN_FAILED}, {@link
   *     Problem#PASSWORD_TOO_WEAK}, {@link Problem#PASSWORD_REUSED} or {@link
   *     Problem#PASSWORD_TOO_YOUNG}
   */
  public void changePassword(String present, String next) {
    signIn.changePassword(current.require(), present, next);
    browser.renew();
  }

  /** Ends the browser's session. */
  public void signOut() {
    browser.end(response());
  }

  private static HttpServletResponse response() {
    ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
    return (HttpServletResponse) external.getResponse();
  }
}
