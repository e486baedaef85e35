package org.tsudoi.verify.hardening;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Frame;
import org.tsudoi.protocol.FrameAssembler;
import org.tsudoi.protocol.FrameCutter;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.HopUnitDecoder;
import org.tsudoi.protocol.ProtocolLimits;
import org.tsudoi.protocol.ReceiveSequence;
import org.tsudoi.protocol.TunnelOpening;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.JsonText;
import org.tsudoi.verify.server.TsudoiServer;

/** A tunnel over HTTPS made by hand: each poll and each request happens when the test says so. */
final class ByHand {

  static final String UNITS = "application/octet-stream";

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final TsudoiServer server;
  private final ReceiveSequence received = new ReceiveSequence();
  private final FrameAssembler assembler = new FrameAssembler(ProtocolLimits.standard());
  private final List<Frame> frames = new ArrayList<>();
  private long downGeneration;
  private long number;
  private long controlNumber;
  private JsonObject welcome;

  private ByHand(TsudoiServer server, String ticket) {
    this.server = server;
    downGeneration = 1;
    take(get("ticket." + ticket, true).body());
    welcome = text(frames.remove(0));
  }

  /** Joins and says hello in the first request of the first uplink. */
  static ByHand join(TsudoiServer server, ApiClient person, Meeting meeting) {
    ByHand joined = new ByHand(server, meeting.ticket(person));
    byte[] hello =
        joined.control(
            ControlKind.HELLO,
            "{\"protocol\":1,\"capabilities\":[],\"client\":{\"name\":\"hand\",\"version\":\"1\"},"
                + "\"language\":\"en\",\"verifierType\":1}");
    if (joined.post(1, 1, hello).statusCode() != 200) {
      throw new IllegalStateException("the hello was refused");
    }
    joined.next(ControlKind.ROSTER);
    return joined;
  }

  /** What an uplink of this generation offers. */
  String up(long generation) {
    return token(Direction.UPLINK, generation, secret());
  }

  /** What a downlink of this generation offers. */
  String down(long generation) {
    return token(Direction.DOWNLINK, generation, secret());
  }

  /** The offer of a connection with any secret. */
  String token(Direction direction, long generation, String secret) {
    TunnelOpening opening =
        new TunnelOpening.OfTunnel(direction, id(), secret, generation, received.last());
    return opening.offer().split(", ")[1];
  }

  String id() {
    return welcome.getJsonObject("tunnel").getString("id");
  }

  String secret() {
    return welcome.getJsonObject("tunnel").getString("secret");
  }

  int sender() {
    return welcome.getInt("sender");
  }

  /** The generation of the last poll. */
  long downGeneration() {
    return downGeneration;
  }

  /** A control frame with the next numbers, as units. */
  byte[] control(ControlKind kind, String json) {
    Frame frame =
        Frame.of(
            EndToEndHeader.of(Channel.CONTROL, kind.number(), sender(), ++controlNumber, 0),
            json.getBytes(StandardCharsets.UTF_8));
    return new FrameCutter(frame, 0).next(8192, ++number, received.last()).toBytes();
  }

  /** A request that the server answers with {@code refused}, as units. */
  byte[] request(int request) {
    return control(ControlKind.END_MEETING, "{\"request\":" + request + "}");
  }

  /** Leaves a transmission number out. */
  void skipNumber() {
    number++;
  }

  HttpResponse<byte[]> post(long generation, long request, byte[] units) {
    return send(
        HttpRequest.newBuilder(server.at("tunnel/up"))
            .header("Authorization", "Tsudoi " + up(generation))
            .header("Content-Type", UNITS)
            .header("Tsudoi-Request", Long.toString(request))
            .POST(BodyPublishers.ofByteArray(units))
            .timeout(PATIENCE)
            .build());
  }

  HttpResponse<byte[]> get(String offer, boolean poll) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.at("tunnel/down"))
            .header("Authorization", "Tsudoi " + offer)
            .timeout(PATIENCE);
    return send(poll ? request.header("Tsudoi-Mode", "poll").build() : request.build());
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return server.http().send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** One poll, which goes on where the last one ended. */
  HttpResponse<byte[]> poll() {
    HttpResponse<byte[]> answer = get(down(++downGeneration), true);
    if (answer.statusCode() == 200) {
      take(answer.body());
    }
    return answer;
  }

  private void take(byte[] units) {
    HopUnitDecoder decoder = new HopUnitDecoder(Direction.DOWNLINK);
    decoder.feed(
        ByteBuffer.wrap(units),
        unit -> {
          if (unit instanceof HopUnit.Piece piece && received.accept(piece)) {
            assembler.accept(piece).ifPresent(frames::add);
          } else if (unit instanceof HopUnit.Gap gap) {
            received.accept(gap);
            assembler.abandonMedia();
          }
        });
    decoder.endOfMessage();
  }

  /** Polls until a control frame of this kind has come. */
  JsonObject next(ControlKind kind) {
    while (true) {
      while (!frames.isEmpty()) {
        Frame frame = frames.remove(0);
        if (frame.header().channel() == Channel.CONTROL && frame.header().kind() == kind.number()) {
          return text(frame);
        }
      }
      int status = poll().statusCode();
      if (status != 200) {
        throw new AssertionError("the poll was answered " + status);
      }
    }
  }

  private static JsonObject text(Frame frame) {
    return JsonText.object(new String(frame.copyOfPayload(), StandardCharsets.UTF_8));
  }
}
