package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who shall be in a group.
 *
 * @param loginName the user ID
 */
@Schema(name = "NewGroupMember")
public record GroupMemberBody(@NotNull @Size(min = 1, max = 64) String loginName) {}
