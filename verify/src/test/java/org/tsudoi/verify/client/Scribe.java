package org.tsudoi.verify.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ChatKind;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Extensions;
import org.tsudoi.protocol.Frame;

/** Makes the frames of one participant, each with the next number of its channel. Thread-safe. */
public final class Scribe {

  private static final int LOUDEST = 7;
  private static final int VOICE_BYTES = 60;
  private static final int PLACE_BYTES = 4;
  private static final long MASK_32 = 0xFFFF_FFFFL;

  private final long[] numbers = new long[Channel.values().length];
  private final Random random = new Random(4);
  private int sender = EndToEndHeader.SENDER_UNKNOWN;

  Scribe() {}

  /** The clock of all scribes, in milliseconds: the time in the header of what they send now. */
  public static long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime()) & MASK_32;
  }

  synchronized void become(int index) {
    sender = index;
  }

  /** The first frame up. */
  public Frame hello() {
    return control(
        ControlKind.HELLO,
        Json.createObjectBuilder()
            .add("protocol", 1)
            .add("capabilities", Json.createArrayBuilder())
            .add("client", Json.createObjectBuilder().add("name", "test").add("version", "1"))
            .add("language", "en")
            .add("verifierType", 1)
            .build());
  }

  /** Asks to share a screen of this title. */
  public Frame shareRequest(int request, String title) {
    return control(
        ControlKind.SHARE_REQUEST,
        Json.createObjectBuilder()
            .add("request", request)
            .add("stream", 0)
            .add("title", title)
            .add("surface", "monitor")
            .add("codec", "vp09.00.10.08")
            .add("width", 1280)
            .add("height", 720)
            .build());
  }

  /** Stops sharing. */
  public Frame shareEnd() {
    return control(ControlKind.SHARE_END, Json.createObjectBuilder().add("stream", 0).build());
  }

  /** Asks for the end of the meeting, which only its organizer is granted. */
  public Frame endMeeting(int request) {
    return control(
        ControlKind.END_MEETING, Json.createObjectBuilder().add("request", request).build());
  }

  /** A control frame. */
  public Frame control(ControlKind kind, JsonObject json) {
    byte[] payload = json.toString().getBytes(StandardCharsets.UTF_8);
    return frame(Channel.CONTROL, kind.number(), 0, OptionalLong.empty(), payload);
  }

  /** A packet of speech of the loudest class that nobody can hear. */
  public synchronized Frame voice() {
    long number = ++numbers[Channel.VOICE.number()];
    return Frame.of(
        new EndToEndHeader(
            Channel.VOICE, 0, 0, LOUDEST, 0, sender, 0, 0, number, now(), Extensions.none()),
        randomBytes(VOICE_BYTES));
  }

  /** A place of the pointer on that screen. */
  public synchronized Frame pointer(int stream) {
    long number = ++numbers[Channel.POINTER.number()];
    return Frame.of(
        new EndToEndHeader(
            Channel.POINTER, 0, 0, 0, 0, sender, stream, 0, number, 0, Extensions.none()),
        randomBytes(PLACE_BYTES));
  }

  /** A message of the chat. */
  public Frame message(String text) {
    return chat(ChatKind.MESSAGE.number(), text.getBytes(StandardCharsets.UTF_8));
  }

  /** A frame of the chat, of whatever kind and payload. */
  public Frame chat(int kind, byte[] payload) {
    return frame(Channel.CHAT, kind, 0, OptionalLong.empty(), payload);
  }

  /** A frame of any channel, which may not be allowed. */
  public Frame of(Channel channel, byte[] payload) {
    return frame(channel, 0, 0, OptionalLong.empty(), payload);
  }

  /** A key frame of the screen with a payload that nobody can read. */
  public Frame key(int bytes) {
    return frame(
        Channel.SCREEN, 0, EndToEndHeader.KEY_FRAME, OptionalLong.empty(), randomBytes(bytes));
  }

  /** A frame of the screen that needs the one before it. */
  public synchronized Frame delta(int bytes) {
    OptionalLong needs = OptionalLong.of(numbers[Channel.SCREEN.number()]);
    return frame(Channel.SCREEN, 0, 0, needs, randomBytes(bytes));
  }

  /** A key frame of the camera with a payload that nobody can read. */
  public Frame cameraKey(int bytes) {
    return frame(
        Channel.CAMERA, 0, EndToEndHeader.KEY_FRAME, OptionalLong.empty(), randomBytes(bytes));
  }

  /** A frame of the camera that needs the one before it. */
  public synchronized Frame cameraDelta(int bytes) {
    OptionalLong needs = OptionalLong.of(numbers[Channel.CAMERA.number()]);
    return frame(Channel.CAMERA, 0, 0, needs, randomBytes(bytes));
  }

  private synchronized Frame frame(
      Channel channel, int kind, int flags, OptionalLong needs, byte[] payload) {
    long number = ++numbers[channel.number()];
    Extensions extensions =
        needs.isPresent()
            ? Extensions.none().withNeededFrame(needs.getAsLong())
            : Extensions.none();
    return Frame.of(
        new EndToEndHeader(channel, kind, flags, 0, 0, sender, 0, 0, number, now(), extensions),
        payload);
  }

  private synchronized byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
