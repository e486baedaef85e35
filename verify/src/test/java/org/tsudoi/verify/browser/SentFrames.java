package org.tsudoi.verify.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.WebSocketFrame;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.HopUnitDecoder;

/** The headers of the frames that a page sends through its WebSockets. */
public final class SentFrames {

  private final List<EndToEndHeader> headers = new CopyOnWriteArrayList<>();

  private SentFrames() {}

  /** Watches what this page sends from now on; before it opens its tunnel. */
  public static SentFrames of(Page page) {
    SentFrames sent = new SentFrames();
    page.onWebSocket(sent::watch);
    return sent;
  }

  /** The headers of the channel so far. */
  public List<EndToEndHeader> on(Channel channel) {
    return headers.stream().filter(header -> header.channel() == channel).toList();
  }

  private void watch(WebSocket socket) {
    HopUnitDecoder decoder = new HopUnitDecoder(Direction.UPLINK);
    socket.onFrameSent(frame -> read(decoder, frame));
  }

  private void read(HopUnitDecoder decoder, WebSocketFrame frame) {
    decoder.feed(ByteBuffer.wrap(frame.binary()), this::take);
  }

  private void take(HopUnit unit) {
    if (unit instanceof HopUnit.Piece piece && piece.first()) {
      headers.add(EndToEndHeader.read(piece.payload().duplicate()));
    }
  }
}
