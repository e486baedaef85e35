package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.GroupDraft;

/**
 * What is said about a group.
 *
 * @param name what people call it, without a semicolon; no two groups share one
 * @param description what it is for
 */
@Schema(name = "NewGroup")
public record GroupBody(
    @NotNull @Size(min = 1, max = 100) String name, @Size(max = 500) String description) {

  GroupDraft draft() {
    return new GroupDraft(name, description == null ? "" : description);
  }
}
