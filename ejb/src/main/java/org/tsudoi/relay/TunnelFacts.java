package org.tsudoi.relay;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a live tunnel at this moment.
 *
 * @param connection how it is connected
 * @param roundTrip the last measured round trip, empty before the first heartbeat came back
 * @param queueBytes bytes of frames that wait to go down
 * @param droppedFrames frames that were dropped because this participant could not take them in
 *     time
 * @param bytesIn bytes of hop units received, repeats included, without the framing below them
 * @param bytesOut bytes of hop units sent, likewise
 * @param changes how often each thing happened to its connections; what never happened is missing
 */
public record TunnelFacts(
    ConnectionFacts connection,
    Optional<Duration> roundTrip,
    long queueBytes,
    long droppedFrames,
    long bytesIn,
    long bytesOut,
    Map<LinkChange, Integer> changes) {}
