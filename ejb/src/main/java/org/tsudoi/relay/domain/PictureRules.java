package org.tsudoi.relay.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.tsudoi.protocol.EndToEndHeader;

/**
 * Which pictures one viewer gets when the line is too slow for all of them.
 *
 * <p>A frame is never sent when one that it needs was left out. First the upper layer goes, then
 * everything up to the next key frame; a delta of the lowest layer is never dropped alone, since
 * what follows it would show garbage. What a late joiner is shown first has less time: a fresh key
 * frame is worth more than a backlog that comes late. Guarded by the outbox.
 */
final class PictureRules {

  private final Map<StreamKey, PictureLine> streams = new HashMap<>();
  private final Set<StreamKey> wanted = new LinkedHashSet<>();
  private final long thinAfterNanos;
  private final long skipAfterNanos;
  private final long backlogForNanos;

  PictureRules(OutboxLimits limits) {
    thinAfterNanos = limits.thinAfter().toNanos();
    skipAfterNanos = limits.skipAfter().toNanos();
    backlogForNanos = limits.backlogFor().toNanos();
  }

  /**
   * Whether the viewer can use this picture; a key frame replaces older ones that wait too long.
   */
  boolean admits(WaitingLine line, EndToEndHeader picture, long now) {
    StreamKey stream = StreamKey.of(picture);
    if (Pictures.isKeyFrame(picture)) {
      if (line.oldestNanos(now) > thinAfterNanos) {
        line.leaveOut(waiting -> waiting.isPicture() && waiting.stream().equals(stream));
      }
      of(stream).restart();
      wanted.remove(stream);
      return true;
    }
    if (of(stream).canCarry(picture)) {
      return true;
    }
    miss(picture);
    return false;
  }

  /** The viewer does not get this picture. */
  void miss(EndToEndHeader picture) {
    StreamKey stream = StreamKey.of(picture);
    of(stream).leaveOut(picture);
    if (!Pictures.isUpperLayer(picture)) {
      await(stream);
    }
  }

  void await(StreamKey stream) {
    of(stream).await();
    wanted.add(stream);
  }

  /** Applies the three ages. */
  void trim(WaitingLine line, long now) {
    if (line.oldestNanos(now) > thinAfterNanos) {
      thin(line);
    }
    // A backlog is always the oldest that waits.
    if (line.oldestNanos(now) > backlogForNanos) {
      leaveOutLateBacklog(line, now);
    }
    if (line.oldestNanos(now) > skipAfterNanos) {
      skip(line, now);
    }
  }

  /** A stream whose backlog was not begun in time begins anew, with a key frame still to come. */
  private void leaveOutLateBacklog(WaitingLine line, long now) {
    Map<StreamKey, Boolean> late = new HashMap<>();
    line.forEachUnstarted(
        waiting -> {
          if (isLateBacklog(waiting, now)) {
            late.put(waiting.stream(), false);
          } else if (waiting.isKeyFrame()) {
            late.replace(waiting.stream(), true);
          }
        });
    if (late.isEmpty()) {
      return;
    }
    Set<StreamKey> fresh = new HashSet<>();
    line.leaveOut(
        waiting -> {
          StreamKey stream = waiting.stream();
          if (waiting.isKeyFrame() && !waiting.isBacklog()) {
            fresh.add(stream);
          }
          boolean goes = waiting.isPicture() && late.containsKey(stream) && !fresh.contains(stream);
          if (goes) {
            of(stream).leaveOut(waiting.header());
          }
          return goes;
        });
    late.forEach(
        (stream, begunAnew) -> {
          if (!begunAnew) {
            await(stream);
          }
        });
  }

  private boolean isLateBacklog(Waiting waiting, long now) {
    return waiting.isBacklog() && waiting.isPicture() && waiting.ageNanos(now) > backlogForNanos;
  }

  private void thin(WaitingLine line) {
    line.leaveOut(
        waiting -> {
          EndToEndHeader header = waiting.header();
          PictureLine stream = of(waiting.stream());
          boolean goes =
              Pictures.isUpperLayer(header)
                  || header.isDelta() && stream.needsWhatWasLeftOut(header);
          if (goes) {
            stream.leaveOut(header);
          }
          return goes;
        });
  }

  /**
   * Leaves out everything before the newest key frame of each stream, and what follows that key
   * frame too if it waited too long itself.
   */
  private void skip(WaitingLine line, long now) {
    Map<StreamKey, Waiting> newest = new HashMap<>();
    line.forEachUnstarted(
        waiting -> {
          if (waiting.isKeyFrame()) {
            newest.put(waiting.stream(), waiting);
          }
        });
    Set<StreamKey> passed = new HashSet<>();
    line.leaveOut(
        waiting -> {
          Waiting key = newest.get(waiting.stream());
          if (waiting == key) {
            passed.add(waiting.stream());
          }
          if (waiting == key || !waiting.isPicture()) {
            return false;
          }
          boolean follows = key == null || passed.contains(waiting.stream());
          if (key != null && follows && key.ageNanos(now) <= skipAfterNanos) {
            return false;
          }
          of(waiting.stream()).leaveOut(waiting.header());
          if (follows) {
            await(waiting.stream());
          }
          return true;
        });
  }

  /** Leaves out every picture of which nothing is written yet. */
  void skipAll(WaitingLine line) {
    line.leaveOut(
        waiting -> {
          if (waiting.isPicture()) {
            await(waiting.stream());
          }
          return waiting.isPicture();
        });
  }

  List<StreamKey> takeWanted() {
    List<StreamKey> all = List.copyOf(wanted);
    wanted.clear();
    return all;
  }

  void forget(Predicate<StreamKey> which) {
    streams.keySet().removeIf(which);
    wanted.removeIf(which);
  }

  private PictureLine of(StreamKey stream) {
    return streams.computeIfAbsent(stream, key -> new PictureLine());
  }
}
