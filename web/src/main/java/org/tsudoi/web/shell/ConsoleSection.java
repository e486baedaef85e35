package org.tsudoi.web.shell;

import static org.tsudoi.shared.SystemRole.AUDITOR;
import static org.tsudoi.shared.SystemRole.MEETING_CREATOR;
import static org.tsudoi.shared.SystemRole.PARTICIPANT;
import static org.tsudoi.shared.SystemRole.SYSTEM_ADMINISTRATOR;
import static org.tsudoi.shared.SystemRole.USER_ADMINISTRATOR;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.shared.SystemRole;

/**
 * The places of the console and who may see them.
 *
 * <p>This only decides what is offered and which sentence a stranger reads; the doors check again.
 */
public enum ConsoleSection {
  DASHBOARD("dashboard", "home", Group.NOW, Set.of(SYSTEM_ADMINISTRATOR, AUDITOR)),
  LIVE("meetings/meeting-live", "live", Group.NOW, Set.of(SYSTEM_ADMINISTRATOR, AUDITOR)),
  USERS(
      "accounts/account-list",
      "users",
      Group.PEOPLE,
      Set.of(SYSTEM_ADMINISTRATOR, USER_ADMINISTRATOR, AUDITOR)),
  GROUPS(
      "accounts/group-list",
      "groups",
      Group.PEOPLE,
      Set.of(SYSTEM_ADMINISTRATOR, USER_ADMINISTRATOR, AUDITOR)),
  DEVICES(
      "devices/device-list",
      "device",
      Group.PEOPLE,
      Set.of(SYSTEM_ADMINISTRATOR, USER_ADMINISTRATOR, AUDITOR)),
  LOCKOUTS(
      "accounts/lockout-list",
      "lock",
      Group.PEOPLE,
      Set.of(SYSTEM_ADMINISTRATOR, USER_ADMINISTRATOR, AUDITOR)),
  TOKENS(
      "accounts/token-list",
      "key",
      Group.PEOPLE,
      Set.of(SYSTEM_ADMINISTRATOR, USER_ADMINISTRATOR, AUDITOR)),
  MEETINGS(
      "meetings/meeting-list",
      "calendar",
      Group.MEETINGS,
      Set.of(SYSTEM_ADMINISTRATOR, MEETING_CREATOR, AUDITOR)),
  OWN_MEETINGS(
      "meetings/own-meetings",
      "user",
      Group.MEETINGS,
      Set.of(SYSTEM_ADMINISTRATOR, MEETING_CREATOR, PARTICIPANT)),
  ACCESS(
      "auditing/access-history", "access", Group.EVIDENCE, Set.of(SYSTEM_ADMINISTRATOR, AUDITOR)),
  USAGE("auditing/usage-history", "share", Group.EVIDENCE, Set.of(SYSTEM_ADMINISTRATOR, AUDITOR)),
  AUDIT("auditing/audit-trail", "audit", Group.EVIDENCE, Set.of(SYSTEM_ADMINISTRATOR, AUDITOR)),
  POLICIES(
      "policies/policy-edit",
      "shield",
      Group.ADMINISTRATION,
      Set.of(SYSTEM_ADMINISTRATOR, AUDITOR)),
  ACCESS_RULES(
      "policies/access-edit", "door", Group.ADMINISTRATION, Set.of(SYSTEM_ADMINISTRATOR, AUDITOR)),
  JOIN_TERMS(
      "policies/terms-edit", "check", Group.ADMINISTRATION, Set.of(SYSTEM_ADMINISTRATOR, AUDITOR)),
  MAIL(
      "notification/mail-edit",
      "mail",
      Group.ADMINISTRATION,
      Set.of(SYSTEM_ADMINISTRATOR, AUDITOR)),
  WEBHOOKS(
      "notification/webhook-list",
      "send",
      Group.ADMINISTRATION,
      Set.of(SYSTEM_ADMINISTRATOR, AUDITOR));

  /** The headings of the navigation. */
  public enum Group {
    NOW,
    PEOPLE,
    MEETINGS,
    EVIDENCE,
    ADMINISTRATION
  }

  static final String ROOT = "/console/";

  private final String page;
  private final String icon;
  private final Group group;
  private final Set<SystemRole> roles;

  ConsoleSection(String page, String icon, Group group, Set<SystemRole> roles) {
    this.page = page;
    this.icon = icon;
    this.group = group;
    this.roles = roles;
  }

  /** The address of its first page. */
  public String path() {
    return ROOT + page + ".xhtml";
  }

  /** The name of its picture in the icon sheet. */
  public String icon() {
    return icon;
  }

  /** The heading that it stands under. */
  public Group group() {
    return group;
  }

  /** Whether one of these roles opens it. */
  public boolean isOpenTo(Set<SystemRole> held) {
    return roles.stream().anyMatch(held::contains);
  }

  /** Who may see it, in the order in which the roles are declared. */
  public List<SystemRole> roles() {
    return roles.stream().sorted().toList();
  }

  /** The section that a page belongs to: pages of one noun share one section. */
  static Optional<ConsoleSection> of(String path) {
    // One's own meetings are changed there, also by people to whom the list of all is closed.
    if (path.startsWith(ROOT + "meetings/meeting-edit")
        || path.startsWith(ROOT + "meetings/meeting-times")) {
      return Optional.of(OWN_MEETINGS);
    }
    return Arrays.stream(values()).filter(section -> path.startsWith(section.stem())).findFirst();
  }

  private String stem() {
    return switch (this) {
      case USERS -> ROOT + "accounts/account-";
      case POLICIES -> ROOT + "policies/policy-";
      case GROUPS -> ROOT + "accounts/group-";
      case DEVICES -> ROOT + "devices/device-";
      case MEETINGS -> ROOT + "meetings/meeting-";
      case MAIL -> ROOT + "notification/mail-";
      case WEBHOOKS -> ROOT + "notification/webhook-";
      default -> ROOT + page;
    };
  }
}
