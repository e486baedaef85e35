package org.tsudoi.relay.domain;

import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.EndToEndHeader;

/** One stream of one sender on one channel; the unit of which key frames and drop rules speak. */
public record StreamKey(Channel channel, int sender, int stream) {

  /** The stream to which a frame belongs. */
  public static StreamKey of(EndToEndHeader header) {
    return new StreamKey(header.channel(), header.sender(), header.stream());
  }
}
