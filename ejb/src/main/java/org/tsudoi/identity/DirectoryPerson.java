package org.tsudoi.identity;

/**
 * Somebody whom the company directory knows; what it does not say is empty.
 *
 * @param directory the directory
 * @param id what the directory calls this person for ever; only the two together say who it is
 * @param loginName the user ID that the directory tells; never proof by itself
 * @param displayName the name that people see
 * @param kana the reading of the name
 * @param email where notices go
 * @param department where the person works
 */
public record DirectoryPerson(
    String directory,
    String id,
    String loginName,
    String displayName,
    String kana,
    String email,
    String department) {}
