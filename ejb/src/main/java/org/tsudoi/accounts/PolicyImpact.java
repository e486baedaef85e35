package org.tsudoi.accounts;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tsudoi.policies.PasswordRules;

/**
 * What another password policy would mean to the people of the installation.
 *
 * @param people how many accounts may be used now and have a password of their owner's choice
 * @param mustChange how many of them would have to choose another password at once, because of
 *     their password's age, and do not have to already
 * @param first the first of those, by login name
 * @param unknown the rules that become stricter without anybody being able to say whom they meet
 */
public record PolicyImpact(
    long people, long mustChange, List<AccountView> first, Set<Unknown> unknown) {

  /** Keeps the parts from being changed. */
  public PolicyImpact {
    first = List.copyOf(first);
    unknown = Set.copyOf(unknown);
  }

  /** How many more would have to change their password than are listed. */
  public long others() {
    return mustChange - first.size();
  }

  /**
   * What nobody can know: of a password only a hash is kept, which tells neither its length nor its
   * characters. Such a rule is asked of the next password.
   */
  public enum Unknown {
    /** The minimum length grows. */
    LENGTH,
    /** Upper case, lower case or digits become required. */
    CHARACTERS;

    /** What becomes stricter from some rules to others. */
    static Set<Unknown> between(PasswordRules now, PasswordRules wanted) {
      Set<Unknown> unknown = EnumSet.noneOf(Unknown.class);
      if (wanted.minimumLength() > now.minimumLength()) {
        unknown.add(LENGTH);
      }
      if (wanted.upperCase() && !now.upperCase()
          || wanted.lowerCase() && !now.lowerCase()
          || wanted.digit() && !now.digit()) {
        unknown.add(CHARACTERS);
      }
      return unknown;
    }
  }
}
