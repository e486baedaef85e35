package org.tsudoi.notification;

/** How far a mail or a call has come; the names are stored. */
public enum DeliveryState {
  /** Will be tried, for the first time or again. */
  WAITING,
  /** Taken by the other side. */
  SENT,
  /** Refused for good; an administrator may try it again while it is of use. */
  FAILED,
  /** Could not be delivered while it was of use. */
  EXPIRED,
  /** An administrator took it away. */
  DISCARDED
}
