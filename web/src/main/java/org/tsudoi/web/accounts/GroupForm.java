package org.tsudoi.web.accounts;

import java.io.Serializable;
import org.tsudoi.accounts.GroupDraft;
import org.tsudoi.accounts.GroupView;

/** What an administrator types about a group. */
public class GroupForm implements Serializable {

  private static final long serialVersionUID = 1L;

  private String name = "";
  private String description = "";

  GroupForm() {}

  GroupForm(GroupView group) {
    name = group.name();
    description = group.description();
  }

  GroupDraft toDraft() {
    return new GroupDraft(name, description);
  }

  /** What people call the group. */
  public String getName() {
    return name;
  }

  /** Takes what people call the group. */
  public void setName(String name) {
    this.name = name == null ? "" : name.strip();
  }

  /** What the group is for. */
  public String getDescription() {
    return description;
  }

  /** Takes what the group is for. */
  public void setDescription(String description) {
    this.description = description == null ? "" : description.strip();
  }
}
