package org.tsudoi.relay;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.tsudoi.protocol.ProtocolLimits;
import org.tsudoi.relay.domain.ChatLimits;
import org.tsudoi.relay.domain.OutboxLimits;

/**
 * Every limit of the relay; the settings reference says what each is for.
 *
 * @param protocol what both ends keep
 * @param outbox what may wait for one participant
 * @param cacheBytes what a stream keeps for those who come late
 * @param keyFrameInterval the least time between two key-frame requests of one stream
 * @param connections what connections may carry, and how long a tunnel lives without them
 * @param framesPerSecond frames that one tunnel may bring, twice as many at once
 * @param bytesPerSecond bytes that one tunnel may bring, twice as many at once
 * @param inboxFrames control frames of one tunnel that may wait for the listener
 * @param refusedFrames refused frames within {@code refusedWithin} that end a tunnel
 * @param refusedWithin see {@code refusedFrames}
 * @param rightsGrace how long frames that were on their way when a right ended are dropped silently
 * @param largestWindowBytes unacknowledged bytes on a downlink, at most
 * @param pointersPerSecond places of the pointer of one tunnel that are relayed, twice as many at
 *     once; more are left out
 * @param cameraBytesPerSecond bytes of one camera that are relayed, twice as many at once; more are
 *     left out
 * @param speakers how many voices of a group are relayed at once: the loudest
 * @param chat what of the chat is kept for those who join late
 */
public record RelaySettings(
    ProtocolLimits protocol,
    OutboxLimits outbox,
    int cacheBytes,
    Duration keyFrameInterval,
    ConnectionLimits connections,
    int framesPerSecond,
    int bytesPerSecond,
    int inboxFrames,
    int refusedFrames,
    Duration refusedWithin,
    Duration rightsGrace,
    int largestWindowBytes,
    int pointersPerSecond,
    int cameraBytesPerSecond,
    int speakers,
    ChatLimits chat) {

  /** The first values. */
  public static RelaySettings standard() {
    return new RelaySettings(
        ProtocolLimits.standard(),
        OutboxLimits.standard(),
        2 << 20,
        Duration.ofSeconds(2),
        ConnectionLimits.standard(),
        500,
        32 << 20,
        64,
        20,
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        4 << 20,
        40,
        32_000,
        6,
        ChatLimits.standard());
  }

  /** The first values, replaced by what the operator has set. */
  static RelaySettings of(Config config) {
    RelaySettings first = standard();
    OutboxLimits outbox =
        new OutboxLimits(
            read(config, "tsudoi.relay.outbox.bytes", first.outbox.capacityBytes()),
            read(config, "tsudoi.relay.picture.thin", first.outbox.thinAfter()),
            read(config, "tsudoi.relay.picture.skip", first.outbox.skipAfter()),
            read(config, "tsudoi.relay.cache.wait", first.outbox.backlogFor()),
            read(config, "tsudoi.relay.voice.wait", first.outbox.voiceFor()));
    ConnectionLimits connections =
        new ConnectionLimits(
            read(config, "tsudoi.relay.uplink.wait", first.connections.openWithin()),
            read(config, "tsudoi.relay.resume.within", first.connections.resumeWithin()),
            first.connections.toldAfter(),
            config
                .getOptionalValue("tsudoi.relay.uplink.bytes", Long.class)
                .orElse(first.connections.uplinkBytes()),
            first.connections.heldBytes());
    return new RelaySettings(
        first.protocol,
        outbox,
        read(config, "tsudoi.relay.cache.bytes", first.cacheBytes),
        read(config, "tsudoi.relay.keyframe.interval", first.keyFrameInterval),
        connections,
        read(config, "tsudoi.relay.flood.frames", first.framesPerSecond),
        read(config, "tsudoi.relay.flood.bytes", first.bytesPerSecond),
        read(config, "tsudoi.relay.control.queue", first.inboxFrames),
        read(config, "tsudoi.relay.refused.frames", first.refusedFrames),
        read(config, "tsudoi.relay.refused.within", first.refusedWithin),
        read(config, "tsudoi.relay.refused.grace", first.rightsGrace),
        read(config, "tsudoi.relay.window.bytes", first.largestWindowBytes),
        read(config, "tsudoi.relay.pointer.rate", first.pointersPerSecond),
        read(config, "tsudoi.relay.camera.bytes", first.cameraBytesPerSecond),
        read(config, "tsudoi.relay.voice.speakers", first.speakers),
        new ChatLimits(
            read(config, "tsudoi.relay.chat.messages", first.chat.messages()),
            read(config, "tsudoi.relay.chat.bytes", first.chat.bytes())));
  }

  private static int read(Config config, String key, int otherwise) {
    return config.getOptionalValue(key, Integer.class).orElse(otherwise);
  }

  private static Duration read(Config config, String key, Duration otherwise) {
    return config.getOptionalValue(key, Duration.class).orElse(otherwise);
  }
}
