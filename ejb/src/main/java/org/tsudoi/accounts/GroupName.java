package org.tsudoi.accounts;

import java.io.Serializable;
import org.tsudoi.shared.GroupId;

/**
 * A group to choose.
 *
 * @param id its identity
 * @param name what people call it
 */
public record GroupName(GroupId id, String name) implements Serializable {}
