package org.tsudoi.web.meetings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tsudoi.meetings.LiveMeeting;
import org.tsudoi.meetings.LiveParticipant;

/**
 * What the dashboard says in numbers about everything that runs now.
 *
 * @param meetings live meetings
 * @param shared live meetings in which somebody shares a screen
 * @param people people in them
 * @param overHttps people whose tunnel is not a WebSocket
 * @param median the median round trip, empty before the first is measured
 * @param slowest what nineteen of twenty round trips stay within
 * @param slow people on slow links
 * @param queueBytes what waits in all outboxes
 * @param droppedFrames stale frames left out so far
 */
public record LiveFigures(
    int meetings,
    long shared,
    int people,
    long overHttps,
    Optional<Duration> median,
    Optional<Duration> slowest,
    long slow,
    long queueBytes,
    long droppedFrames) {

  private static final long BYTES_PER_KILOBYTE = 1024;
  private static final double MEDIAN = 0.5;
  private static final double NEARLY_ALL = 0.95;

  /** The figures of these meetings. */
  public static LiveFigures of(List<LiveMeeting> live, LinkHealth health) {
    List<LiveParticipant> people =
        live.stream().flatMap(meeting -> meeting.participants().stream()).toList();
    List<Duration> trips =
        people.stream().map(LiveParticipant::roundTrip).flatMap(Optional::stream).sorted().toList();
    return new LiveFigures(
        live.size(),
        live.stream().filter(meeting -> meeting.share().isPresent()).count(),
        people.size(),
        people.stream().filter(person -> !person.transport().equalsIgnoreCase("websocket")).count(),
        quantile(trips, MEDIAN),
        quantile(trips, NEARLY_ALL),
        people.stream().filter(health::isSlow).count(),
        people.stream().mapToLong(LiveParticipant::queueBytes).sum(),
        people.stream().mapToLong(LiveParticipant::droppedFrames).sum());
  }

  /** What waits in all outboxes, in whole kilobytes. */
  public long queueKilobytes() {
    return queueBytes / BYTES_PER_KILOBYTE;
  }

  private static Optional<Duration> quantile(List<Duration> sorted, double share) {
    return sorted.isEmpty()
        ? Optional.empty()
        : Optional.of(sorted.get((int) Math.ceil(share * sorted.size()) - 1));
  }
}
