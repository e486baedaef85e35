package org.tsudoi.web.policies;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tsudoi.accounts.DeviceImpact;
import org.tsudoi.accounts.GroupImpact;
import org.tsudoi.accounts.GroupPolicyService;
import org.tsudoi.accounts.GroupService;
import org.tsudoi.accounts.GroupView;
import org.tsudoi.accounts.HoursImpact;
import org.tsudoi.accounts.PolicyImpact;
import org.tsudoi.policies.GroupRules;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.policies.RuleDraft;
import org.tsudoi.policies.RuleVersion;
import org.tsudoi.policies.RuleVersionPage;
import org.tsudoi.shared.GroupId;
import org.tsudoi.web.shell.TimeZoneChoice;

/** What one group asks of its members, and its versions; giving it up is one too. */
@Named
@ViewScoped
public class PolicyGroupView extends RulePage<GroupRules> {

  private static final long serialVersionUID = 1L;

  @Inject private GroupService groups;
  @Inject private GroupPolicyService policies;
  @Inject private PolicyService installation;
  @Inject private TimeZoneChoice zone;

  private String id;
  private GroupView group;
  private GroupRulesForm form;
  private boolean editing;
  private GroupRules wanted = GroupRules.NONE;
  private GroupImpact impact;

  /** Reads the group that the address names. */
  @Override
  public void open() {
    group = groups.get(visitor().caller(), GroupId.of(id == null ? "" : id));
    super.open();
    impact = null;
    discard();
  }

  @Override
  RuleVersion<GroupRules> readCurrent() {
    return policies.current(visitor().caller(), group.id());
  }

  @Override
  RuleVersionPage<GroupRules> readVersions(int most) {
    return policies.versions(visitor().caller(), group.id(), 0, most);
  }

  @Override
  RuleVersion<GroupRules> read(long number) {
    return policies.version(visitor().caller(), group.id(), number);
  }

  @Override
  void put(RuleDraft<GroupRules> draft) {
    policies.save(visitor().caller(), group.id(), draft);
  }

  @Override
  GroupRules wanted() {
    return wanted;
  }

  @Override
  List<PolicyChange> changesIn(RuleVersion<GroupRules> version) {
    long number = version.number();
    return words().changes(number == 1 ? Map.of() : byName(read(number - 1)), byName(version));
  }

  private static Map<String, String> byName(RuleVersion<GroupRules> version) {
    return version.rules().byName();
  }

  /** Begins rules of the group's own with those that its members are held to now. */
  public void begin() {
    editing = true;
    form.setOwnPasswords(true);
  }

  /** Throws away what was typed. */
  public void discard() {
    form = formOf(getCurrent().rules());
    editing = isOwn();
  }

  private GroupRulesForm formOf(GroupRules rules) {
    return new GroupRulesForm(rules, ofInstallation(), zone.zone().getId());
  }

  private PasswordRules ofInstallation() {
    return installation.passwords().rules();
  }

  /** Fills in the rules of the profile classic. */
  public void fillInClassic() {
    form.getPasswords().take(PasswordRules.classic());
  }

  /** Fills in the rules of the profile modern. */
  public void fillInModern() {
    form.getPasswords().take(PasswordRules.modern());
  }

  /** Adds permitted hours to fill in. */
  public void addHours() {
    form.addHours();
  }

  /** Takes permitted hours away. */
  public void removeHours(HoursRow row) {
    form.removeHours(row);
  }

  /** Shows what would change, and for whom. */
  public void review() {
    compare("", form.rules());
  }

  /** The same for giving all rules of the group up. */
  public void giveUp() {
    compare("", GroupRules.NONE);
  }

  @Override
  void reviewRulesOf(RuleVersion<GroupRules> version) {
    form = formOf(version.rules());
    editing = editing || version.rules().isPresent();
    compare(restored(version), version.rules());
  }

  private void compare(String why, GroupRules rules) {
    wanted = rules;
    look(why, words().changes(counting(getCurrent().rules()), counting(rules)));
    impact = policies.preview(visitor().caller(), group.id(), rules);
  }

  /** What counts for whoever is in this group alone, by name. */
  private Map<String, String> counting(GroupRules rules) {
    Map<String, String> names =
        new LinkedHashMap<>(rules.passwords().orElseGet(this::ofInstallation).byName());
    names.putAll(rules.byName());
    return names;
  }

  @Override
  public String who(RuleVersion<GroupRules> version) {
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
    return getCurrent().rules().equals(wanted);
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
  public GroupRulesForm getForm() {
    return form;
  }

  @Override
  public boolean isRefused() {
    return impact != null && impact.isRefused();
  }

  /** Whose password it affects, once it is looked at. */
  public PolicyImpact getImpact() {
    return impact == null ? null : impact.passwords();
  }

  /** Whom it keeps out by their devices, once it is looked at. */
  public DeviceImpact getDeviceImpact() {
    return impact.devices();
  }

  /** Whom it shuts out now, once it is looked at. */
  public HoursImpact getHoursImpact() {
    return impact.hours();
  }

  /** The names of the first of those who would be kept out, for one sentence. */
  public String getLockedOut() {
    return names(impact.devices().first());
  }

  /** The names of the first of those who would be shut out, for one sentence. */
  public String getShutOut() {
    return names(impact.hours().first());
  }

  /** The names of the first of those, for one sentence. */
  public String getAffected() {
    return names(impact.passwords().first());
  }
}
