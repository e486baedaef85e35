package org.tsudoi.meetings.domain;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tsudoi.meetings.MeetingAction;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ProtocolLimits;
import org.tsudoi.relay.ConnectionLimits;
import org.tsudoi.relay.RelaySettings;
import org.tsudoi.relay.Rights;
import org.tsudoi.relay.Tunnel;
import org.tsudoi.shared.RefusedException;

/**
 * The payloads of the control frames that the server sends, as {@code docs/protocol.md} has them.
 */
public final class ControlText {

  /** The protocol version that this server speaks. */
  public static final int PROTOCOL = 1;

  /** Leaves room in a control frame for its header, commas and a share with a long title. */
  private static final int MOST_PEOPLE_BYTES = 12 * 1024;

  private ControlText() {}

  /** Kind 1: the first frame down a tunnel. */
  public static byte[] welcome(
      InstanceFacts instance,
      long ageMillis,
      Participant participant,
      Rights rights,
      Tunnel tunnel,
      RelaySettings settings) {
    MeetingFacts meeting = instance.meeting();
    ProtocolLimits limits = settings.protocol();
    return bytes(
        Json.createObjectBuilder()
            .add("protocol", PROTOCOL)
            .add("capabilities", JsonValue.EMPTY_JSON_ARRAY)
            .add(
                "tunnel",
                Json.createObjectBuilder()
                    .add("id", tunnel.id().value())
                    .add("secret", tunnel.secret()))
            .add("sender", participant.index())
            .add(
                "instance",
                Json.createObjectBuilder().add("id", instance.id()).add("ageMillis", ageMillis))
            .add("serverEpoch", instance.serverEpoch())
            .add(
                "meeting",
                Json.createObjectBuilder()
                    .add("number", meeting.number().toString())
                    .add("title", meeting.title().value())
                    .add("titleForm", meeting.title().form().wireName())
                    .add("organizer", meeting.organizerName()))
            .add("role", role(participant))
            .add("rights", rights(participant, rights))
            .add("limits", limits(limits, settings.connections()))
            .add("heartbeatMillis", limits.heartbeat().toMillis())
            .add("protection", 0));
  }

  private static JsonObjectBuilder rights(Participant participant, Rights rights) {
    JsonArrayBuilder channels = Json.createArrayBuilder();
    for (Channel channel : Channel.values()) {
      if (rights.mayCarry(channel, 0)) {
        channels.add(channel.number());
      }
    }
    return Json.createObjectBuilder()
        .add("channels", channels)
        .add("share", participant.mayShare())
        .add("expel", participant.may(MeetingAction.EXPEL))
        .add("end", participant.may(MeetingAction.END));
  }

  private static JsonObjectBuilder limits(ProtocolLimits limits, ConnectionLimits connections) {
    JsonObjectBuilder frames = Json.createObjectBuilder();
    for (Channel channel : Channel.values()) {
      frames.add(Integer.toString(channel.number()), limits.frameBytes().get(channel));
    }
    return Json.createObjectBuilder()
        .add("pieceBytes", limits.pieceBytes())
        .add("messageBytes", limits.messageBytes())
        .add("openFrames", limits.openFrames())
        .add("frameBytes", frames)
        .add("silenceMillis", limits.silence().toMillis())
        .add("resumeMillis", connections.resumeWithin().toMillis())
        .add("uplinkBytes", connections.uplinkBytes());
  }

  /**
   * Kind 3: everybody who is there, what is shared and what is locked, and the names of those who
   * wrote and left; as many messages as that needs.
   */
  public static List<byte[]> roster(
      Collection<Participant> present,
      Collection<Participant> gone,
      Optional<Share> share,
      Standing standing) {
    List<byte[]> messages = new ArrayList<>();
    JsonArrayBuilder people = Json.createArrayBuilder();
    int peopleBytes = 0;
    JsonArrayBuilder names = Json.createArrayBuilder();
    for (Participant someone : concat(present, gone)) {
      boolean isGone = someone.state() == ParticipantState.LEFT;
      JsonObject person = (isGone ? former(someone) : person(someone)).build();
      int bytes = person.toString().getBytes(StandardCharsets.UTF_8).length;
      if (peopleBytes + bytes > MOST_PEOPLE_BYTES) {
        messages.add(roster(people, names, share, standing, !messages.isEmpty()));
        people = Json.createArrayBuilder();
        names = Json.createArrayBuilder();
        peopleBytes = 0;
      }
      (isGone ? names : people).add(person);
      peopleBytes += bytes;
    }
    messages.add(roster(people, names, share, standing, !messages.isEmpty()));
    return messages;
  }

  private static List<Participant> concat(
      Collection<Participant> present, Collection<Participant> gone) {
    List<Participant> all = new ArrayList<>(present);
    all.addAll(gone);
    return all;
  }

