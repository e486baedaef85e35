package org.tsudoi.web.policies;

import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.List;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.policies.RuleDraft;
import org.tsudoi.policies.RuleVersion;
import org.tsudoi.policies.RuleVersionPage;
import org.tsudoi.web.shell.Texts;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/**
 * A page of rules that are kept as versions: those in force, and the versions before them.
 *
 * <p>What was typed, or an old version's rules, is looked at before it is saved: what changes, and
 * whom it affects. The page remembers the version that it showed, so that nobody overwrites what
 * somebody else saved meanwhile.
 *
 * @param <T> what kind of rules
 */
public abstract class RulePage<T> implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int VERSIONS_SHOWN = 100;

  @Inject private PolicyWords words;
  @Inject private Visitor visitor;
  @Inject private Texts texts;
  @Inject private Toast toast;

  private RuleVersion<T> current;
  private RuleVersionPage<T> versions;
  private String comment = "";
  private List<PolicyChange> changes = List.of();
  private RuleVersion<T> opened;
  private List<PolicyChange> openedChanges = List.of();

  /** The version in force. */
  abstract RuleVersion<T> readCurrent();

  /** The newest versions. */
  abstract RuleVersionPage<T> readVersions(int most);

  /** One version. */
  abstract RuleVersion<T> read(long number);

  /** Saves a version. */
  abstract void put(RuleDraft<T> draft);

  /** What shall be saved. */
  abstract T wanted();

  /** Takes the rules of a version as what shall be saved, and looks at them. */
  abstract void reviewRulesOf(RuleVersion<T> version);

  /** What one version changed in the one before it, if that was any. */
  abstract List<PolicyChange> changesIn(RuleVersion<T> version);

  /** Reads everything anew and forgets what was typed. */
  void open() {
    current = readCurrent();
    versions = readVersions(VERSIONS_SHOWN);
    look("", List.of());
    close();
  }

  /** Keeps what is looked at. */
  final void look(String why, List<PolicyChange> differences) {
    comment = why;
    changes = differences;
  }

  /** Puts in force what was looked at. */
  public void save() {
    put(new RuleDraft<>(current.number(), comment, wanted()));
    open();
    toast.say("policies.policyEdit.saved", current.number());
  }

  /** Opens a version beside the list: what it changed in the one before. */
  public void openVersion(long number) {
    opened = read(number);
    openedChanges = changesIn(opened);
  }

  /** Looks at the rules of the opened version. */
  public void reviewOpened() {
    reviewRulesOf(opened);
  }

  /** Looks at the rules of a version without opening it. */
  public void restore(long number) {
    reviewRulesOf(read(number));
  }

  /** Why somebody restores a version. */
  final String restored(RuleVersion<T> version) {
    return texts.of("policies.policyEdit.restored", version.number());
  }

  /** Closes the opened version. */
  public void close() {
    opened = null;
    openedChanges = List.of();
  }

  /** Who saved a version. */
  public String who(RuleVersion<T> version) {
    return version.changedByName();
  }

  /** Whether it is a version that keeps what the settings said. */
  public boolean isOfSettings(RuleVersion<T> version) {
    return false;
  }

  /** Whether what was looked at would be refused, which the page says instead of offering it. */
  public boolean isRefused() {
    return false;
  }

  /** Whether the visitor may change the rules. */
  public boolean isChangeable() {
    return visitor.has("SYSTEM_ADMINISTRATOR");
  }

  /** Whether what was looked at changes nothing. */
  public boolean isNothing() {
    return changes.isEmpty();
  }

  /** The first of some people, for one sentence. */
  final String names(List<AccountView> people) {
    return String.join(
        texts.of("policies.policyEdit.and"),
        people.stream().map(AccountView::displayName).toList());
  }

  final PolicyWords words() {
    return words;
  }

  final Visitor visitor() {
    return visitor;
  }

  final Texts texts() {
    return texts;
  }

  /** The version in force. */
  public RuleVersion<T> getCurrent() {
    return current;
  }

  /** The versions, newest first. */
  public RuleVersionPage<T> getVersions() {
    return versions;
  }

  /** Why. */
  public String getComment() {
    return comment;
  }

  /** Takes why. */
  public void setComment(String comment) {
    this.comment = comment == null ? "" : comment;
  }

  /** What would change, once it is looked at. */
  public List<PolicyChange> getChanges() {
    return changes;
  }

  /** The opened version. */
  public RuleVersion<T> getOpened() {
    return opened;
  }

  /** What the opened version changed. */
  public List<PolicyChange> getOpenedChanges() {
    return openedChanges;
  }
}
