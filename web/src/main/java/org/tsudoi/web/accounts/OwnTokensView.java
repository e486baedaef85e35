package org.tsudoi.web.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tsudoi.accounts.ApiScope;
import org.tsudoi.accounts.ApiTokenOffer;
import org.tsudoi.accounts.ApiTokenService;
import org.tsudoi.accounts.ApiTokenState;
import org.tsudoi.accounts.ApiTokenView;
import org.tsudoi.accounts.NewApiToken;
import org.tsudoi.accounts.Reassurance;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/** One's own API tokens, a section of the profile page. Open to everyone signed in. */
@Named
@ViewScoped
public class OwnTokensView implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final List<Integer> USUAL_DAYS = List.of(7, 30, 90, 180, 365);
  private static final int PRESET_DAYS = 90;

  @Inject private ApiTokenService service;
  @Inject private Visitor visitor;
  @Inject private Toast toast;

  private List<ApiTokenView> tokens;
  private ApiTokenOffer offer;
  private boolean making;
  private String name;
  private List<String> scopes = List.of();
  private int days;
  private String password;
  private String code;
  private String refusal;
  private String secret;

  @PostConstruct
  void open() {
    offer = service.offer(visitor.caller());
    read();
  }

  private void read() {
    tokens = service.own(visitor.caller());
  }

  /** Asks what a new token shall be. */
  public void begin() {
    reset();
    making = true;
  }

  /** Leaves everything as it is. */
  public void cancel() {
    reset();
  }

  private void reset() {
    making = false;
    name = null;
    scopes = List.of();
    days = Math.min(PRESET_DAYS, offer.longestDays());
    refusal = null;
    secret = null;
  }

  /** Makes a token and shows it, this once. */
  public void create() {
    try {
      Set<ApiScope> wanted =
          scopes.stream().map(ApiScope::valueOf).collect(Collectors.toUnmodifiableSet());
      String made =
          service
              .create(
                  visitor.caller(),
                  new NewApiToken(text(name), wanted, days),
                  new Reassurance(text(password), text(code)))
              .token();
      reset();
      secret = made;
      read();
    } catch (RefusedException refused) {
      refusal = remedy(refused);
    }
  }

  private static String remedy(RefusedException refused) {
    return switch (refused.problem()) {
      case SIGN_IN_FAILED -> "accounts.profile.passwordWrong";
      case SECOND_FACTOR_WRONG -> "accounts.profile.codeWrong";
      case CONFLICT -> "tokens.own.tooMany";
      case INVALID_VALUE ->
          refused.field().filter("scopes"::equals).isPresent()
              ? "tokens.own.scopesMissing"
              : refused.field().filter("name"::equals).isPresent()
                  ? "tokens.own.nameMissing"
                  : "tokens.own.daysWrong";
      default -> throw refused;
    };
  }

  /** Ends one of the own tokens. */
  public void revoke(ApiTokenView token) {
    service.revokeOwn(visitor.caller(), token.id());
    toast.say("tokens.own.revoked", token.name());
    secret = null;
    read();
  }

  private static String text(String typed) {
    return typed == null ? "" : typed;
  }

  /** The shape before the word of a state. */
  public String kind(ApiTokenState of) {
    return of == ApiTokenState.ACTIVE ? "good" : "off";
  }

  /** The own tokens, newest first. */
  public List<ApiTokenView> getTokens() {
    return tokens;
  }

  /** What a new token could be. */
  public ApiTokenOffer getOffer() {
    return offer;
  }

  /** Whether tokens can be made on this server. */
  public boolean isOffered() {
    return offer.longestDays() > 0 && !offer.scopes().isEmpty();
  }

  /** The lifetimes to choose from, up to the longest. */
  public List<Integer> getLifetimes() {
    int longest = offer.longestDays();
    return List.copyOf(
        Stream.concat(USUAL_DAYS.stream(), Stream.of(longest))
            .filter(each -> each <= longest)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Whether the form is open. */
  public boolean isMaking() {
    return making;
  }

  /** The new token, as long as it is shown. */
  public String getSecret() {
    return secret;
  }

  /** The text that says why not. */
  public String getRefusal() {
    return refusal;
  }

  /** What the new token is for. */
  public String getName() {
    return name;
  }

  /** Takes what the new token is for. */
  public void setName(String name) {
    this.name = name;
  }

  /** The names of the scopes that the new token shall have. */
  public List<String> getScopes() {
    return scopes;
  }

  /** Takes the scopes of the new token. */
  public void setScopes(List<String> scopes) {
    this.scopes = scopes == null ? List.of() : List.copyOf(scopes);
  }

  /** How many days the new token shall work. */
  public int getDays() {
    return days;
  }

  /** Takes how many days the new token shall work. */
  public void setDays(int days) {
    this.days = days;
  }

  /** The password; never shown again. */
  public String getPassword() {
    return null;
  }

  /** Takes the password. */
  public void setPassword(String password) {
    this.password = password;
  }

  /** The code; never shown again. */
  public String getCode() {
    return null;
  }

  /** Takes the code. */
  public void setCode(String code) {
    this.code = code;
  }
}
