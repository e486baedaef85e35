package org.tsudoi.web.policies;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.tsudoi.accounts.DeviceImpact;
import org.tsudoi.accounts.DeviceImpactService;
import org.tsudoi.accounts.GroupName;
import org.tsudoi.accounts.GroupPolicyService;
import org.tsudoi.accounts.PolicyImpact;
import org.tsudoi.accounts.PolicyImpactService;
import org.tsudoi.accounts.SecondFactorImpact;
import org.tsudoi.accounts.SecondFactorImpactService;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.policies.PolicyValues;
import org.tsudoi.policies.RuleDraft;
import org.tsudoi.policies.RuleVersion;
import org.tsudoi.policies.RuleVersionPage;

/** The policy of the installation, and the versions before it. */
@Named
@ViewScoped
public class PolicyEditView extends RulePage<PolicyValues> {

  private static final long serialVersionUID = 1L;

  @Inject private PolicyService policies;
  @Inject private PolicyImpactService impacts;
  @Inject private DeviceImpactService deviceImpacts;
  @Inject private SecondFactorImpactService factorImpacts;
  @Inject private GroupPolicyService groupPolicies;

  private PolicyForm form;
  private PolicyImpact impact;
  private DeviceImpact deviceImpact;
  private SecondFactorImpact factorImpact;
  private List<GroupName> groups = List.of();

  @PostConstruct
  @Override
  void open() {
    super.open();
    groups = groupPolicies.withPolicy(visitor().caller());
    discard();
    impact = null;
    deviceImpact = null;
    factorImpact = null;
  }

  @Override
  RuleVersion<PolicyValues> readCurrent() {
    return policies.current(visitor().caller());
  }

  @Override
  RuleVersionPage<PolicyValues> readVersions(int most) {
    return policies.versions(visitor().caller(), 0, most);
  }

  @Override
  RuleVersion<PolicyValues> read(long number) {
    return policies.version(visitor().caller(), number);
  }

  @Override
  void put(RuleDraft<PolicyValues> draft) {
    policies.save(visitor().caller(), draft);
  }

  @Override
  PolicyValues wanted() {
    return form.values();
  }

  @Override
  List<PolicyChange> changesIn(RuleVersion<PolicyValues> version) {
    return isOfSettings(version)
        ? List.of()
        : words().changes(read(version.number() - 1).rules().byName(), version.rules().byName());
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
    form = new PolicyForm(getCurrent().rules());
  }

  /** Shows what would change, and for whom. */
  public void review() {
    compare("");
  }

  @Override
  void reviewRulesOf(RuleVersion<PolicyValues> version) {
    form = new PolicyForm(version.rules());
    compare(restored(version));
  }

  private void compare(String why) {
    look(why, words().changes(getCurrent().rules().byName(), wanted().byName()));
    impact = impacts.preview(visitor().caller(), form.rules());
    deviceImpact = deviceImpacts.preview(visitor().caller(), form.getDevices());
    factorImpact = factorImpacts.preview(visitor().caller(), form.secondFactor());
  }

  @Override
  public String who(RuleVersion<PolicyValues> version) {
    return isOfSettings(version)
        ? texts().of("policies.policyEdit.fromSettings")
        : version.changedByName();
  }

  @Override
  public boolean isOfSettings(RuleVersion<PolicyValues> version) {
    return version.number() <= 1;
  }

  @Override
  public boolean isRefused() {
    return deviceImpact != null && deviceImpact.self();
  }

  /** What is asked before saving. */
  public String getReviewTitle() {
    return texts().of("policies.reviewDialog.title");
  }

  /** What is said while there is no version. */
  public String getNoVersions() {
    return texts().of("policies.policyEdit.noVersions");
  }

  /** The groups that have a policy of their own. */
  public List<GroupName> getGroups() {
    return groups;
  }

  /** What is typed. */
  public PolicyForm getForm() {
    return form;
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
    return !form.secondFactor().equals(getCurrent().rules().secondFactor());
  }

  /** The names of the first of those who must set one up, for one sentence. */
  public String getWithoutFactor() {
    return names(factorImpact.first());
  }
}
