package org.tsudoi.web.policies;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.accounts.GroupPolicyService;
import org.tsudoi.accounts.GroupService;
import org.tsudoi.accounts.GroupView;
import org.tsudoi.accounts.PolicyImpact;
import org.tsudoi.policies.GroupPolicyDraft;
import org.tsudoi.policies.GroupPolicyPage;
import org.tsudoi.policies.GroupPolicyView;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.shared.GroupId;
import org.tsudoi.web.shell.Texts;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/**
 * What one group asks of passwords, and its versions.
 *
 * <p>As on the page of the installation's policy, what was typed is looked at before it is saved;
 * so is giving the group's own policy up.
 */
@Named
@ViewScoped
public class PolicyGroupView implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int VERSIONS_SHOWN = 100;

  @Inject private GroupService groups;
  @Inject private GroupPolicyService policies;
  @Inject private PolicyService installation;
  @Inject private PolicyWords words;
  @Inject private Visitor visitor;
  @Inject private Texts texts;
  @Inject private Toast toast;

  private String id;
  private GroupView group;
  private GroupPolicyView current;
  private GroupPolicyPage versions;
  private PolicyForm form;
  private boolean editing;
  private PasswordRules wanted;
  private String comment = "";
  private PolicyImpact impact;
  private List<PolicyChange> changes = List.of();
  private GroupPolicyView opened;
  private List<PolicyChange> openedChanges = List.of();

  /** Reads the group that the address names. */
  public void open() {
    group = groups.get(visitor.caller(), GroupId.of(id == null ? "" : id));
    current = policies.current(visitor.caller(), group.id());
    versions = policies.versions(visitor.caller(), group.id(), 0, VERSIONS_SHOWN);
    comment = "";
    impact = null;
    changes = List.of();
    discard();
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
    return current.rules().orElseGet(() -> installation.passwords().rules());
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
    comment = "";
    compare(Optional.of(form.rules()));
  }

  /** The same for giving the group's own policy up. */
  public void giveUp() {
    comment = "";
    compare(Optional.empty());
  }

  /** The same for the opened version. */
  public void reviewOpened() {
    comment = texts.of("policies.policyEdit.restored", opened.number());
    opened.rules().ifPresent(rules -> form = new PolicyForm(rules));
    compare(opened.rules());
  }

  private void compare(Optional<PasswordRules> rules) {
    wanted = rules.orElse(null);
    changes =
        words.changes(
            inForce().byName(), rules.orElseGet(() -> installation.passwords().rules()).byName());
    impact = policies.preview(visitor.caller(), group.id(), rules);
  }

  /** Puts in force what was looked at. */
  public void save() {
    policies.save(
        visitor.caller(),
        group.id(),
        new GroupPolicyDraft(current.number(), comment, Optional.ofNullable(wanted)));
    close();
    open();
    toast.say("policies.policyEdit.saved", current.number());
  }

  /** Opens a version beside the list: what it changed in the one before. */
  public void openVersion(long number) {
    opened = policies.version(visitor.caller(), group.id(), number);
    openedChanges = words.changes(before(number), byName(opened));
  }

  private Map<String, String> before(long number) {
    return number == 1
        ? Map.of()
        : byName(policies.version(visitor.caller(), group.id(), number - 1));
  }

  private static Map<String, String> byName(GroupPolicyView version) {
    return version.rules().map(PasswordRules::byName).orElse(Map.of());
  }

  /** Closes the opened version. */
  public void close() {
    opened = null;
    openedChanges = List.of();
  }

  /** Who saved a version. */
  public String who(GroupPolicyView version) {
    return version.rules().isPresent()
        ? version.changedByName()
        : texts.of("groups.policyGroup.gaveUp", version.changedByName());
  }

  /** No version of a group comes from the settings. */
  public boolean isOfSettings(GroupPolicyView version) {
    return false;
  }

  /** Whether the visitor may change the policy. */
  public boolean isChangeable() {
    return visitor.has("SYSTEM_ADMINISTRATOR");
  }

  /** Whether the group has a policy of its own. */
  public boolean isOwn() {
    return current.rules().isPresent();
  }

  /** Whether the rules are shown: the group's own, or those of a policy that is begun. */
  public boolean isEditing() {
    return editing;
  }

  /** Whether what was looked at changes nothing. */
  public boolean isNothing() {
    return current.rules().equals(Optional.ofNullable(wanted));
  }

  /** What is asked before saving. */
  public String getReviewTitle() {
    return texts.of("groups.policyGroup.reviewTitle", group.name());
  }

  /** What is said while there is no version. */
  public String getNoVersions() {
    return texts.of("groups.policyGroup.noVersions");
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

  /** The newest version. */
  public GroupPolicyView getCurrent() {
    return current;
  }

  /** The versions, newest first. */
  public GroupPolicyPage getVersions() {
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
    return String.join(
        texts.of("policies.policyEdit.and"),
        impact.first().stream().map(AccountView::displayName).toList());
  }

  /** What would change, once it is looked at. */
  public List<PolicyChange> getChanges() {
    return changes;
  }

  /** The opened version. */
  public GroupPolicyView getOpened() {
    return opened;
  }

  /** What the opened version changed. */
  public List<PolicyChange> getOpenedChanges() {
    return openedChanges;
  }
}
