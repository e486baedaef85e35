package org.tsudoi.relay;

import java.util.Set;
import java.util.TreeSet;
import org.tsudoi.protocol.Channel;

/**
 * What one participant may send: channels, and on the screen channel the streams. Whoever may show
 * a screen may point on it, and on nothing else; a camera is stream 0 alone.
 *
 * <p>Immutable; the room that seats a tunnel replaces it as a whole. Control frames (channel 0) are
 * always allowed: they are not relayed but handed to the listener, which judges each of them.
 *
 * @param channels bit <i>n</i> stands for channel <i>n</i>
 * @param screens the streams that are allowed on channels 2 and 4
 * @param passedOver the channels, in the same bits, whose frames go nowhere although sending them
 *     is no offence
 */
public record Rights(int channels, Set<Integer> screens, int passedOver) {

  private static final Rights NONE = new Rights(0, Set.of(), 0);
  private static final int OF_A_SCREEN = bit(Channel.SCREEN) | bit(Channel.POINTER);

  /** Makes the set immutable. */
  public Rights {
    screens = Set.copyOf(screens);
  }

  /** Nothing but control frames. */
  public static Rights none() {
    return NONE;
  }

  /** The same and a whole channel; on screen and pointer this allows no stream yet. */
  public Rights withChannel(Channel channel) {
    return new Rights(channels | bit(channel), screens, passedOver & ~bit(channel));
  }

  /** The same without a channel, whose frames are passed over: they go nowhere, unpunished. */
  public Rights passingOver(Channel channel) {
    return new Rights(channels & ~bit(channel), screens, passedOver | bit(channel));
  }

  /** The same and one stream on the screen channel, with the pointer on it. */
  public Rights withScreen(int stream) {
    Set<Integer> more = new TreeSet<>(screens);
    more.add(stream);
    return new Rights(channels | OF_A_SCREEN, more, passedOver);
  }

  /** The same without any stream on the screen channel, and without a pointer. */
  public Rights withoutScreen() {
    return new Rights(channels & ~OF_A_SCREEN, Set.of(), passedOver);
  }

  /** Whether a frame on this channel and stream may be sent. */
  public boolean mayCarry(Channel channel, int stream) {
    if (channel == Channel.CONTROL) {
      return true;
    }
    return (channels & bit(channel)) != 0 && mayCarryStream(channel, stream);
  }

  private boolean mayCarryStream(Channel channel, int stream) {
    boolean ofAScreen = (bit(channel) & OF_A_SCREEN) != 0;
    // One camera each, so that nobody fills the caches of a group with many.
    return ofAScreen ? screens.contains(stream) : channel != Channel.CAMERA || stream == 0;
  }

  /** Whether frames of this channel go nowhere without being an offence. */
  public boolean passesOver(Channel channel) {
    return (passedOver & bit(channel)) != 0;
  }

  private static int bit(Channel channel) {
    return 1 << channel.number();
  }
}
