package org.tsudoi.web.policies;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.tsudoi.accounts.AccessImpact;
import org.tsudoi.accounts.AccessImpactService;
import org.tsudoi.policies.AccessArea;
import org.tsudoi.policies.AccessDraft;
import org.tsudoi.policies.AccessRule;
import org.tsudoi.policies.AccessRuleFlaw;
import org.tsudoi.policies.AccessRuleService;
import org.tsudoi.policies.AccessRules;
import org.tsudoi.policies.AccessVersionPage;
import org.tsudoi.policies.AccessVersionView;
import org.tsudoi.web.shell.Texts;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/**
 * The access rules in force, and the versions before them.
 *
 * <p>What was typed, or an old version's rules, is looked at before it is saved: what changes, and
 * whom it refuses. Rules that refuse the visitor are not offered for saving, and the door would not
 * take them.
 */
@Named
@ViewScoped
public class AccessEditView implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int VERSIONS_SHOWN = 100;

  @Inject private AccessRuleService access;
  @Inject private AccessImpactService impacts;
  @Inject private Visitor visitor;
  @Inject private Texts texts;
  @Inject private Toast toast;

  private transient AccessVersionView current;
  private transient AccessVersionPage versions;
  private transient AccessImpact impact;
  private long base;
  private AccessForm form;
  private String comment = "";
  private List<String> flaws = List.of();
  private List<PolicyChange> changes = List.of();
  private String hiddenBehind;

  @PostConstruct
  void open() {
    read();
    base = current.number();
    form = new AccessForm(current.rules());
    comment = "";
    flaws = List.of();
    changes = List.of();
    impact = null;
    hiddenBehind = impacts.hiddenBehind(visitor.caller()).orElse(null);
  }

  private void read() {
    current = access.current(visitor.caller());
    versions = access.versions(visitor.caller(), 0, VERSIONS_SHOWN);
  }

  /** Throws away what was typed. */
  public void discard() {
    open();
  }

  /** Shows what would change, and for whom; or what is wrong, at its line. */
  public void review() {
    comment = "";
    compare();
  }

  /** The same for the rules of a version. */
  public void restore(long number) {
    form = new AccessForm(access.version(visitor.caller(), number).rules());
    comment = texts.of("policies.policyEdit.restored", number);
    compare();
  }

  private void compare() {
    impact = null;
    flaws = AccessRules.flaws(form.lines()).stream().map(this::sentence).toList();
    if (!flaws.isEmpty()) {
      FacesContext.getCurrentInstance().validationFailed();
      return;
    }
    changes = changes(getCurrent().rules(), AccessRules.of(form.lines()));
    impact = impacts.preview(visitor.caller(), form.lines());
  }

  private String sentence(AccessRuleFlaw flaw) {
    String area = texts.named("policies.accessArea", flaw.area());
    String key = "policies.accessFlaw." + flaw.reason().key();
    return area + ": " + texts.of(key, flaw.index() + 1, flaw.typed(), flaw.suggestion());
  }

  private List<PolicyChange> changes(AccessRules before, AccessRules after) {
    return Arrays.stream(AccessArea.values())
        .filter(area -> !before.rules(area).equals(after.rules(area)))
        .map(
            area ->
                new PolicyChange(
                    texts.named("policies.accessArea", area),
                    words(before.rules(area)),
                    words(after.rules(area))))
        .toList();
  }

  private String words(List<AccessRule> rules) {
    return rules.isEmpty()
        ? texts.of("policies.accessEdit.everywhere")
        : rules.stream().map(AccessRule::toString).collect(Collectors.joining("\n"));
  }

  /** Puts in force what was looked at. */
  public void save() {
    access.save(visitor.caller(), new AccessDraft(base, comment, form.lines()));
    open();
    toast.say("policies.accessEdit.saved", current.number());
  }

  /** Who saved a version. */
  public String who(AccessVersionView version) {
    return version.changedBy().isPresent()
        ? version.changedByName()
        : texts.of("policies.accessEdit.commandLine");
  }

  /** Whether the visitor may change the rules. */
  public boolean isChangeable() {
    return visitor.has("SYSTEM_ADMINISTRATOR");
  }

  /** Where the server sees the visitor. */
  public String getAddress() {
    return visitor.caller().address();
  }

  /** The one private address from which everybody seems to come; null if there is none. */
  public String getHiddenBehind() {
    return hiddenBehind;
  }

  /** The areas, in the order in which they are shown. */
  public List<AccessArea> getAreas() {
    return List.of(AccessArea.values());
  }

  /** The version in force. */
  public AccessVersionView getCurrent() {
    if (current == null) {
      read();
    }
    return current;
  }

  /** The versions, newest first. */
  public AccessVersionPage getVersions() {
    if (versions == null) {
      read();
    }
    return versions;
  }

  /** What is typed. */
  public AccessForm getForm() {
    return form;
  }

  /** What is wrong with it, sentence by sentence. */
  public List<String> getFlaws() {
    return flaws;
  }

  /** Why. */
  public String getComment() {
    return comment;
  }

  /** Takes why. */
  public void setComment(String comment) {
    this.comment = comment == null ? "" : comment;
  }

  /** Whom it refuses, once it is looked at. */
  public AccessImpact getImpact() {
    return impact;
  }

  /** What would change, once it is looked at. */
  public List<PolicyChange> getChanges() {
    return changes;
  }
}
