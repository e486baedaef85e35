package org.tsudoi.relay.domain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tsudoi.protocol.Frame;

/**
 * The newest messages of a group, unread, for those who join late: in memory only, at most so many
 * and so many bytes, and gone with the group. Not thread-safe; guarded by its group.
 */
public final class ChatMemory {

  private final ChatLimits limits;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private long bytes;

  /** An empty memory. */
  public ChatMemory(ChatLimits limits) {
    this.limits = limits;
  }

  /** Keeps a message; the oldest give way to it. */
  public void keep(Frame message) {
    frames.addLast(message);
    bytes += message.sizeBytes();
    while (frames.size() > limits.messages() || bytes > limits.bytes()) {
      bytes -= frames.removeFirst().sizeBytes();
    }
  }

  /** Forgets what this sender wrote. */
  public void forget(int sender) {
    frames.removeIf(frame -> frame.header().sender() == sender);
    bytes = frames.stream().mapToLong(Frame::sizeBytes).sum();
  }

  /** What is kept, oldest first. */
  public List<Frame> frames() {
    return List.copyOf(frames);
  }

  /** Whose messages are kept. */
  public Set<Integer> senders() {
    return frames.stream().map(frame -> frame.header().sender()).collect(Collectors.toSet());
  }
}
