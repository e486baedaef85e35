package org.tsudoi.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.GroupName;

/**
 * A group that a user is in.
 *
 * @param id its identity
 * @param name what people call it
 */
@Schema(name = "GroupName")
public record GroupNameAnswer(String id, String name) {

  static GroupNameAnswer of(GroupName group) {
    return new GroupNameAnswer(group.id().toString(), group.name());
  }
}
