package org.tsudoi.web.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.primefaces.model.LazyDataModel;
import org.tsudoi.accounts.AccountPage;
import org.tsudoi.accounts.AccountQuery;
import org.tsudoi.accounts.AccountService;
import org.tsudoi.accounts.AccountState;
import org.tsudoi.accounts.AccountTransferService;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.accounts.GroupName;
import org.tsudoi.accounts.GroupService;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.SystemRole;
import org.tsudoi.web.shell.Download;
import org.tsudoi.web.shell.PagedModel;
import org.tsudoi.web.shell.Shell;
import org.tsudoi.web.shell.Visitor;

/** The list of all users. */
@Named
@ViewScoped
public class AccountListView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private AccountService accounts;
  @Inject private AccountTransferService transfer;
  @Inject private GroupService groupService;
  @Inject private Visitor visitor;
  @Inject private Shell shell;
  @Inject private Download download;
  @Inject private HttpServletRequest request;

  private String text = "";
  private AccountState state;
  private String group;
  private SystemRole role;
  private boolean withoutFactor;
  private List<AccountView> selected = List.of();
  private List<GroupName> groups = List.of();
  private LazyDataModel<AccountView> rows;

  @PostConstruct
  void open() {
    groups = groupService.names(visitor.caller());
    withoutFactor = "none".equals(request.getParameter("factor"));
    rows = new PagedModel<>(this::fetch, account -> account.id().toString(), () -> selected);
  }

  private PagedModel.Slice<AccountView> fetch(int first, int size) {
    AccountPage page = accounts.find(visitor.caller(), query(first, size));
    return new PagedModel.Slice<>(page.rows(), page.total());
  }

  private AccountQuery query(int first, int size) {
    return new AccountQuery(
        text,
        Optional.ofNullable(state),
        Optional.ofNullable(group).map(GroupId::of),
        Optional.ofNullable(role),
        withoutFactor,
        first,
        size);
  }

  /** What is looked for, wherever a page of it begins. */
  AccountQuery query() {
    return query(0, 1);
  }

  /** Counts what is looked for now, before its rows are fetched. */
  void countAgain() {
    rows.setRowCount(Math.toIntExact(fetch(0, 1).total()));
  }

  /** The users that are chosen, on whatever pages. */
  public List<AccountView> getSelected() {
    return selected;
  }

  /** Chooses other users. */
  public void setSelected(List<AccountView> selected) {
    this.selected = selected == null ? List.of() : List.copyOf(selected);
  }

  /** Sends the users that are looked for as a file. */
  public void export() {
    download.csv("users.csv", transfer.export(visitor.caller(), query(0, 1), shell.getLanguage()));
  }

  /** The state that is looked for; null for all that are not deleted. */
  public AccountState getState() {
    return state;
  }

  /** Looks for another state. */
  public void setState(AccountState state) {
    this.state = state;
  }

  /** The id of the group that is looked for; null for everybody. */
  public String getGroup() {
    return group;
  }

  /** Looks for another group. */
  public void setGroup(String group) {
    this.group = group;
  }

  /** The role that is looked for; null for whatever roles. */
  public SystemRole getRole() {
    return role;
  }

  /** Looks for another role. */
  public void setRole(SystemRole role) {
    this.role = role;
  }

  /** All roles to choose from. */
  public List<SystemRole> getRoles() {
    return List.of(SystemRole.values());
  }

  /** Whether only those without second factor are looked for. */
  public boolean isWithoutFactor() {
    return withoutFactor;
  }

  /** Looks for those without second factor, or for all. */
  public void setWithoutFactor(boolean withoutFactor) {
    this.withoutFactor = withoutFactor;
  }

  /** All groups to choose from. */
  public List<GroupName> getGroups() {
    return groups;
  }

  /** All states to choose from. */
  public List<AccountState> getStates() {
    return List.of(AccountState.values());
  }

  /** The users, page by page. */
  public LazyDataModel<AccountView> getRows() {
    return rows;
  }

  /** What the visitor looks for. */
  public String getText() {
    return text;
  }

  /** Looks for something else. */
  public void setText(String text) {
    this.text = text == null ? "" : text.strip();
  }

  /** Shows all users again. */
  public void clear() {
    text = "";
    state = null;
    group = null;
    withoutFactor = false;
  }
}
