package org.tsudoi.accounts.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tsudoi.devices.DeviceId;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.SessionId;

/** Where sign-in sessions are kept. */
public interface Sessions {

  void add(SignInSession session);

  Optional<SignInSession> find(SessionId id);

  Optional<SignInSession> findByTokenHash(String tokenHash);

  /** All rows of the account that have not been ended, newest first. */
  List<SignInSession> openOf(AccountId account);

  /** All rows that were made with the device and have not been ended. */
  List<SignInSession> openOf(DeviceId device);

  /** All rows of members of these groups that have not been ended. */
  List<SignInSession> openOfMembers(Collection<GroupId> groups);

  /** Sessions that have not been ended or began since the instant, newest first. */
  List<SignInSession> recent(Instant since, int max);

  /** Rows that ran out but have not been ended yet. */
  List<SignInSession> runOut(Instant now, int max);

  /** Moves the idle end forward, never back, unless the session has been ended meanwhile. */
  void slide(SessionId id, Instant idleEnd);

  /** Remembers when it was proved once more who it is, unless the session has been ended. */
  void prove(SessionId id, Instant moment);

  /** Deletes rows that ended before the instant. */
  void deleteEndedBefore(Instant instant);
}
