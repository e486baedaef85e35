package org.tsudoi.web.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.primefaces.model.LazyDataModel;
import org.tsudoi.accounts.AccountPage;
import org.tsudoi.accounts.AccountQuery;
import org.tsudoi.accounts.AccountService;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.web.shell.PagedModel;
import org.tsudoi.web.shell.Visitor;

/** The list of all users. */
@Named
@ViewScoped
public class AccountListView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private AccountService accounts;
  @Inject private Visitor visitor;

  private String text = "";
  private LazyDataModel<AccountView> rows;

  @PostConstruct
  void open() {
    rows = new PagedModel<>(this::fetch, account -> account.id().toString());
  }

  private PagedModel.Slice<AccountView> fetch(int first, int size) {
    AccountPage page = accounts.find(visitor.caller(), new AccountQuery(text, first, size));
    return new PagedModel.Slice<>(page.rows(), page.total());
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
  }
}
