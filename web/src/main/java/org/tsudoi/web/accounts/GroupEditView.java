package org.tsudoi.web.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import org.primefaces.model.LazyDataModel;
import org.tsudoi.accounts.AccountPage;
import org.tsudoi.accounts.AccountQuery;
import org.tsudoi.accounts.AccountService;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.accounts.GroupService;
import org.tsudoi.accounts.GroupView;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.web.shell.ConsoleSection;
import org.tsudoi.web.shell.PagedModel;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/** One group: what it is called, and who is in it. */
@Named
@ViewScoped
public class GroupEditView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private GroupService groups;
  @Inject private AccountService accounts;
  @Inject private Visitor visitor;
  @Inject private Toast toast;

  private String id;
  private GroupView group;
  private GroupForm form;
  private String text = "";
  private String loginName = "";
  private boolean unknownUser;
  private LazyDataModel<AccountView> rows;

  @PostConstruct
  void begin() {
    rows = new PagedModel<>(this::fetch, account -> account.id().toString());
  }

  /** Reads the group that the address names. */
  public void open() {
    group = groups.get(visitor.caller(), GroupId.of(id == null ? "" : id));
    form = new GroupForm(group);
  }

  private PagedModel.Slice<AccountView> fetch(int first, int size) {
    AccountPage page =
        accounts.find(
            visitor.caller(),
            new AccountQuery(text, Optional.empty(), Optional.of(group.id()), first, size));
    return new PagedModel.Slice<>(page.rows(), page.total());
  }

  /** Keeps what was typed about the group. */
  public void save() {
    group = groups.change(visitor.caller(), group.id(), form.toDraft());
    form = new GroupForm(group);
    toast.say("groups.groupEdit.saved");
  }

  /** Puts the user with the typed ID into the group. */
  public void add() {
    unknownUser = false;
    try {
      AccountView added = groups.addByLoginName(visitor.caller(), group.id(), loginName);
      loginName = "";
      reload();
      toast.say("groups.groupEdit.added", added.displayName());
    } catch (RefusedException refused) {
      if (refused.problem() != Problem.NOT_FOUND) {
        throw refused;
      }
      unknownUser = true;
    }
  }

  /** Takes a user out of the group. */
  public void remove(AccountView member) {
    groups.remove(visitor.caller(), group.id(), member.id());
    reload();
    toast.say("groups.groupEdit.removed", member.displayName());
  }

  /** Deletes the group and leads back to the list. */
  public String delete() {
    groups.delete(visitor.caller(), group.id());
    return "/console/accounts/group-list.xhtml?faces-redirect=true";
  }

  private void reload() {
    group = groups.get(visitor.caller(), group.id());
  }

  /** Where the group's policy is; not for everybody who may see the group. */
  public ConsoleSection getPolicySection() {
    return ConsoleSection.POLICIES;
  }

  /** The id in the address. */
  public String getId() {
    return id;
  }

  /** Takes the id from the address. */
  public void setId(String id) {
    this.id = id;
  }

  /** The group as stored. */
  public GroupView getGroup() {
    return group;
  }

  /** What is typed about the group. */
  public GroupForm getForm() {
    return form;
  }

  /** The members that are looked for, page by page. */
  public LazyDataModel<AccountView> getRows() {
    return rows;
  }

  /** What the visitor looks for among the members. */
  public String getText() {
    return text;
  }

  /** Looks for something else among the members. */
  public void setText(String text) {
    this.text = text == null ? "" : text.strip();
  }

  /** The user ID of who shall be put into the group. */
  public String getLoginName() {
    return loginName;
  }

  /** Takes the user ID of who shall be put into the group. */
  public void setLoginName(String loginName) {
    this.loginName = loginName == null ? "" : loginName.strip();
  }

  /** Whether nobody has the user ID that was typed last. */
  public boolean isUnknownUser() {
    return unknownUser;
  }
}
