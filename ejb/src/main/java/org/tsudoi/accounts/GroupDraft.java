package org.tsudoi.accounts;

/**
 * What an administrator says about a group.
 *
 * @param name what people call it, 1 to 100 characters without a semicolon; no two groups share one
 * @param description what it is for, up to 500 characters; may be empty
 */
public record GroupDraft(String name, String description) {}
