package org.tsudoi.web.policies;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.tsudoi.policies.JoinTerms;
import org.tsudoi.policies.JoinTermsService;
import org.tsudoi.policies.RuleDraft;
import org.tsudoi.policies.RuleVersion;
import org.tsudoi.policies.RuleVersionPage;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.web.shell.Texts;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/**
 * What people read before joining a meeting, and the versions before.
 *
 * <p>The page remembers the version that it showed, so that nobody overwrites what somebody else
 * saved meanwhile.
 */
@Named
@ViewScoped
public class TermsEditView implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int VERSIONS_SHOWN = 100;

  @Inject private JoinTermsService terms;
  @Inject private Visitor visitor;
  @Inject private Texts texts;
  @Inject private Toast toast;

  private RuleVersion<JoinTerms> current;
  private RuleVersionPage<JoinTerms> versions;
  private boolean required;
  private String english;
  private String japanese;
  private String comment;
  private String wrongField;

  @PostConstruct
  void open() {
    current = terms.current(visitor.caller());
    versions = terms.versions(visitor.caller(), 0, VERSIONS_SHOWN);
    wrongField = null;
    comment = "";
    take(current.rules());
  }

  private void take(JoinTerms rules) {
    required = rules.required();
    english = rules.english();
    japanese = rules.japanese();
  }

  /** Puts what was typed in force. */
  public void save() {
    wrongField = null;
    long before = current.number();
    try {
      JoinTerms wanted = new JoinTerms(required, english, japanese);
      terms.save(visitor.caller(), new RuleDraft<>(before, comment, wanted));
    } catch (RefusedException refused) {
      if (refused.problem() != Problem.INVALID_VALUE) {
        throw refused;
      }
      wrongField = refused.field().orElse("english");
      return;
    }
    open();
    if (current.number() == before) {
      toast.say("policies.termsEdit.nothing");
    } else {
      toast.say("policies.policyEdit.saved", current.number());
    }
  }

  /** Puts an old version's texts into the fields; nothing is saved. */
  public void restore(long number) {
    versions.rows().stream()
        .filter(version -> version.number() == number)
        .findFirst()
        .ifPresent(version -> take(version.rules()));
    comment = texts.of("policies.policyEdit.restored", number);
  }

  /** Whether the visitor may change the texts. */
  public boolean isChangeable() {
    return visitor.has("SYSTEM_ADMINISTRATOR");
  }

  /** Who saved a version. */
  public String who(RuleVersion<JoinTerms> version) {
    return version.changedByName();
  }

  /** What is said while there is no version. */
  public String getNoVersions() {
    return texts.of("policies.termsEdit.nobodyYet");
  }

  /** The version in force. */
  public RuleVersion<JoinTerms> getCurrent() {
    return current;
  }

  /** The versions, newest first. */
  public RuleVersionPage<JoinTerms> getVersions() {
    return versions;
  }

  /** The field whose value was refused; null if none was. */
  public String getWrongField() {
    return wrongField;
  }

  /** Whether people must agree. */
  public boolean isRequired() {
    return required;
  }

  /** Takes whether people must agree. */
  public void setRequired(boolean required) {
    this.required = required;
  }

  /** The English text. */
  public String getEnglish() {
    return english;
  }

  /** Takes the English text. */
  public void setEnglish(String english) {
    this.english = english == null ? "" : english;
  }

  /** The Japanese text. */
  public String getJapanese() {
    return japanese;
  }

  /** Takes the Japanese text. */
  public void setJapanese(String japanese) {
    this.japanese = japanese == null ? "" : japanese;
  }

  /** Why. */
  public String getComment() {
    return comment;
  }

  /** Takes why. */
  public void setComment(String comment) {
    this.comment = comment == null ? "" : comment;
  }
}