  private static JsonObjectBuilder former(Participant someone) {
    return Json.createObjectBuilder()
        .add("index", someone.index())
        .add("name", someone.name())
        .add("nameForm", KeptText.Form.PLAIN.wireName());
  }

  private static byte[] roster(
      JsonArrayBuilder people,
      JsonArrayBuilder gone,
      Optional<Share> share,
      Standing standing,
      boolean continued) {
    JsonObjectBuilder roster =
        Json.createObjectBuilder().add("participants", people).add("gone", gone);
    share.ifPresentOrElse(
        shown -> roster.add("share", screen(shown)), () -> roster.addNull("share"));
    return bytes(locks(roster, standing).add("continued", continued));
  }

  /** Kind 4: somebody came. */
  public static byte[] joined(Participant someone) {
    return bytes(Json.createObjectBuilder().add("participant", person(someone)));
  }

  /** Kind 5: somebody went. */
  public static byte[] left(Participant someone, LeaveReason reason) {
    return bytes(
        Json.createObjectBuilder().add("index", someone.index()).add("reason", reason.wireName()));
  }

  /** Kind 7: a screen is shared. */
  public static byte[] shareBegan(Share share) {
    return bytes(Json.createObjectBuilder().add("share", screen(share)));
  }

  /** Kind 10: a screen is no longer shared; by whom it was ended, empty for the presenter. */
  public static byte[] shareEnded(Share share, ShareEnd reason, String by) {
    return by(
        Json.createObjectBuilder()
            .add("sender", share.sender())
            .add("stream", share.stream())
            .add("reason", reason.wireName()),
        by);
  }

  private static byte[] by(JsonObjectBuilder message, String by) {
    return bytes(by.isEmpty() ? message : message.add("by", by));
  }

  /** Kind 17: a request was carried out. */
  public static byte[] done(int request) {
    return bytes(Json.createObjectBuilder().add("request", request));
  }

  /** Kinds 8 and 18: a request was refused. */
  public static byte[] refused(int request, RefusedException why) {
    return bytes(
        Json.createObjectBuilder().add("request", request).add("problem", why.problem().key()));
  }

  /** Kind 19: whether somebody's connection stands. */
  public static byte[] participantState(Participant someone) {
    return bytes(
        Json.createObjectBuilder().add("index", someone.index()).add("state", state(someone)));
  }

  /** Kind 20: what somebody is or does is another than before; by whom, empty for nobody else. */
  public static byte[] participantChanged(Participant someone, String by) {
    return by(Json.createObjectBuilder().add("participant", person(someone)), by);
  }

  /** Kind 21: whether door and chat are locked, and by whom; empty for nobody with a name. */
  public static byte[] meetingChanged(Standing standing, String by) {
    return by(locks(Json.createObjectBuilder(), standing), by);
  }

  private static JsonObjectBuilder locks(JsonObjectBuilder message, Standing standing) {
    return message.add("locked", standing.isLocked()).add("chatLocked", standing.isChatLocked());
  }

  /** Kind 31: all who may speak are muted, apart from these. */
  public static byte[] everybodyMuted(Collection<Participant> but, String by) {
    JsonArrayBuilder indexes = Json.createArrayBuilder();
    but.forEach(spared -> indexes.add(spared.index()));
    return by(Json.createObjectBuilder().add("except", indexes), by);
  }

  /** Kind 28: somebody asks the reader to present. */
  public static byte[] askedToPresent(String by) {
    return bytes(Json.createObjectBuilder().add("by", by));
  }

  private static JsonObjectBuilder person(Participant someone) {
    return Json.createObjectBuilder()
        .add("index", someone.index())
        .add("name", someone.name())
        .add("nameForm", KeptText.Form.PLAIN.wireName())
        .add("role", role(someone))
        .add("roleBits", someone.roleBits())
        .add("guest", someone.account().isEmpty())
        .add("muted", someone.isMuted())
        .add("hand", someone.hand())
        .add("deviceFingerprint", "")
        .add("state", state(someone));
  }

  private static JsonObjectBuilder screen(Share share) {
    return Json.createObjectBuilder()
        .add("sender", share.sender())
        .add("stream", share.stream())
        .add("title", share.title())
        .add("titleForm", KeptText.Form.PLAIN.wireName())
        .add("surface", share.surface())
        .add("codec", share.codec())
        .add("width", share.width())
        .add("height", share.height());
  }

  private static String state(Participant someone) {
    return someone.isConnected() ? "present" : "reconnecting";
  }

  private static String role(Participant someone) {
    return someone.role().wireName();
  }

  private static byte[] bytes(JsonObjectBuilder message) {
    return message.build().toString().getBytes(StandardCharsets.UTF_8);
  }
}
