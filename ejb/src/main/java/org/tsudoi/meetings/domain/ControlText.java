package org.tsudoi.meetings.domain;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tsudoi.meetings.MeetingAction;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ProtocolLimits;
import org.tsudoi.relay.ConnectionLimits;
import org.tsudoi.relay.OrderedBy;
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
   * What somebody who comes in is told.
   *
   * @param present everybody who is there
   * @param gone those who left and of whom messages are kept
   * @param share what is shared
   * @param standing what is locked
   * @param end when it is planned to end
   */
  public record Gathering(
      Collection<Participant> present,
      Collection<Participant> gone,
      Optional<Share> share,
      Standing standing,
      PlannedEnd end) {}

  /** Kind 3: everything of a gathering; as many messages as that needs. */
  public static List<byte[]> roster(Gathering gathering, Instant now) {
    JsonObject state = state(gathering, now);
    List<byte[]> messages = new ArrayList<>();
    JsonArrayBuilder people = Json.createArrayBuilder();
    JsonArrayBuilder names = Json.createArrayBuilder();
    int peopleBytes = 0;
    for (Participant someone : everybody(gathering)) {
      boolean isGone = someone.state() == ParticipantState.LEFT;
      JsonObject person = (isGone ? former(someone) : person(someone)).build();
      int bytes = person.toString().getBytes(StandardCharsets.UTF_8).length;
      if (peopleBytes + bytes > MOST_PEOPLE_BYTES) {
        messages.add(roster(state, people, names, !messages.isEmpty()));
        people = Json.createArrayBuilder();
        names = Json.createArrayBuilder();
        peopleBytes = 0;
      }
      (isGone ? names : people).add(person);
      peopleBytes += bytes;
    }
    messages.add(roster(state, people, names, !messages.isEmpty()));
    return messages;
  }

  private static List<Participant> everybody(Gathering gathering) {
    List<Participant> all = new ArrayList<>(gathering.present());
    all.addAll(gathering.gone());
    return all;
  }

  private static JsonObject state(Gathering gathering, Instant now) {
    JsonObjectBuilder state = Json.createObjectBuilder();
    gathering
        .share()
        .ifPresentOrElse(shown -> state.add("share", screen(shown)), () -> state.addNull("share"));
    return end(locks(state, gathering.standing()), gathering.end(), now).build();
  }

  private static byte[] roster(
      JsonObject state, JsonArrayBuilder people, JsonArrayBuilder gone, boolean continued) {
    return bytes(
        Json.createObjectBuilder(state)
            .add("participants", people)
            .add("gone", gone)
            .add("continued", continued));
  }

  private static JsonObjectBuilder former(Participant someone) {
    return Json.createObjectBuilder()
        .add("index", someone.index())
        .add("name", someone.name())
        .add("nameForm", KeptText.Form.PLAIN.wireName())
        .add("guest", someone.isGuest());
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

  /** Kind 10: a screen is no longer shared; by whom it was ended, nobody for the presenter. */
  public static byte[] shareEnded(Share share, ShareEnd reason, OrderedBy by) {
    return by(
        Json.createObjectBuilder()
            .add("sender", share.sender())
            .add("stream", share.stream())
            .add("reason", reason.wireName()),
        by);
  }

  private static byte[] by(JsonObjectBuilder message, OrderedBy by) {
    return bytes(by.into(message));
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

  /** Kind 20: what somebody is or does is another than before; by whom, or by nobody else. */
  public static byte[] participantChanged(Participant someone, OrderedBy by) {
    return by(Json.createObjectBuilder().add("participant", person(someone)), by);
  }

  /** Kind 21: whether door and chat are locked and whether people wait in the lobby, by whom. */
  public static byte[] meetingChanged(Standing standing, OrderedBy by) {
    return by(locks(Json.createObjectBuilder(), standing), by);
  }

  private static JsonObjectBuilder locks(JsonObjectBuilder message, Standing standing) {
    return message
        .add("locked", standing.isLocked())
        .add("chatLocked", standing.isChatLocked())
        .add("lobby", standing.lobby().isOn())
        .add("cameras", standing.hasCameras());
  }

  /**
   * Kind 21: when it is planned to end, by whom if somebody has changed it, and whether this is the
   * notice that it is near.
   */
  public static byte[] endChanged(
      Standing standing, PlannedEnd end, Instant now, boolean notice, OrderedBy by) {
    JsonObjectBuilder message =
        locks(Json.createObjectBuilder(), standing).add("planned", true).add("notice", notice);
    return by(end(message, end, now), by);
  }

  private static JsonObjectBuilder end(JsonObjectBuilder message, PlannedEnd end, Instant now) {
    Optional<Instant> at = end.at().filter(later -> later.isAfter(now));
    return at.isEmpty()
        ? message.addNull("end")
        : message.add(
            "end",
            Json.createObjectBuilder()
                .add("inMillis", Duration.between(now, at.get()).toMillis())
                .add("forAll", end.isForAll()));
  }

  /** Kind 31: all who may speak are muted, apart from these. */
  public static byte[] everybodyMuted(Collection<Participant> but, OrderedBy by) {
    JsonArrayBuilder indexes = Json.createArrayBuilder();
    but.forEach(spared -> indexes.add(spared.index()));
    return by(Json.createObjectBuilder().add("except", indexes), by);
  }

  /** Kind 28: somebody asks the reader to present. */
  public static byte[] askedToPresent(OrderedBy by) {
    return by(Json.createObjectBuilder(), by);
  }

  /** Kind 28 to whoever asked: this participant does not want to present now. */
  public static byte[] declined(Participant asked) {
    return by(
        Json.createObjectBuilder().add("declined", true).add("index", asked.index()),
        OrderedBy.person(asked.name()));
  }

  /** Kind 37: who would like to present, in order. */
  public static byte[] wishes(Collection<Participant> askers) {
    JsonArrayBuilder indexes = Json.createArrayBuilder();
    askers.forEach(asker -> indexes.add(asker.index()));
    return bytes(Json.createObjectBuilder().add("wishes", indexes));
  }

  /** Kind 38: this participant says not now to the reader's wish to present. */
  public static byte[] notNow(Participant by) {
    return by(Json.createObjectBuilder().add("index", by.index()), OrderedBy.person(by.name()));
  }

  /** Kind 38: the reader's wish to present has become void. */
  public static byte[] wishVoid() {
    return bytes(Json.createObjectBuilder());
  }

  /** Kind 33 to somebody who waits: in the lobby, until the roster comes. */
  public static byte[] waiting() {
    return bytes(Json.createObjectBuilder().add("waiting", true));
  }

  /** Kind 33 to somebody who leads: who waits, in order; as many messages as that needs. */
  public static List<byte[]> lobby(Collection<Participant> line) {
    List<byte[]> messages = new ArrayList<>();
    JsonArrayBuilder people = Json.createArrayBuilder();
    int bytes = 0;
    for (Participant someone : line) {
      JsonObject person = waiting(someone).build();
      int more = person.toString().getBytes(StandardCharsets.UTF_8).length;
      if (bytes + more > MOST_PEOPLE_BYTES) {
        messages.add(lobby(people, !messages.isEmpty()));
        people = Json.createArrayBuilder();
        bytes = 0;
      }
      people.add(person);
      bytes += more;
    }
    messages.add(lobby(people, !messages.isEmpty()));
    return messages;
  }

  private static byte[] lobby(JsonArrayBuilder people, boolean continued) {
    return bytes(Json.createObjectBuilder().add("line", people).add("continued", continued));
  }

  private static JsonObjectBuilder waiting(Participant someone) {
    return Json.createObjectBuilder()
        .add("index", someone.index())
        .add("name", someone.name())
        .add("nameForm", KeptText.Form.PLAIN.wireName())
        .add("guest", someone.isGuest());
  }

  private static JsonObjectBuilder person(Participant someone) {
    return Json.createObjectBuilder()
        .add("index", someone.index())
        .add("name", someone.name())
        .add("nameForm", KeptText.Form.PLAIN.wireName())
        .add("role", role(someone))
        .add("roleBits", someone.roleBits())
        .add("guest", someone.isGuest())
        .add("muted", someone.isMuted())
        .add("hand", someone.hand())
        .add("camera", someone.camera())
        .add("decodes", decodes(someone))
        .add("deviceFingerprint", "")
        .add("state", state(someone));
  }

  private static JsonArrayBuilder decodes(Participant someone) {
    JsonArrayBuilder names = Json.createArrayBuilder();
    someone.decoders().codecs().forEach(codec -> names.add(codec.wireName()));
    return names;
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
