package org.tsudoi.identity;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.time.Duration;
import java.util.List;

/**
 * The company directory that is asked.
 *
 * @param addresses its servers, asked in this order until one can be reached
 * @param name what people call it
 * @param bind the entry that searches; empty for nobody
 * @param base below what people are
 * @param filter who is somebody
 * @param attributes where the entries say what
 * @param patience how long one question may take in all
 * @param simultaneous how many are asked at once
 */
record DirectoryPlan(
    List<DirectoryAddress> addresses,
    String name,
    String bind,
    String base,
    DirectoryFilter filter,
    DirectoryAttributes attributes,
    Duration patience,
    int simultaneous) {

  /**
   * Checks the base.
   *
   * @throws IllegalArgumentException if it names no entry
   */
  DirectoryPlan {
    directoryOf(base);
  }

  /** The directory as links name it: another base is another directory. */
  String directory() {
    return directoryOf(base);
  }

  private static String directoryOf(String base) {
    try {
      DN name = new DN(base);
      if (name.isNullDN()) {
        throw new IllegalArgumentException("tsudoi.ldap.base is missing");
      }
      return "ldap:///" + name.toNormalizedString();
    } catch (LDAPException noName) {
      throw new IllegalArgumentException("tsudoi.ldap.base names no entry", noName);
    }
  }
}
