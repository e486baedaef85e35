package org.tsudoi.accounts.domain;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tsudoi.accounts.AccountState;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.accounts.PasswordDemand;
import org.tsudoi.accounts.Validity;
import org.tsudoi.auditing.PersonId;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.SystemRole;

/**
 * A person who may sign in.
 *
 * <p>Begins active, with a one-time password. Its <em>version</em> grows with everything that must
 * end its sessions at once: another password, other roles, disabling, deleting. A deleted account
 * keeps its row, because the evidence names it and it can be restored to the state it had, until
 * what identifies its person is erased.
 *
 * <p>Changed only while its row is locked.
 */
@Entity
@Table(name = "account")
public class Account {

  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "login_name")
  private String loginName;

  @Column(name = "display_name")
  private String displayName;

  @Column(name = "kana")
  private String kana;

  @Column(name = "email")
  private String email;

  @Column(name = "department")
  private String department;

  @Column(name = "language")
  private String language;

  @Column(name = "time_zone")
  private String timeZone;

  @Column(name = "search_text")
  private String searchText;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private AccountState state;

  @Column(name = "deleted_at")
  private Instant deletedAt;

  @Column(name = "erased_at")
  private Instant erasedAt;

  @Column(name = "valid_from")
  private Instant validFrom;

  @Column(name = "valid_until")
  private Instant validUntil;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "password_changed_at")
  private Instant passwordChangedAt;

  @Column(name = "one_time_until")
  private Instant oneTimeUntil;

  @Column(name = "change_required_at")
  private Instant changeRequiredAt;

  @Column(name = "directory_since")
  private Instant directorySince;

  @Column(name = "account_version")
  private long version;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_sign_in_at")
  private Instant lastSignInAt;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "account_id"))
  @Enumerated(EnumType.STRING)
  @Column(name = "role")
  private Set<SystemRole> roles = new HashSet<>();

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "account_group_member", joinColumns = @JoinColumn(name = "account_id"))
  @Column(name = "group_id")
  private Set<String> groups = new HashSet<>();

  /** For the container. */
  protected Account() {}

  /** A new active account with a one-time password. */
  public Account(
      AccountId id, LoginName loginName, Profile profile, PasswordHash oneTime, Instant now) {
    this.id = id.toString();
    this.loginName = loginName.value();
    this.state = AccountState.ACTIVE;
    this.version = 1;
    this.createdAt = now;
    describe(profile);
    takeOneTimePassword(oneTime, now);
  }

  /** Takes another profile; other roles end the sessions. */
  public final void describe(Profile profile) {
    displayName = profile.displayName();
    kana = profile.kana();
    email = profile.email();
    department = profile.department();
    language = profile.language();
    timeZone = profile.timeZone();
    validFrom = profile.validity().from().orElse(null);
    validUntil = profile.validity().until().orElse(null);
    if (!roles.equals(profile.roles())) {
      roles.clear();
      roles.addAll(profile.roles());
      version++;
    }
    fold();
  }

  /** Makes anew what the account is found by. */
  public final void fold() {
    searchText = SearchText.of(roles, loginName, displayName, kana, email, department);
  }

  /**
   * Takes a generated password that must be changed and expires unused, also in place of the one
   * that the company directory kept; ends the sessions.
   */
  public final void takeOneTimePassword(PasswordHash hash, Instant now) {
    passwordHash = hash.encoded();
    passwordChangedAt = now;
    oneTimeUntil = now.plus(OneTimePassword.LIFETIME);
    changeRequiredAt = null;
    directorySince = null;
    version++;
  }

  /**
   * Leaves the password to the company directory; the one that it had is gone, and nothing about it
   * can run out any more. Ends the sessions.
   *
   * @param nothing a hash that no password is known to match
   */
  public void enterDirectory(PasswordHash nothing, Instant now) {
    passwordHash = nothing.encoded();
    passwordChangedAt = now;
    oneTimeUntil = null;
    changeRequiredAt = null;
    directorySince = now;
    version++;
  }

  /** Whether the company directory keeps the password. */
  public boolean isInDirectory() {
    return directorySince != null;
  }

  /** Takes the password that its owner chose; ends the sessions. */
  public void takePassword(PasswordHash hash, Instant now) {
    passwordHash = hash.encoded();
    passwordChangedAt = now;
    oneTimeUntil = null;
    changeRequiredAt = null;
    version++;
  }

  /**
   * Lets the present password be used for nothing but choosing another one; false if it was so
   * already.
   */
  public boolean requirePasswordChange(Instant now) {
    if (passwordChangeRequired() || isInDirectory()) {
      return false;
    }
    changeRequiredAt = now;
    return true;
  }

  /** Takes the same password hashed at a higher cost; nothing else changes. */
  public void takeStrongerHash(PasswordHash hash) {
    passwordHash = hash.encoded();
  }

  /** Forbids every use and ends the sessions; false if it was so already. */
  public boolean disable() {
    if (state == AccountState.DISABLED) {
      return false;
    }
    state = AccountState.DISABLED;
    version++;
    return true;
  }

  /** Allows the use again; false if it was so already. */
  public boolean enable() {
    if (state == AccountState.ACTIVE) {
      return false;
    }
    state = AccountState.ACTIVE;
    return true;
  }

  /** Takes the account away, restorably, and ends the sessions; false if it was so already. */
  public boolean delete(Instant now) {
    if (isDeleted()) {
      return false;
    }
    deletedAt = now;
    version++;
    return true;
  }

  /** Brings a deleted account back in the state it had; false if it was not deleted. */
  public boolean restore() {
    boolean deleted = isDeleted();
    deletedAt = null;
    return deleted;
  }

  /**
   * Forgets what identifies the person, for good; only the id and when it was created stay, and
   * what it is called is made of the id.
   *
   * @param nothing a hash that no password is known to match
   */
  public void erase(PasswordHash nothing, Instant now) {
    loginName = "erased-" + id;
    displayName = PersonId.of(id()).pseudonym();
    kana = "";
    email = "";
    department = "";
    timeZone = "";
    fold();
    validFrom = null;
    validUntil = null;
    passwordHash = nothing.encoded();
    oneTimeUntil = null;
    changeRequiredAt = null;
    directorySince = null;
    lastSignInAt = null;
    groups.clear();
    erasedAt = now;
    version++;
  }

  /** Whether what identified the person is gone. */
  public boolean isErased() {
    return erasedAt != null;
  }

  /** Whether it was taken away and not restored. */
  public boolean isDeleted() {
    return deletedAt != null;
  }

  /** Remembers that somebody signed in. */
  public void signedIn(Instant now) {
    lastSignInAt = now;
  }

  /** Whether sessions of this account may live. */
  public boolean isUsable(Instant now) {
    return state() == AccountState.ACTIVE && validity().covers(now);
  }

  /** Whether its password may begin a session: a one-time password dies unused after 72 hours. */
  public boolean admitsSignIn(Instant now) {
    return isUsable(now) && (oneTimeUntil == null || now.isBefore(oneTimeUntil));
  }

  /** Whether the password must be changed before anything else. */
  public boolean passwordChangeRequired() {
    return passwordDemand().isPresent();
  }

  /** Why its password must be changed, as far as the account itself knows. */
  public Optional<PasswordDemand> passwordDemand() {
    if (oneTimeUntil != null) {
      return Optional.of(PasswordDemand.ONE_TIME);
    }
    return Optional.ofNullable(changeRequiredAt).map(at -> PasswordDemand.ASKED_FOR);
  }

  public boolean has(SystemRole role) {
    return roles.contains(role);
  }

  public AccountId id() {
    return AccountId.of(id);
  }

  public LoginName loginName() {
    return new LoginName(loginName);
  }

  public String displayName() {
    return displayName;
  }

  public Set<SystemRole> roles() {
    return Set.copyOf(roles);
  }

  /** The groups that the account is in. */
  public Set<GroupId> groups() {
    return groups.stream().map(GroupId::of).collect(Collectors.toUnmodifiableSet());
  }

  /** Enters a group; false if it was in it already. */
  public boolean join(GroupId group) {
    return groups.add(group.toString());
  }

  /** Leaves a group; false if it was not in it. */
  public boolean leave(GroupId group) {
    return groups.remove(group.toString());
  }

  public PasswordHash passwordHash() {
    return new PasswordHash(passwordHash);
  }

  public Instant passwordChangedAt() {
    return passwordChangedAt;
  }

  public AccountState state() {
    return isDeleted() ? AccountState.DELETED : state;
  }

  /** Grows with everything that ends the sessions. */
  public long version() {
    return version;
  }

  public Validity validity() {
    return new Validity(Optional.ofNullable(validFrom), Optional.ofNullable(validUntil));
  }

  /** What an administrator last said about the person. */
  public Profile profile() {
    return new Profile(
        displayName, kana, email, department, roles(), language, timeZone, validity());
  }

  /** The account as people see it. */
  public AccountView view() {
    Set<SystemRole> ordered = EnumSet.noneOf(SystemRole.class);
    ordered.addAll(roles);
    return new AccountView(
        id(),
        loginName,
        displayName,
        kana,
        email,
        department,
        ordered,
        language,
        timeZone,
        state(),
        isErased(),
        validity(),
        passwordDemand(),
        createdAt,
        Optional.ofNullable(lastSignInAt));
  }
}
