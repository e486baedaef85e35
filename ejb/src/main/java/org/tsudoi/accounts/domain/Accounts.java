package org.tsudoi.accounts.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tsudoi.accounts.AccountQuery;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.GroupId;

/** Where accounts are kept. */
public interface Accounts {

  /** Adds an account; a login name that exists already fails at once with an exception. */
  void add(Account account);

  Optional<Account> find(AccountId id);

  /** The account with its row locked until the transaction ends. */
  Optional<Account> lock(AccountId id);

  Optional<Account> findByLoginName(LoginName name);

  /** A part of the list, by login name. */
  List<Account> find(AccountQuery query);

  /** How many a query finds in all. */
  long count(AccountQuery query);

  /** Some of those of whom it is not stored yet what they are found by. */
  List<Account> unfolded(int max);

  /**
   * Packs the rows after very many of them grew, where the database does not do so by itself: lists
   * and searches take half as long again otherwise. Nobody else should need them meanwhile.
   */
  void pack();

  /** The first of those who still have a one-time password, by login name. */
  List<Account> newcomers(int max);

  /** How many still have a one-time password. */
  long countNewcomers();

  /** How many have a password of their owner's choice that was chosen within the span. */
  long countOwnPasswords(PasswordAges ages);

  /** The first of those, by login name. */
  List<Account> ownPasswords(PasswordAges ages, int max);

  /**
   * The members of a group with a password of their own choice who may use their accounts then, by
   * login name, and which of the other groups each is in too.
   */
  List<MemberPassword> memberPasswords(GroupId group, Collection<GroupId> others, Instant now);

  /**
   * Keeps others who ask for the same out until the transaction ends; asked for before any row is
   * locked. With it two administrators cannot remove each other, nor two nodes both begin.
   */
  void holdGuard();

  /** Whether there is no account at all. */
  boolean isEmpty();

  /** How many active system administrators there are besides the one given, valid at that time. */
  long otherActiveAdministrators(AccountId besides, Instant now);

  /** Remembers a password that the account's owner chose. */
  void remember(PastPassword password);

  /** The passwords that the account's owner chose, newest first. */
  PasswordHistory passwordHistory(AccountId id);

  /** The members of a group whose accounts may be used, by login name. */
  List<GroupMember> usableMembers(GroupId group, Collection<GroupId> others, Instant now);

  /** The system administrators whose accounts may be used. */
  List<Account> activeAdministrators(Instant now);
}
