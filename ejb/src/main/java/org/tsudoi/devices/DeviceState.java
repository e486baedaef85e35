package org.tsudoi.devices;

/** Where a device stands between its enrolment and its end. */
public enum DeviceState {
  /** Enrolled; nobody signs in with it before an administrator approves it. */
  WAITING,
  /** Known: its person may sign in with it. */
  APPROVED,
  /** Taken back, for good. */
  REVOKED
}
