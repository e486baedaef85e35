package org.tsudoi.accounts;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the desktop client asks for when it opens the browser: a sign-in that is handed over to it
 * (RFC 8252), proved by a verifier that only it knows (RFC 7636).
 *
 * <p>Handed over to nobody but a client on the same machine: the address to go back to is the
 * literal {@code 127.0.0.1} with a port and one path, compared as a whole.
 *
 * @param port where the client listens
 * @param state what the client knows its own request by
 * @param challenge SHA-256 of the verifier, in base64url
 */
public record HandOverRequest(int port, String state, String challenge) implements Serializable {

  /** The only client that there is. */
  public static final String CLIENT = "tsudoi-desktop";

  private static final long serialVersionUID = 1L;
  private static final int MOST_PORT = 65_535;
  private static final String HOST = "http://127.0.0.1:";
  private static final String PATH = "/tsudoi/signed-in";
  private static final Pattern REDIRECT =
      Pattern.compile("http://127\\.0\\.0\\.1:([1-9][0-9]{0,4})/tsudoi/signed-in");
  private static final Pattern STATE = Pattern.compile("[A-Za-z0-9._~-]{16,128}");
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

  /**
   * Reads the parameters of the request; each must be there exactly once.
   *
   * @return empty if anything is missing, doubled or not as it must be
   */
  public static Optional<HandOverRequest> of(Map<String, String[]> parameters) {
    String redirect = one(parameters, "redirect_uri");
    String state = one(parameters, "state");
    String challenge = one(parameters, "code_challenge");
    boolean known =
        one(parameters, "response_type").equals("code")
            && one(parameters, "client_id").equals(CLIENT)
            && one(parameters, "code_challenge_method").equals("S256")
            && STATE.matcher(state).matches()
            && CHALLENGE.matcher(challenge).matches();
    return known
        ? port(redirect).map(port -> new HandOverRequest(port, state, challenge))
        : Optional.empty();
  }

  private static String one(Map<String, String[]> parameters, String name) {
    String[] values = parameters.get(name);
    return values != null && values.length == 1 ? values[0] : "";
  }

  private static Optional<Integer> port(String redirect) {
    Matcher matcher = REDIRECT.matcher(redirect);
    return matcher.matches()
        ? Optional.of(Integer.valueOf(matcher.group(1))).filter(port -> port <= MOST_PORT)
        : Optional.empty();
  }

  /** Scheme, host and port of the address to go back to. */
  public String origin() {
    return HOST + port;
  }

  /** The address to go back to. */
  public String redirect() {
    return origin() + PATH;
  }

  /** Where the browser brings the code. */
  String granted(String code, String loginName) {
    return redirect()
        + "?code="
        + code
        + "&state="
        + state
        + "&login_name="
        + URLEncoder.encode(loginName, StandardCharsets.UTF_8);
  }

  /** Where the browser brings the news that the person does not want it. */
  String declined() {
    return redirect() + "?error=access_denied&state=" + state;
  }

  /** The parameters once more, as they stand in an address. */
  public String query() {
    return "response_type=code&client_id="
        + CLIENT
        + "&redirect_uri="
        + URLEncoder.encode(redirect(), StandardCharsets.UTF_8)
        + "&state="
        + state
        + "&code_challenge="
        + challenge
        + "&code_challenge_method=S256";
  }
}
