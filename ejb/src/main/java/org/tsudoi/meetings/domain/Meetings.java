package org.tsudoi.meetings.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tsudoi.meetings.MeetingNumber;
import org.tsudoi.shared.AccountId;

/** Where meetings and their instances are kept. */
public interface Meetings {

  /** Keeps a new meeting. */
  void add(Meeting meeting);

  /** The meeting that people find by this number. */
  Optional<Meeting> byNumber(MeetingNumber number);

  /** The same, with its row locked until the transaction ends. */
  Optional<Meeting> lock(MeetingNumber number);

  /** All meetings, the newest first, at most so many. */
  List<Meeting> newest(int most);

  /**
   * Those that concern somebody and those without a meeting key that are not cancelled, the newest
   * first, at most so many.
   */
  List<Meeting> newestOpenTo(AccountId account, int most);

  /**
   * Those that somebody organizes or is invited to, at most so many: what is planned for the latest
   * time first; what is not planned stands at the time when it was created.
   */
  List<Meeting> latestOf(AccountId account, int most);

  /** How many this organizer has opened since then. */
  long openedBy(AccountId organizer, Instant since);

  /** Keeps a new instance. */
  void add(MeetingInstance instance);

  /** The instance with this id. */
  Optional<MeetingInstance> instance(String id);

  /** The instances that have not ended, of whatever server epoch. */
  List<MeetingInstance> openInstances();

  /** Keeps a new participant's record. */
  void add(ParticipantRecord participant);

  /** The record of one seat. */
  Optional<ParticipantRecord> participant(ParticipantRecord.Seat seat);

  /** The records of an instance that have not ended. */
  List<ParticipantRecord> openParticipants(String instance);
}
