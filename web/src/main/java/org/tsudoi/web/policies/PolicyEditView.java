package org.tsudoi.web.policies;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.accounts.DeviceImpact;
import org.tsudoi.accounts.DeviceImpactService;
import org.tsudoi.accounts.GroupName;
import org.tsudoi.accounts.GroupPolicyService;
import org.tsudoi.accounts.PolicyImpact;
import org.tsudoi.accounts.PolicyImpactService;
import org.tsudoi.accounts.SecondFactorImpact;
import org.tsudoi.accounts.SecondFactorImpactService;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.PolicyDraft;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.policies.PolicyVersionPage;
import org.tsudoi.policies.PolicyVersionView;
import org.tsudoi.web.shell.Texts;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/**
 * The policy in force, and the versions before it.
 *
 * <p>What was typed, or an old version's values, is looked at before it is saved: what changes, and
 * whom it affects. The page remembers the version that it showed, so that nobody overwrites what
 * somebody else saved meanwhile.
 */
@Named
@ViewScoped
public class PolicyEditView implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int VERSIONS_SHOWN = 100;

  @Inject private PolicyService policies;
  @Inject private PolicyImpactService impacts;
  @Inject private DeviceImpactService deviceImpacts;
  @Inject private SecondFactorImpactService factorImpacts;
  @Inject private GroupPolicyService groupPolicies;
  @Inject private PolicyWords words;
  @Inject private Visitor visitor;
  @Inject private Texts texts;
  @Inject private Toast toast;

  private PolicyVersionView current;
  private PolicyVersionPage versions;
  private PolicyForm form;
  private String comment = "";
  private PolicyImpact impact;
  private DeviceImpact deviceImpact;
  private SecondFactorImpact factorImpact;
  private List<PolicyChange> changes = List.of();
  private PolicyVersionView opened;
  private List<PolicyChange> openedChanges = List.of();
  private List<GroupName> groups = List.of();

  @PostConstruct
  void open() {
    current = policies.current(visitor.caller());
    versions = policies.versions(visitor.caller(), 0, VERSIONS_SHOWN);
    groups = groupPolicies.withPolicy(visitor.caller());
    form = new PolicyForm(current.values());
    comment = "";
    impact = null;
    deviceImpact = null;
    factorImpact = null;
    changes = List.of();
  }

  /** Fills in the rules of the profile classic. */
  public void fillInClassic() {
    form.take(PasswordRules.classic());
  }

  /** Fills in the rules of the profile modern. */
  public void fillInModern() {
    form.take(PasswordRules.modern());
  }

  /** Throws away what was typed. */
  public void discard() {
    form = new PolicyForm(current.values());
  }

  /** Shows what would change, and for whom. */
  public void review() {
    comment = "";
    compare();
  }

  /** The same for the values of the opened version. */
  public void reviewOpened() {
    form = new PolicyForm(opened.values());
    comment = texts.of("policies.policyEdit.restored", opened.number());
    compare();
  }

  private void compare() {
    changes = words.changes(current.values(), form.values());
    impact = impacts.preview(visitor.caller(), form.rules());
    deviceImpact = deviceImpacts.preview(visitor.caller(), form.getDevices());
    factorImpact = factorImpacts.preview(visitor.caller(), form.secondFactor());
  }

  /** Puts in force what was looked at. */
  public void save() {
    policies.save(visitor.caller(), new PolicyDraft(current.number(), comment, form.values()));
    close();
    open();
    toast.say("policies.policyEdit.saved", current.number());
  }

  /** Opens a version beside the list: what it changed in the one before. */
  public void openVersion(long number) {
    opened = policies.version(visitor.caller(), number);
    openedChanges =
        isOfSettings(opened)
            ? List.of()
            : words.changes(
                policies.version(visitor.caller(), number - 1).values(), opened.values());
  }

  /** Closes the opened version. */
  public void close() {
    opened = null;
    openedChanges = List.of();
  }

  /** Who saved a version: a name, or the settings. */
  public String who(PolicyVersionView version) {
    return isOfSettings(version)
        ? texts.of("policies.policyEdit.fromSettings")
        : version.changedByName();
  }

  /** Whether it is the first version, which keeps what the settings said. */
  public boolean isOfSettings(PolicyVersionView version) {
    return version.number() <= 1;
  }

  /** Whether the visitor may change the policy. */
  public boolean isChangeable() {
    return visitor.has("SYSTEM_ADMINISTRATOR");
  }

  /** Whether what was looked at changes nothing. */
  public boolean isNothing() {
    return changes.isEmpty();
  }

  /** What is asked before saving. */
  public String getReviewTitle() {
    return texts.of("policies.reviewDialog.title");
  }

  /** What is said while there is no version. */
  public String getNoVersions() {
    return texts.of("policies.policyEdit.noVersions");
  }

  /** The groups that have a policy of their own. */
  public List<GroupName> getGroups() {
    return groups;
  }

  /** The version in force. */
  public PolicyVersionView getCurrent() {
    return current;
  }

  /** The versions, newest first. */
  public PolicyVersionPage getVersions() {
    return versions;
  }

  /** What is typed. */
  public PolicyForm getForm() {
    return form;
  }

  /** Why. */
  public String getComment() {
    return comment;
  }

  /** Takes why. */
  public void setComment(String comment) {
    this.comment = comment == null ? "" : comment;
  }

  /** Whom it affects, once it is looked at. */
  public PolicyImpact getImpact() {
    return impact;
  }

  /** The names of the first of those, for one sentence. */
  public String getAffected() {
    return names(impact.first());
  }

  /** Whom it keeps out, once it is looked at. */
  public DeviceImpact getDeviceImpact() {
    return deviceImpact;
  }

  /** The names of the first of those, for one sentence. */
  public String getLockedOut() {
    return names(deviceImpact.first());
  }

  /** Who has no second factor and would have to set one up, once it is looked at. */
  public SecondFactorImpact getFactorImpact() {
    return factorImpact;
  }

  /** Whether the rule for second factors is among what would change. */
  public boolean isFactorChanged() {
    return !form.secondFactor().equals(current.values().secondFactor());
  }

  /** The names of the first of those who must set one up, for one sentence. */
  public String getWithoutFactor() {
    return names(factorImpact.first());
  }

  private String names(List<AccountView> people) {
    return String.join(
        texts.of("policies.policyEdit.and"),
        people.stream().map(AccountView::displayName).toList());
  }

  /** What would change, once it is looked at. */
  public List<PolicyChange> getChanges() {
    return changes;
  }

  /** The opened version. */
  public PolicyVersionView getOpened() {
    return opened;
  }

  /** What the opened version changed. */
  public List<PolicyChange> getOpenedChanges() {
    return openedChanges;
  }
}
