package org.tsudoi.accounts;

import java.time.Instant;
import org.tsudoi.shared.GroupId;

/**
 * A group as administrators see it.
 *
 * @param id its identity
 * @param name what people call it
 * @param description what it is for, or empty
 * @param members how many accounts are in it that are not deleted
 * @param createdAt when it was created
 */
public record GroupView(
    GroupId id, String name, String description, long members, Instant createdAt) {}
