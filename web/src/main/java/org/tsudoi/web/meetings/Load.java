package org.tsudoi.web.meetings;

/** How full a participant's outbox is, in the three steps of meters. */
public enum Load {
  EASY,
  ATTENTION,
  REFUSED
}
