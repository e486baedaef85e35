package org.tsudoi.tunnel;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A downlink on which a send is done when the test says so. */
final class FakeDown implements DownConnection {

  private final List<byte[]> sent = new ArrayList<>();
  private final boolean oneAnswer;
  private boolean atOnce;
  private Sent inFlight;
  private Ending closed;

  FakeDown() {
    this(false);
  }

  FakeDown(boolean oneAnswer) {
    this.oneAnswer = oneAnswer;
  }

  /** Sends are done within the call. */
  FakeDown atOnce() {
    atOnce = true;
    return this;
  }

  @Override
  public void send(ByteBuffer units, Sent answer) {
    if (inFlight != null) {
      throw new IllegalStateException("a send is in flight");
    }
    byte[] copy = new byte[units.remaining()];
    units.get(copy);
    sent.add(copy);
    if (atOnce) {
      answer.sent(true);
    } else {
      inFlight = answer;
    }
  }

  @Override
  public boolean lastsOneAnswer() {
    return oneAnswer;
  }

  @Override
  public void close(Ending ending) {
    closed = closed == null ? ending : closed;
  }

  void complete(boolean written) {
    Sent answer = inFlight;
    inFlight = null;
    answer.sent(written);
  }

  boolean isBusy() {
    return inFlight != null;
  }

  List<byte[]> sent() {
    return sent;
  }

  Ending closed() {
    return closed;
  }
}
