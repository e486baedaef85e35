package org.tsudoi.web.accounts;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import org.primefaces.PrimeFaces;
import org.tsudoi.accounts.PasskeyPurpose;
import org.tsudoi.accounts.ProofAsked;
import org.tsudoi.accounts.ProofService;
import org.tsudoi.accounts.Reassurance;
import org.tsudoi.identity.SingleSignOn;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.web.shell.Shell;
import org.tsudoi.web.shell.Visitor;

/**
 * The dialog of all pages in which people prove anew who they are; empty until something was
 * refused for want of that. The script of the page opens it and repeats what was wanted.
 */
@Named
@ViewScoped
public class ProofView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private ProofService proofs;
  @Inject private SingleSignOn provider;
  @Inject private HttpServletRequest request;
  @Inject private Visitor visitor;
  @Inject private Shell shell;

  private ProofAsked asked;
  private String password;
  private String code;
  private String refusal;

  /** Begins to ask, with empty fields. */
  public void ask() {
    asked = proofs.asked(visitor.caller());
    refusal = null;
    PrimeFaces.current().ajax().addCallbackParam("proofAsked", true);
  }

  /** What the person can prove with; null until it is asked. */
  public ProofAsked getAsked() {
    return asked;
  }

  /** Takes the proof. */
  public void prove() {
    refusal = null;
    try {
      proofs.renew(
          visitor.caller(),
          new Reassurance(
              text(password),
              text(code),
              PasskeyField.answer(request, PasskeyPurpose.SECOND_FACTOR)));
      PrimeFaces.current().ajax().addCallbackParam("proved", true);
    } catch (RefusedException refused) {
      refuse(refused);
    }
  }

  private void refuse(RefusedException refused) {
    refusal =
        switch (refused.problem()) {
          case SIGN_IN_FAILED ->
              asked.factor() ? "accounts.profile.passwordWrong" : "factors.proof.passwordWrong";
          case SECOND_FACTOR_WRONG ->
              PasskeyField.isFilled(request)
                  ? "factors.passkeys.notUsed"
                  : "accounts.profile.codeWrong";
          case DIRECTORY_UNREACHABLE, TOO_MANY_REQUESTS -> "problem." + refused.problem().key();
          default -> throw refused;
        };
  }

  /** The text that says why not. */
  public String getRefusal() {
    return refusal;
  }

  /** What the identity provider is called that can be asked again; empty if none can. */
  public String getProvider() {
    return asked != null && asked.provider() ? provider.name() : "";
  }

  /** Where the identity provider is asked again; the script adds the page to come back to. */
  public String getProviderLink() {
    return request.getContextPath()
        + (provider.speaksSaml() ? SamlServlet.BEGIN : SsoServlet.BEGIN)
        + "?anew=true&lang="
        + shell.getLanguage();
  }

  private static String text(String typed) {
    return typed == null ? "" : typed;
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
