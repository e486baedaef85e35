package org.tsudoi.relay.domain;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.shared.Ticker;

/**
 * Whose voice is relayed in a group: that of the loudest few, by what the headers say.
 *
 * <p>There are as many places as are set. A free place goes to whoever sends voice. Once all are
 * taken, somebody takes the place of the quietest holder by being clearly louder, and not before
 * that one had it for a moment, so that places do not flicker; a holder who sends nothing any more
 * gives its place up.
 *
 * <p>The loudness is the sender's own claim. It is smoothed, and it tires: whoever holds a place
 * counts the less the longer it lasts, and recovers without one. While others want to be heard,
 * nobody keeps a place for ever by claiming to be the loudest; alone, anybody speaks as long as
 * they like.
 *
 * <p>Not thread-safe: guarded by the lock of its group.
 */
public final class LoudestSpeakers {

  /** So much louder, in classes of 8 dB, takes a place. */
  private static final double CLEARLY = 1;

  private static final double LONGEST_PACKET_SECONDS = 0.06;
  private static final double RISE_SECONDS = 0.1;
  private static final double FALL_SECONDS = 0.8;
  private static final double HELD_SECONDS = 1;
  private static final double SILENT_SECONDS = 2;

  /** A voice that is just quiet: less does not keep a place against anybody who speaks. */
  private static final double AUDIBLE = 0.5;

  private static final double FRESH_SECONDS = 20;
  private static final double SECONDS_A_CLASS = 2;
  private static final double MOST_TIRED_SECONDS = 40;

  private final int places;
  private final Ticker ticker;
  private final Map<Integer, Speaker> speakers = new HashMap<>();

  /** Nobody speaks yet. */
  public LoudestSpeakers(int places, Ticker ticker) {
    this.places = places;
    this.ticker = ticker;
  }

  /** Whether a frame of this sender that claims this loudness class, 0 to 7, is relayed. */
  public boolean admits(int sender, int loudness) {
    long now = ticker.nanos();
    Speaker speaker = speakers.computeIfAbsent(sender, unknown -> new Speaker(now));
    speaker.hear(loudness, now);
    releaseSilent(now);
    if (!speaker.holds && isFree()) {
      speaker.take(now);
    } else if (!speaker.holds) {
      quietest(now)
          .filter(holder -> speaker.mayReplace(holder, now))
          .ifPresent(
              holder -> {
                holder.holds = false;
                speaker.take(now);
              });
    }
    return speaker.holds;
  }

  /** Forgets a sender who is gone or may not speak any more. */
  public void forget(int sender) {
    speakers.remove(sender);
  }

  private boolean isFree() {
    return speakers.values().stream().filter(speaker -> speaker.holds).count() < places;
  }

  private void releaseSilent(long now) {
    speakers.values().stream()
        .filter(speaker -> seconds(now - speaker.heardAt) > SILENT_SECONDS)
        .forEach(speaker -> speaker.holds = false);
  }

  private Optional<Speaker> quietest(long now) {
    return speakers.values().stream()
        .filter(speaker -> speaker.holds)
        .min(Comparator.comparingDouble(speaker -> speaker.weight(now)));
  }

  private static double seconds(long nanos) {
    return (double) nanos / Duration.ofSeconds(1).toNanos();
  }

  /** One sender's smoothed loudness, and how long it has been heard lately. */
  private static final class Speaker {

    private double level;
    private double tired;
    private boolean holds;
    private long heldSince;
    private long heardAt;

    Speaker(long now) {
      heardAt = now;
    }

    void hear(int loudness, long now) {
      double passed = seconds(now - heardAt);
      double change = holds && level >= AUDIBLE ? passed : -passed;
      tired = Math.min(MOST_TIRED_SECONDS, Math.max(0, tired + change));
      // One loud packet after a pause is no speech yet.
      double steps =
          loudness > level
              ? Math.min(passed, LONGEST_PACKET_SECONDS) / RISE_SECONDS
              : passed / FALL_SECONDS;
      level += (loudness - level) * (1 - Math.exp(-steps));
      heardAt = now;
    }

    void take(long now) {
      holds = true;
      heldSince = now;
    }

    boolean mayReplace(Speaker holder, long now) {
      boolean audible = level >= AUDIBLE;
      if (holder.level < AUDIBLE) {
        return audible;
      }
      boolean heldEnough = seconds(now - holder.heldSince) >= HELD_SECONDS;
      return audible && heldEnough && weight(now) >= holder.weight(now) + CLEARLY;
    }

    /** What the smoothed loudness counts for, once the time in a place is taken off. */
    double weight(long now) {
      double sinceHeard = Math.max(0, seconds(now - heardAt));
      double fading = level * Math.exp(-sinceHeard / FALL_SECONDS);
      return fading - Math.max(0, tired - FRESH_SECONDS) / SECONDS_A_CLASS;
    }
  }
}
