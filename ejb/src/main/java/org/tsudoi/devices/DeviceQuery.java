package org.tsudoi.devices;

import java.util.Optional;
import org.tsudoi.shared.AccountId;

/**
 * Which devices to list, newest first.
 *
 * @param text part of the user ID, the device's name, its enrolment code or a MAC address in any
 *     usual notation; empty for all
 * @param state only those in this state
 * @param owner only those of this person
 * @param first how many rows to leave out
 * @param max how many rows to return, at most 200
 */
public record DeviceQuery(
    String text, Optional<DeviceState> state, Optional<AccountId> owner, int first, int max) {

  private static final int MOST_ROWS = 200;
  private static final int MOST_TEXT = 200;

  /** Keeps the numbers within what a page can be. */
  public DeviceQuery {
    text = text.strip();
    text = text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    first = Math.max(0, first);
    max = Math.min(MOST_ROWS, Math.max(1, max));
  }
}
