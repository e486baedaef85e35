package org.tsudoi.web.accounts;

import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.accounts.AccountChange;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.accounts.GroupName;
import org.tsudoi.accounts.NewAccount;
import org.tsudoi.accounts.Validity;
import org.tsudoi.shared.SystemRole;

/** What an administrator types about a user. */
public class AccountForm implements Serializable {

  private static final long serialVersionUID = 1L;

  private String loginName = "";
  private String displayName = "";
  private String kana = "";
  private String email = "";
  private String department = "";
  private String language;
  private String timeZone = "";
  private Set<SystemRole> roles = EnumSet.of(SystemRole.PARTICIPANT);

  private final GroupChoice groups;

  AccountForm(String language, List<GroupName> allGroups) {
    this.language = language;
    this.groups = new GroupChoice(allGroups, List.of());
  }

  AccountForm(AccountView account, List<GroupName> allGroups, List<GroupName> its) {
    groups = new GroupChoice(allGroups, its);
    loginName = account.loginName();
    displayName = account.displayName();
    kana = account.kana();
    email = account.email();
    department = account.department();
    language = account.language();
    timeZone = account.timeZone();
    roles = account.roles().isEmpty() ? Set.of() : EnumSet.copyOf(account.roles());
  }

  NewAccount toNewAccount() {
    return new NewAccount(
        loginName,
        displayName,
        kana,
        email,
        department,
        roles,
        language,
        timeZone,
        Validity.always(),
        groups.ids());
  }

  AccountChange toChange(Set<SystemRole> rolesUntilNow) {
    return new AccountChange(
        Optional.of(displayName),
        Optional.of(kana),
        Optional.of(email),
        Optional.of(department),
        Optional.of(roles).filter(now -> !now.equals(rolesUntilNow)),
        Optional.of(language),
        Optional.of(timeZone),
        Optional.empty(),
        Optional.of(groups.ids()).filter(ids -> groups.isChanged()));
  }

  /** The user ID. */
  public String getLoginName() {
    return loginName;
  }

  /** Takes the user ID. */
  public void setLoginName(String loginName) {
    this.loginName = text(loginName);
  }

  /** The name that people see. */
  public String getDisplayName() {
    return displayName;
  }

  /** Takes the name that people see. */
  public void setDisplayName(String displayName) {
    this.displayName = text(displayName);
  }

  /** The reading of the name. */
  public String getKana() {
    return kana;
  }

  /** Takes the reading of the name. */
  public void setKana(String kana) {
    this.kana = text(kana);
  }

  /** The e-mail address. */
  public String getEmail() {
    return email;
  }

  /** Takes the e-mail address. */
  public void setEmail(String email) {
    this.email = text(email);
  }

  /** Where the person works. */
  public String getDepartment() {
    return department;
  }

  /** Takes where the person works. */
  public void setDepartment(String department) {
    this.department = text(department);
  }

  /** The person's language. */
  public String getLanguage() {
    return language;
  }

  /** Takes the person's language. */
  public void setLanguage(String language) {
    this.language = language;
  }

  /** The person's time zone, empty for that of the browser. */
  public String getTimeZone() {
    return timeZone;
  }

  /** Takes the person's time zone. */
  public void setTimeZone(String timeZone) {
    this.timeZone = text(timeZone);
  }

  /** The names of the roles that the person has. */
  public List<String> getRoles() {
    return roles.stream().sorted().map(SystemRole::name).toList();
  }

  /** Takes the names of the roles that the person shall have. */
  public void setRoles(List<String> names) {
    EnumSet<SystemRole> wanted = EnumSet.noneOf(SystemRole.class);
    if (names != null) {
      names.forEach(name -> wanted.add(SystemRole.valueOf(name)));
    }
    roles = wanted;
  }

  /** The groups that the person is in. */
  public GroupChoice getGroups() {
    return groups;
  }

  /** All roles to choose from. */
  public List<SystemRole> getAllRoles() {
    return Arrays.asList(SystemRole.values());
  }

  private static String text(String typed) {
    return typed == null ? "" : typed.strip();
  }
}
