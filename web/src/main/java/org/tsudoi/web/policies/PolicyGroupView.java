package org.tsudoi.web.policies;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.accounts.GroupPolicyService;
import org.tsudoi.accounts.GroupService;
import org.tsudoi.accounts.GroupView;
import org.tsudoi.accounts.PolicyImpact;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.policies.RuleDraft;
import org.tsudoi.policies.RuleVersion;
import org.tsudoi.policies.RuleVersionPage;
import org.tsudoi.shared.GroupId;

/** What one group asks of passwords, and its versions; giving it up is one too. */
@Named
@ViewScoped
public class PolicyGroupView extends RulePage<Optional<PasswordRules>> {

  private static final long serialVersionUID = 1L;

  @Inject private GroupService groups;
  @Inject private GroupPolicyService policies;
  @Inject private PolicyService installation;

  private String id;
  private GroupView group;
  private PolicyForm form;
  private boolean editing;
  private PasswordRules wanted;
  private PolicyImpact impact;

  /** Reads the group that the address names. */
  @Override
  public void open() {
    group = groups.get(visitor().caller(), GroupId.of(id == null ? "" : id));
    super.open();
    impact = null;
    discard();
  }

  @Override
  RuleVersion<Optional<PasswordRules>> readCurrent() {
    return policies.current(visitor().caller(), group.id());
  }

  @Override
  RuleVersionPage<Optional<PasswordRules>> readVersions(int most) {
    return policies.versions(visitor().caller(), group.id(), 0, most);
  }

  @Override
  RuleVersion<Optional<PasswordRules>> read(long number) {
    return policies.version(visitor().caller(), group.id(), number);
  }

  @Override
  void put(RuleDraft<Optional<PasswordRules>> draft) {
    policies.save(visitor().caller(), group.id(), draft);
  }

  @Override
  Optional<PasswordRules> wanted() {
    return Optional.ofNullable(wanted);
  }

  @Override
  List<PolicyChange> changesIn(RuleVersion<Optional<PasswordRules>> version) {
    long number = version.number();
    return words().changes(number == 1 ? Map.of() : byName(read(number - 1)), byName(version));
  }

  private static Map<String, String> byName(RuleVersion<Optional<PasswordRules>> version) {
    return version.rules().map(PasswordRules::byName).orElse(Map.of());
  }

  /** Begins a policy of the group's own with the rules that its members are held to now. */
  public void begin() {
    editing = true;
  }

  /** Throws away what was typed. */
  public void discard() {
    form = new PolicyForm(inForce());
    editing = isOwn();
  }

  /** What counts for whoever is in this group alone. */
  private PasswordRules inForce() {
    return getCurrent().rules().orElseGet(this::ofInstallation);
  }

  private PasswordRules ofInstallation() {
    return installation.passwords().rules();
  }

  /** Fills in the rules of the profile classic. */
  public void fillInClassic() {
    form.take(PasswordRules.classic());
  }

  /** Fills in the rules of the profile modern. */
  public void fillInModern() {
    form.take(PasswordRules.modern());
  }

  /** Shows what would change, and for whom. */
  public void review() {
    compare("", Optional.of(form.rules()));
  }

  /** The same for giving the group's own policy up. */
  public void giveUp() {
    compare("", Optional.empty());
  }

  @Override
  void reviewRulesOf(RuleVersion<Optional<PasswordRules>> version) {
    version.rules().ifPresent(rules -> form = new PolicyForm(rules));
    compare(restored(version), version.rules());
  }

  private void compare(String why, Optional<PasswordRules> rules) {
    wanted = rules.orElse(null);
    look(why, words().changes(inForce().byName(), rules.orElseGet(this::ofInstallation).byName()));
    impact = policies.preview(visitor().caller(), group.id(), rules);
  }

  @Override
  public String who(RuleVersion<Optional<PasswordRules>> version) {
    return version.rules().isPresent()
        ? version.changedByName()
        : texts().of("groups.policyGroup.gaveUp", version.changedByName());
  }

  /** Whether the group has a policy of its own. */
  public boolean isOwn() {
    return getCurrent().rules().isPresent();
  }

  /** Whether the rules are shown: the group's own, or those of a policy that is begun. */
  public boolean isEditing() {
    return editing;
  }

  @Override
  public boolean isNothing() {
    return getCurrent().rules().equals(wanted());
  }

  /** What is asked before saving. */
  public String getReviewTitle() {
    return texts().of("groups.policyGroup.reviewTitle", group.name());
  }

  /** What is said while there is no version. */
  public String getNoVersions() {
    return texts().of("groups.policyGroup.noVersions");
  }

  /** The id in the address. */
  public String getId() {
    return id;
  }

  /** Takes the id from the address. */
  public void setId(String id) {
    this.id = id;
  }

  /** The group. */
  public GroupView getGroup() {
    return group;
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
}
