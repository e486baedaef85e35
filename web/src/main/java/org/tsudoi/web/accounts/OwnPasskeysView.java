package org.tsudoi.web.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import org.tsudoi.accounts.AddedPasskey;
import org.tsudoi.accounts.NewPasskey;
import org.tsudoi.accounts.PasskeyOffer;
import org.tsudoi.accounts.PasskeyPurpose;
import org.tsudoi.accounts.PasskeyService;
import org.tsudoi.accounts.PasskeyView;
import org.tsudoi.accounts.Reassurance;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/**
 * The own passkeys. Adding one takes two steps: a proof of oneself, then the browser makes it,
 * which browsers want a click for.
 */
@Named
@ViewScoped
public class OwnPasskeysView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private PasskeyService passkeys;
  @Inject private OwnFactorView factor;
  @Inject private HttpServletRequest request;
  @Inject private Visitor visitor;
  @Inject private Toast toast;

  /** What the section asks for. */
  public enum Step {
    NOTHING,
    NAME,
    MAKE,
    REMOVE
  }

  private List<PasskeyView> rows;
  private Step step = Step.NOTHING;
  private PasskeyView leaving;
  private String offer;
  private List<String> recoveryCodes = List.of();
  private String name;
  private String password;
  private String code;
  private String refusal;

  @PostConstruct
  void open() {
    rows = passkeys.own(visitor.caller());
  }

  /** Asks for a name and a proof before one is made. */
  public void askAdd() {
    goTo(Step.NAME);
  }

  /** Asks for a proof before one is removed. */
  public void askRemove(PasskeyView passkey) {
    goTo(Step.REMOVE);
    leaving = passkey;
  }

  /** Leaves everything as it is. */
  public void cancel() {
    goTo(Step.NOTHING);
  }

  /** Takes the proof, and has the browser make one. */
  public void begin() {
    if (text(name).isBlank()) {
      refusal = "factors.passkeys.nameMissing";
      return;
    }
    try {
      PasskeyOffer offered = passkeys.begin(visitor.caller(), proof());
      goTo(Step.MAKE);
      offer = json(offered);
    } catch (RefusedException refused) {
      refuse(refused);
    }
  }

  /** Takes in what the browser has made. */
  public void add() {
    try {
      NewPasskey made = PasskeyField.made(request, text(name));
      AddedPasskey added = passkeys.add(visitor.caller(), made);
      goTo(Step.NOTHING);
      recoveryCodes = added.recoveryCodes();
      name = null;
      toast.say("factors.passkeys.added", added.passkey().name());
    } catch (RefusedException refused) {
      goTo(Step.NOTHING);
      refuse(refused);
    }
    lookAgain();
  }

  /** Takes the proof and removes one. */
  public void remove() {
    try {
      passkeys.remove(visitor.caller(), leaving.id(), proof());
      toast.say("factors.passkeys.removed", leaving.name());
      goTo(Step.NOTHING);
    } catch (RefusedException refused) {
      refuse(refused);
    }
    lookAgain();
  }

  private void lookAgain() {
    rows = passkeys.own(visitor.caller());
    factor.lookAgain();
  }

  private Reassurance proof() {
    return new Reassurance(
        text(password), text(code), PasskeyField.answer(request, PasskeyPurpose.SECOND_FACTOR));
  }

  private void refuse(RefusedException refused) {
    refusal =
        switch (refused.problem()) {
          case SIGN_IN_FAILED -> "accounts.profile.passwordWrong";
          case SECOND_FACTOR_WRONG ->
              PasskeyField.isFilled(request)
                  ? "factors.passkeys.notUsed"
                  : "accounts.profile.codeWrong";
          case PASSKEY_REFUSED -> "factors.passkeys.notMade";
          case CONFLICT -> "factors.passkeys.tooMany";
          case SECOND_FACTOR_OFF, SECOND_FACTOR_KEPT, PASSKEYS_OFF ->
              "problem." + refused.problem().key();
          default -> throw refused;
        };
  }

  private void goTo(Step next) {
    step = next;
    leaving = null;
    offer = null;
    recoveryCodes = List.of();
    refusal = null;
  }

  private static String json(PasskeyOffer offered) {
    JsonArrayBuilder known = Json.createArrayBuilder();
    offered.known().forEach(known::add);
    return Json.createObjectBuilder()
        .add("challenge", offered.challenge().challenge())
        .add("relyingParty", offered.challenge().relyingParty())
        .add("userHandle", offered.userHandle())
        .add("loginName", offered.loginName())
        .add("displayName", offered.displayName())
        .add("known", known)
        .build()
        .toString();
  }

  private static String text(String typed) {
    return typed == null ? "" : typed;
  }

  /** The own passkeys, oldest first. */
  public List<PasskeyView> getRows() {
    return rows;
  }

  /** What is asked for now. */
  public Step getStep() {
    return step;
  }

  /** The one that is to be removed. */
  public PasskeyView getLeaving() {
    return leaving;
  }

  /** What the browser needs to make one, for the script of the page. */
  public String getOffer() {
    return offer;
  }

  /** New recovery codes, as long as they are shown. */
  public List<String> getRecoveryCodes() {
    return recoveryCodes;
  }

  /** The recovery codes in lines, to be copied at once. */
  public String getRecoveryCodesAsText() {
    return String.join("\n", recoveryCodes);
  }

  /** The text that says why not. */
  public String getRefusal() {
    return refusal;
  }

  /** What the next one shall be called. */
  public String getName() {
    return name;
  }

  /** Takes what the next one shall be called. */
  public void setName(String name) {
    this.name = name;
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
