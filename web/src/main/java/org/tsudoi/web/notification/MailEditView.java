package org.tsudoi.web.notification;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.notification.MailDraft;
import org.tsudoi.notification.MailProblem;
import org.tsudoi.notification.MailSettings;
import org.tsudoi.notification.MailSettingsService;
import org.tsudoi.notification.MailSettingsView;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.web.shell.LanguageChoice;
import org.tsudoi.web.shell.TimeZoneChoice;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/** How mail is sent, the versions before, and a test of it. */
@Named
@ViewScoped
public class MailEditView implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int VERSIONS_SHOWN = 20;

  @Inject private MailSettingsService mail;
  @Inject private Visitor visitor;
  @Inject private LanguageChoice language;
  @Inject private TimeZoneChoice zone;
  @Inject private Toast toast;

  private MailSettingsView current;
  private List<MailSettingsView> versions;
  private MailForm form;
  private String password;
  private String wrongField;
  private String testAddress;
  private String testRefusal;
  private boolean tested;
  private MailProblem testProblem;

  @PostConstruct
  void open() {
    current = mail.current(visitor.caller());
    versions = mail.versions(visitor.caller(), 0, VERSIONS_SHOWN);
    form = new MailForm(current.settings());
    if (current.number() == 0) {
      form.setTimeZone(zone.zone().getId());
    }
    password = null;
    testAddress = visitor.account().map(AccountView::email).orElse("");
  }

  /** Puts what was typed in force. */
  public void save() {
    wrongField = null;
    MailSettings wanted = form.settings();
    try {
      mail.save(visitor.caller(), new MailDraft(current.number(), wanted, typedPassword(wanted)));
    } catch (RefusedException refused) {
      if (refused.problem() != Problem.INVALID_VALUE) {
        throw refused;
      }
      wrongField = refused.field().orElse("");
      return;
    }
    open();
    toast.say("notification.mailEdit.saved");
  }

  /** An empty field keeps the password, no user needs none. */
  private Optional<String> typedPassword(MailSettings wanted) {
    if (wanted.user().isEmpty()) {
      return current.passwordSet() ? Optional.of("") : Optional.empty();
    }
    return Optional.ofNullable(password).filter(typed -> !typed.isEmpty());
  }

  /** Sends a test mail by the settings in force and waits for what comes of it. */
  public void test() {
    testRefusal = null;
    tested = false;
    try {
      testProblem =
          mail.test(
                  visitor.caller(),
                  testAddress == null ? "" : testAddress,
                  language.locale().getLanguage())
              .orElse(null);
      tested = true;
    } catch (RefusedException refused) {
      testRefusal =
          refused.problem() == Problem.INVALID_VALUE
              ? "notification.wrong.address"
              : "problem." + refused.problem().key();
    }
  }

  /** Shows what the choice of protection brings with it. */
  public void choose() {
    wrongField = null;
  }

  /** Whether the visitor may change the settings. */
  public boolean isChangeable() {
    return visitor.has("SYSTEM_ADMINISTRATOR");
  }

  /** The version in force. */
  public MailSettingsView getCurrent() {
    return current;
  }

  /** The versions, newest first. */
  public List<MailSettingsView> getVersions() {
    return versions;
  }

  /** What is typed. */
  public MailForm getForm() {
    return form;
  }

  /** The password; never shown. */
  public String getPassword() {
    return null;
  }

  /** Takes another password. */
  public void setPassword(String password) {
    this.password = password;
  }

  /** The field whose value was refused. */
  public String getWrongField() {
    return wrongField;
  }

  /** Where the test mail goes. */
  public String getTestAddress() {
    return testAddress;
  }

  /** Takes where the test mail goes. */
  public void setTestAddress(String testAddress) {
    this.testAddress = testAddress;
  }

  /** Why no test was made. */
  public String getTestRefusal() {
    return testRefusal;
  }

  /** Whether a test was made. */
  public boolean isTested() {
    return tested;
  }

  /** How the test ended, if badly. */
  public MailProblem getTestProblem() {
    return testProblem;
  }
}
