package org.tsudoi.accounts.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.GroupId;

/** Where it is kept who was warned of the end of a password. */
public interface PasswordEndWarnings {

  /**
   * Those whose own password was chosen within the span, who have a mail address and were not
   * warned of its end at this stage.
   *
   * @param within only members of these groups; of whatever groups if there are none
   */
  List<AccountId> unwarned(PasswordAges ages, Set<GroupId> within, int daysBefore, int max);

  /** What was said at this stage. */
  Optional<PasswordEndWarning> find(AccountId account, int daysBefore);

  void add(PasswordEndWarning warning);
}
