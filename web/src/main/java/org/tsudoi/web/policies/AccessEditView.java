package org.tsudoi.web.policies;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.tsudoi.accounts.AccessImpact;
import org.tsudoi.accounts.AccessImpactService;
import org.tsudoi.policies.AccessArea;
import org.tsudoi.policies.AccessRuleFlaw;
import org.tsudoi.policies.AccessRuleService;
import org.tsudoi.policies.AccessRules;
import org.tsudoi.policies.RuleDraft;
import org.tsudoi.policies.RuleVersion;
import org.tsudoi.policies.RuleVersionPage;

/**
 * The access rules in force, and the versions before them.
 *
 * <p>Rules that refuse the visitor are not offered for saving, and the door would not take them.
 */
@Named
@ViewScoped
public class AccessEditView extends RulePage<AccessRules> {

  private static final long serialVersionUID = 1L;

  @Inject private AccessRuleService access;
  @Inject private AccessImpactService impacts;

  private AccessForm form;
  private AccessImpact impact;
  private List<String> flaws = List.of();
  private String hiddenBehind;

  @PostConstruct
  @Override
  void open() {
    super.open();
    form = new AccessForm(getCurrent().rules());
    flaws = List.of();
    impact = null;
    hiddenBehind = impacts.hiddenBehind(visitor().caller()).orElse(null);
  }

  @Override
  RuleVersion<AccessRules> readCurrent() {
    return access.current(visitor().caller());
  }

  @Override
  RuleVersionPage<AccessRules> readVersions(int most) {
    return access.versions(visitor().caller(), 0, most);
  }

  @Override
  RuleVersion<AccessRules> read(long number) {
    return access.version(visitor().caller(), number);
  }

  @Override
  void put(RuleDraft<AccessRules> draft) {
    access.save(visitor().caller(), draft);
  }

  @Override
  AccessRules wanted() {
    return AccessRules.of(form.lines());
  }

  @Override
  List<PolicyChange> changesIn(RuleVersion<AccessRules> version) {
    return List.of();
  }

  /** Throws away what was typed. */
  public void discard() {
    open();
  }

  /** Shows what would change, and for whom; or what is wrong, at its line. */
  public void review() {
    compare("");
  }

  @Override
  void reviewRulesOf(RuleVersion<AccessRules> version) {
    form = new AccessForm(version.rules());
    compare(restored(version));
  }

  private void compare(String why) {
    impact = null;
    flaws = AccessRules.flaws(form.lines()).stream().map(this::sentence).toList();
    if (!flaws.isEmpty()) {
      FacesContext.getCurrentInstance().validationFailed();
      return;
    }
    look(why, words().changes(getCurrent().rules().byName(), wanted().byName()));
    impact = impacts.preview(visitor().caller(), form.lines());
  }

  private String sentence(AccessRuleFlaw flaw) {
    String area = texts().named("policies.accessArea", flaw.area());
    String key = "policies.accessFlaw." + flaw.reason().key();
    return area + ": " + texts().of(key, flaw.index() + 1, flaw.typed(), flaw.suggestion());
  }

  @Override
  public String who(RuleVersion<AccessRules> version) {
    return version.changedBy().isPresent()
        ? version.changedByName()
        : texts().of("policies.accessEdit.commandLine");
  }

  @Override
  public boolean isRefused() {
    return impact != null && impact.self();
  }

  /** What is said while there is no version. */
  public String getNoVersions() {
    return texts().of("policies.accessEdit.nobodyYet");
  }

  /** Where the server sees the visitor. */
  public String getAddress() {
    return visitor().caller().address();
  }

  /** The one private address from which everybody seems to come; null if there is none. */
  public String getHiddenBehind() {
    return hiddenBehind;
  }

  /** The areas, in the order in which they are shown. */
  public List<AccessArea> getAreas() {
    return List.of(AccessArea.values());
  }

  /** What is typed. */
  public AccessForm getForm() {
    return form;
  }

  /** What is wrong with it, sentence by sentence. */
  public List<String> getFlaws() {
    return flaws;
  }

  /** Whom it refuses, once it is looked at. */
  public AccessImpact getImpact() {
    return impact;
  }
}
