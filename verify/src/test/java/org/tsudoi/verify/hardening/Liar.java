package org.tsudoi.verify.hardening;

import java.util.ArrayDeque;
import java.util.Deque;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.ResumingParticipant;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * A viewer who stops reading and goes on acknowledging. Its tunnel gives the same numbers as an
 * honest viewer's, from some number on, so it knows which numbers exist.
 */
abstract class Liar {

  private static final int BEHIND = 3;

  private final Deque<Long> lies = new ArrayDeque<>();
  private long ahead;

  /** Over two WebSockets. */
  static Liar overSockets(TsudoiServer server, ApiClient person, Meeting meeting) {
    return new OverSockets(TestParticipant.join(server, person, meeting));
  }

  /** Over a streaming answer and numbered requests. */
  static Liar overRequests(TsudoiServer server, ApiClient person, Meeting meeting) {
    return new OverRequests(ResumingParticipant.join(server, Transport.HTTPS, person, meeting));
  }

  /** Takes the next picture, as long as it is honest. */
  abstract void read();

  /** Whether the server has ended its tunnel. */
  abstract boolean isLost();

  /** Vanishes without a word. */
  abstract void leave();

  abstract long received();

  abstract void pause();

  abstract void acknowledge(long number);

  void stopReading(TestParticipant honest) {
    pause();
    ahead = received() - honest.received();
  }

  /** Acknowledges what the honest one had a few frames ago, since no number may be unknown. */
  void lie(TestParticipant honest) {
    lies.add(honest.received() + ahead);
    if (lies.size() > BEHIND) {
      acknowledge(lies.remove());
    }
  }

  private static final class OverSockets extends Liar {

    private final TestParticipant participant;

    OverSockets(TestParticipant participant) {
      this.participant = participant;
    }

    @Override
    void read() {
      participant.nextPicture();
    }

    @Override
    boolean isLost() {
      return participant.uplink().isClosed();
    }

    @Override
    void leave() {
      participant.downlink().abort();
      participant.uplink().abort();
    }

    @Override
    long received() {
      return participant.received();
    }

    @Override
    void pause() {
      participant.downlink().pause();
    }

    @Override
    void acknowledge(long number) {
      participant.send(new HopUnit.Acknowledgement(number));
    }
  }

  private static final class OverRequests extends Liar {

    private final ResumingParticipant participant;

    OverRequests(ResumingParticipant participant) {
      this.participant = participant;
    }

    @Override
    void read() {
      participant.nextPicture();
    }

    @Override
    boolean isLost() {
      return participant.isOver();
    }

    @Override
    void leave() {
      participant.vanish();
    }

    @Override
    long received() {
      return participant.received();
    }

    @Override
    void pause() {
      participant.pauseReading();
    }

    @Override
    void acknowledge(long number) {
      participant.claim(number);
    }
  }
}
