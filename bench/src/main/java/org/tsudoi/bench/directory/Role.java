package org.tsudoi.bench.directory;

/** What people may be, as both servers are told. */
enum Role {
  /** Everybody. */
  PARTICIPANT,

  /** Every hundredth. */
  MEETING_CREATOR
}
