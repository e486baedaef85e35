package org.tsudoi.protocol;

/** What may happen to a frame that cannot be sent at once. */
public enum DeliveryClass {
  /** Never dropped, never reordered; resent after a resume. */
  RELIABLE,
  /** Dropped when it is late; not resent after a resume. */
  MEDIA,
  /** A newer frame of the same sender and stream takes its place. */
  NEWEST
}
