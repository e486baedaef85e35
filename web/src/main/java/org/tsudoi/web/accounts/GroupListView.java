package org.tsudoi.web.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.primefaces.model.LazyDataModel;
import org.tsudoi.accounts.GroupPage;
import org.tsudoi.accounts.GroupQuery;
import org.tsudoi.accounts.GroupService;
import org.tsudoi.accounts.GroupView;
import org.tsudoi.web.shell.PagedModel;
import org.tsudoi.web.shell.Visitor;

/** The list of all groups. */
@Named
@ViewScoped
public class GroupListView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private GroupService groups;
  @Inject private Visitor visitor;

  private String text = "";
  private LazyDataModel<GroupView> rows;

  @PostConstruct
  void open() {
    rows = new PagedModel<>(this::fetch, group -> group.id().toString());
  }

  private PagedModel.Slice<GroupView> fetch(int first, int size) {
    GroupPage page = groups.find(visitor.caller(), new GroupQuery(text, first, size));
    return new PagedModel.Slice<>(page.rows(), page.total());
  }

  /** The groups, page by page. */
  public LazyDataModel<GroupView> getRows() {
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
}
