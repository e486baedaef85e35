package org.tsudoi.meetings;

/**
 * The leave of a guest to enter a meeting once, soon.
 *
 * @param visit the secret by which the guest comes again, to this meeting alone
 * @param join the ticket and what it opens
 */
public record GuestGrant(String visit, JoinGrant join) {

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "GuestGrant[" + join + "]";
  }
}
