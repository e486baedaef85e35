package org.tsudoi.identity;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;

/** Finds the entry of a user ID, which can say nothing but a value whatever stands in it. */
final class DirectoryFilter {

  private static final String PLACE = "{0}";

  private final String template;

  /**
   * Checks the template.
   *
   * @throws IllegalArgumentException if it is no filter or has no place for the user ID
   */
  DirectoryFilter(String template) {
    this.template = template;
    if (!template.contains(PLACE)) {
      throw new IllegalArgumentException("tsudoi.ldap.filter has no {0} for the user ID");
    }
    of("somebody");
  }

  Filter of(String loginName) {
    try {
      return Filter.create(template.replace(PLACE, Filter.encodeValue(loginName)));
    } catch (LDAPException noFilter) {
      throw new IllegalArgumentException("tsudoi.ldap.filter is no filter", noFilter);
    }
  }
}
