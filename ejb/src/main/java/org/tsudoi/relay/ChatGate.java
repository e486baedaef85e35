package org.tsudoi.relay;

import java.time.Duration;
import java.util.Optional;
import org.tsudoi.protocol.ChatKind;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Frame;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.Ticker;

/**
 * What one tunnel may write on channel 6, judged by headers alone: messages and known reactions,
 * for everybody, and no more of them than people can read.
 *
 * <p>Each refusal is told to the sender, so that nothing written gets lost unnoticed; whoever goes
 * on all the same tires the gate. Not thread-safe; guarded by the uplink of its seat.
 */
final class ChatGate {

  private static final int MESSAGES = 10;
  private static final Duration EACH_MESSAGE = Duration.ofSeconds(1);
  private static final int REACTIONS = 5;
  private static final Duration EACH_REACTION = Duration.ofMillis(500);
  private static final int REFUSALS = 30;
  private static final Duration EACH_REFUSAL = Duration.ofMillis(500);

  private final Budget messages;
  private final Budget reactions;
  private final Budget refusals;

  ChatGate(Ticker ticker) {
    messages = new Budget(MESSAGES, EACH_MESSAGE, ticker);
    reactions = new Budget(REACTIONS, EACH_REACTION, ticker);
    refusals = new Budget(REFUSALS, EACH_REFUSAL, ticker);
  }

  /** Why a frame with this header is not relayed; empty when it may come. */
  Optional<Problem> refuses(EndToEndHeader header) {
    Optional<ChatKind> kind = ChatKind.of(header.kind());
    // What only one person gets would look to that person as if everybody had read it.
    boolean toOne = header.extensions().targetIndex().isPresent();
    if (kind.isEmpty() || toOne || header.stream() != 0) {
      return Optional.of(Problem.FORBIDDEN);
    }
    boolean may = kind.get().isReaction() ? reactions.spend() : messages.spend();
    return may ? Optional.empty() : Optional.of(Problem.TOO_MANY_REQUESTS);
  }

  /** Whether the frame has a payload exactly if its kind wants one. */
  static boolean isWhole(Frame frame) {
    boolean reaction = frame.header().kind() != ChatKind.MESSAGE.number();
    return reaction == (frame.payloadBytes() == 0);
  }

  /** Counts a refusal; answers whether it is still worth telling. */
  boolean bearsRefusal() {
    return refusals.spend();
  }
}
