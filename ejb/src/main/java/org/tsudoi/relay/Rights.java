package org.tsudoi.relay;

import java.util.Set;
import java.util.TreeSet;

/**
 * What one participant may send: channels, and on the screen channel the streams.
 *
 * <p>Immutable; the room that seats a tunnel replaces it as a whole. Control frames (channel 0) are
 * always allowed: they are not relayed but handed to the listener, which judges each of them.
 *
 * @param channels bit <i>n</i> stands for channel <i>n</i>
 * @param screens the streams that are allowed on channel 2
 */
public record Rights(int channels, Set<Integer> screens) {

  private static final int CONTROL = 0;
  private static final int SCREEN = 2;
  private static final Rights NONE = new Rights(0, Set.of());

  /** Makes the set immutable. */
  public Rights {
    screens = Set.copyOf(screens);
  }

  /** Nothing but control frames. */
  public static Rights none() {
    return NONE;
  }

  /** The same and a whole channel; on the screen channel this allows no stream yet. */
  public Rights withChannel(int channel) {
    return new Rights(channels | 1 << channel, screens);
  }

  /** The same and one stream on the screen channel. */
  public Rights withScreen(int stream) {
    Set<Integer> more = new TreeSet<>(screens);
    more.add(stream);
    return new Rights(channels | 1 << SCREEN, more);
  }

  /** The same without any stream on the screen channel. */
  public Rights withoutScreen() {
    return new Rights(channels & ~(1 << SCREEN), Set.of());
  }

  /** Whether a frame on this channel and stream may be sent. */
  public boolean mayCarry(int channel, int stream) {
    if (channel == CONTROL) {
      return true;
    }
    return (channels >> channel & 1) == 1 && (channel != SCREEN || screens.contains(stream));
  }
}
