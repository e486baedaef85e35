package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.GroupPage;

/**
 * Some of the groups that a search found.
 *
 * @param rows the groups asked for, by name
 * @param total how many the search found in all
 */
@Schema(name = "Groups")
public record GroupsAnswer(List<GroupAnswer> rows, long total) {

  static GroupsAnswer of(GroupPage page) {
    return new GroupsAnswer(page.rows().stream().map(GroupAnswer::of).toList(), page.total());
  }
}
