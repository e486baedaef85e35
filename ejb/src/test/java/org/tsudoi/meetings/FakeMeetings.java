package org.tsudoi.meetings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.meetings.domain.Meeting;
import org.tsudoi.meetings.domain.MeetingInstance;
import org.tsudoi.meetings.domain.MeetingState;
import org.tsudoi.meetings.domain.Meetings;
import org.tsudoi.meetings.domain.ParticipantRecord;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.shared.AccountId;

/** Meetings in maps. */
final class FakeMeetings implements Meetings {

  private final List<Meeting> meetings = new ArrayList<>();
  final Map<String, MeetingInstance> instances = new HashMap<>();
  final Map<ParticipantRecord.Seat, ParticipantRecord> participants = new HashMap<>();

  @Override
  public synchronized void add(Meeting meeting) {
    meetings.add(meeting);
  }

  @Override
  public synchronized Optional<Meeting> byNumber(MeetingNumber number) {
    return meetings.stream().filter(one -> one.number().equals(number)).findFirst();
  }

  @Override
  public Optional<Meeting> lock(MeetingNumber number) {
    return byNumber(number);
  }

  @Override
  public synchronized List<Meeting> latestOf(AccountId account, int most) {
    return newest(Integer.MAX_VALUE).stream()
        .filter(one -> one.concerns(account))
        .limit(most)
        .toList();
  }

  @Override
  public synchronized List<Meeting> newest(int most) {
    return meetings.stream()
        .sorted(Comparator.comparing(Meeting::createdAt).reversed())
        .limit(most)
        .toList();
  }

  @Override
  public synchronized List<Meeting> newestOpenTo(AccountId account, int most) {
    return newest(Integer.MAX_VALUE).stream()
        .filter(
            one ->
                one.concerns(account)
                    || one.key().isEmpty()
                        && !one.has(MeetingOption.INVITED_ONLY)
                        && one.state() != MeetingState.CANCELLED)
        .limit(most)
        .toList();
  }

  @Override
  public synchronized long openedBy(AccountId organizer, Instant since) {
    return meetings.stream()
        .filter(one -> one.organizer().equals(organizer) && !one.createdAt().isBefore(since))
        .count();
  }

  @Override
  public synchronized void add(MeetingInstance instance) {
    instances.put(instance.id(), instance);
  }

  @Override
  public synchronized Optional<MeetingInstance> instance(String id) {
    return Optional.ofNullable(instances.get(id));
  }

  @Override
  public synchronized List<MeetingInstance> openInstances() {
    return instances.values().stream().filter(one -> one.endedAt().isEmpty()).toList();
  }

  @Override
  public synchronized void add(ParticipantRecord participant) {
    participants.put(participant.seat(), participant);
  }

  @Override
  public synchronized Optional<ParticipantRecord> participant(ParticipantRecord.Seat seat) {
    return Optional.ofNullable(participants.get(seat));
  }

  @Override
  public synchronized List<ParticipantRecord> openParticipants(String instance) {
    return participants.entrySet().stream()
        .filter(row -> row.getKey().instance().equals(instance))
        .map(Map.Entry::getValue)
        .filter(row -> row.leftAt().isEmpty())
        .toList();
  }
}
