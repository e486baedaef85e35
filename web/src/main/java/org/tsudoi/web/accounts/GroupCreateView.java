package org.tsudoi.web.accounts;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.tsudoi.accounts.GroupService;
import org.tsudoi.web.shell.Visitor;

/** Creates a group and leads to its page. */
@Named
@ViewScoped
public class GroupCreateView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private GroupService groups;
  @Inject private Visitor visitor;

  private final GroupForm form = new GroupForm();

  /** Creates the group; its page is where members are put into it. */
  public String create() {
    return "/console/accounts/group-edit.xhtml?faces-redirect=true&id="
        + groups.create(visitor.caller(), form.toDraft()).id();
  }

  /** What is typed. */
  public GroupForm getForm() {
    return form;
  }
}
