package org.tsudoi.tunnel;

import java.util.List;
import java.util.Set;

/**
 * From which pages a browser may open a connection: from this server's own and from those that the
 * operator lists, compared exactly (OWASP ASVS 4.4.2).
 *
 * <p>A request without an origin comes from no browser; it may pass, since no cookie is ever read
 * here and the ticket or the secret decides.
 */
public final class OriginRule {

  private final Set<String> listed;

  /** A rule that also lets these origins pass, as {@code https://meet.example.org}. */
  public OriginRule(Set<String> listed) {
    this.listed = Set.copyOf(listed);
  }

  /**
   * Whether the request may pass.
   *
   * @param origins every {@code Origin} header of the request
   * @param host its {@code Host} header, with the port if there is one
   */
  public boolean allows(List<String> origins, String host) {
    if (origins.isEmpty()) {
      return true;
    }
    String origin = origins.get(0);
    return origins.size() == 1 && (origin.equals("https://" + host) || listed.contains(origin));
  }
}
