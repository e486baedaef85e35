package org.tsudoi.accounts;

/** What can be done to many users at once; each is what can be done to one of them too. */
public enum BulkAction {
  DISABLE,
  ENABLE,
  DELETE,
  RESTORE,
  ADD_TO_GROUP,
  REMOVE_FROM_GROUP,
  /** The present password signs in, but must be changed before anything else. */
  REQUIRE_PASSWORD_CHANGE,
  END_SESSIONS;

  /** Whether it is about a group. */
  public boolean needsGroup() {
    return this == ADD_TO_GROUP || this == REMOVE_FROM_GROUP;
  }

  /** Whether it takes from administrators what they may do, or gives it back. */
  boolean isOfPower() {
    return this == DISABLE || this == ENABLE || this == DELETE || this == RESTORE;
  }

  /** Whether nobody does it to oneself together with others. */
  boolean sparesOneself() {
    return this == DISABLE
        || this == DELETE
        || this == REQUIRE_PASSWORD_CHANGE
        || this == END_SESSIONS;
  }
}
