package org.tsudoi.web.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import org.tsudoi.accounts.Enrolment;
import org.tsudoi.accounts.PasskeyPurpose;
import org.tsudoi.accounts.Reassurance;
import org.tsudoi.accounts.SecondFactorService;
import org.tsudoi.accounts.SecondFactorView;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/** The own second factor, on the profile page and on the page where it must be set up first. */
@Named
@ViewScoped
public class OwnFactorView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private SecondFactorService secondFactor;
  @Inject private HttpServletRequest request;
  @Inject private Visitor visitor;
  @Inject private Toast toast;

  /** What the section of the second factor asks for. */
  public enum Step {
    NOTHING,
    ENROL,
    RENEW,
    REMOVE
  }

  private SecondFactorView factor;
  private Step step = Step.NOTHING;
  private Enrolment enrolment;
  private List<String> recoveryCodes = List.of();
  private String password;
  private String code;
  private String refusal;

  @PostConstruct
  void open() {
    factor = secondFactor.own(visitor.caller());
  }

  /** Reads the second factor again, which something else on the page has changed. */
  public void lookAgain() {
    factor = secondFactor.own(visitor.caller());
  }

  /** Begins to set up a second factor: the page shows the secret. */
  public void begin() {
    enrolment = secondFactor.begin(visitor.caller());
    goTo(Step.ENROL);
  }

  /** Asks for password and code before the recovery codes are made anew. */
  public void askRenew() {
    goTo(Step.RENEW);
  }

  /** Asks for password and code before the second factor is turned off. */
  public void askRemove() {
    goTo(Step.REMOVE);
  }

  /** Leaves everything as it is. */
  public void cancel() {
    goTo(Step.NOTHING);
  }

  /** Does what password and code were asked for. */
  public void prove() {
    List<String> fresh;
    try {
      fresh =
          act(
              new Reassurance(
                  text(password),
                  text(code),
                  PasskeyField.answer(request, PasskeyPurpose.SECOND_FACTOR)));
    } catch (RefusedException refused) {
      refuse(refused);
      return;
    }
    goTo(Step.NOTHING);
    recoveryCodes = fresh;
    factor = secondFactor.own(visitor.caller());
  }

  private List<String> act(Reassurance proof) {
    return switch (step) {
      case ENROL -> {
        List<String> codes = secondFactor.confirm(visitor.caller(), proof);
        toast.say("accounts.profile.turnedOn");
        yield codes;
      }
      case RENEW -> {
        List<String> codes = secondFactor.renewRecoveryCodes(visitor.caller(), proof);
        toast.say("accounts.profile.renewed");
        yield codes;
      }
      case REMOVE -> {
        secondFactor.remove(visitor.caller(), proof);
        toast.say("accounts.profile.turnedOff");
        yield List.of();
      }
      default -> List.of();
    };
  }

  private void refuse(RefusedException refused) {
    refusal =
        switch (refused.problem()) {
          case SIGN_IN_FAILED -> "accounts.profile.passwordWrong";
          case SECOND_FACTOR_WRONG ->
              PasskeyField.isFilled(request)
                  ? "factors.passkeys.notUsed"
                  : "accounts.profile.codeWrong";
          case SECOND_FACTOR_OFF, SECOND_FACTOR_KEPT -> "problem." + refused.problem().key();
          default -> throw refused;
        };
  }

  private void goTo(Step next) {
    step = next;
    enrolment = next == Step.ENROL ? enrolment : null;
    recoveryCodes = List.of();
    refusal = null;
  }

  private static String text(String typed) {
    return typed == null ? "" : typed;
  }

  /** The own second factor. */
  public SecondFactorView getFactor() {
    return factor;
  }

  /** What is asked for now. */
  public Step getStep() {
    return step;
  }

  /** The QR code of the secret, while one is set up. */
  public QrPicture getPicture() {
    return enrolment == null ? null : QrPicture.of(enrolment.uri());
  }

  /** The secret in groups of four letters, for typing. */
  public String getSecret() {
    return enrolment == null ? null : enrolment.secret().replaceAll("(.{4})(?=.)", "$1 ");
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
