package org.tsudoi.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.GroupView;

/**
 * A group.
 *
 * @param id its identity
 * @param name what people call it
 * @param description what it is for
 * @param members how many users are in it that are not deleted
 * @param createdAt when it was created
 */
@Schema(name = "Group")
public record GroupAnswer(
    String id, String name, String description, long members, Instant createdAt) {

  static GroupAnswer of(GroupView group) {
    return new GroupAnswer(
        group.id().toString(),
        group.name(),
        group.description(),
        group.members(),
        group.createdAt());
  }
}
