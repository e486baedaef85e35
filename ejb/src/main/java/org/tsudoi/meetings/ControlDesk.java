package org.tsudoi.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tsudoi.accounts.SignInService;
import org.tsudoi.meetings.domain.ControlFields;
import org.tsudoi.meetings.domain.ControlText;
import org.tsudoi.meetings.domain.Decoders;
import org.tsudoi.meetings.domain.Journal;
import org.tsudoi.meetings.domain.LeaveReason;
import org.tsudoi.meetings.domain.Participant;
import org.tsudoi.meetings.domain.PeopleText;
import org.tsudoi.meetings.domain.Share;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Direction;
import org.tsudoi.relay.Relay;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Judges every control frame of a participant and does what it asks, if it may.
 *
 * <p>What an organizer asks over the tunnel goes through {@link MeetingService}, the same way as by
 * the API. A request that may not be is answered; a frame that makes no sense, or that only the
 * server sends, ends the tunnel. Kinds that this version does not know are passed over.
 *
 * <p>Thread-safe; called on managed threads, one frame of a tunnel after the other.
 */
@ApplicationScoped
class ControlDesk {

  private static final Logger LOG = Logger.getLogger(ControlDesk.class.getName());
  private static final int LONGEST_CLIENT = 100;
  private static final String OTHER_PROTOCOL =
      "this server speaks protocol " + ControlText.PROTOCOL + "; update the client";
  private static final int LONGEST_QUEUE_MILLIS = 600_000;

  /** Nobody looks at more people at once. */
  private static final int MOST_WATCHED = 16;

  private Relay relay;
  private Journal journal;
  private Clock clock;
  private SignInService sessions;
  private Doors doors;

  /** What leaders order goes through these, the same way as by the API. */
  record Doors(Provider<MeetingService> meetings, Provider<LobbyService> lobby) {}

  /** For the container's proxy. */
  ControlDesk() {}

  @Inject
  ControlDesk(
      Relay relay,
      Journal journal,
      Clock clock,
      SignInService sessions,
      Provider<MeetingService> meetings,
      Provider<LobbyService> lobby) {
    this.relay = relay;
    this.journal = journal;
    this.clock = clock;
    this.sessions = sessions;
    this.doors = new Doors(meetings, lobby);
  }

  /** One control frame of a participant. */
  void handle(LiveInstance instance, Participant participant, int kind, byte[] payload) {
    Optional<ControlKind> known = ControlKind.of(kind);
    if (known.isEmpty()) {
      return;
    }
    try {
      handle(instance, participant, known.get(), payload);
    } catch (RefusedException refusal) {
      misbehaved(instance, participant, refusal.problem(), "control/" + kind);
    } catch (RuntimeException failure) {
      LOG.log(Level.SEVERE, "A control frame of kind " + kind + " could not be handled", failure);
      relay.close(participant.tunnel(), Problem.SERVER_FAILURE, "");
    }
  }

  private void handle(
      LiveInstance instance, Participant participant, ControlKind kind, byte[] payload) {
    if (!kind.mayTravel(Direction.UPLINK)) {
      throw new RefusedException(Problem.FORBIDDEN_FRAME);
    }
    ControlFields fields = ControlFields.read(payload);
    boolean beforeHello = kind == ControlKind.HELLO || kind == ControlKind.LEAVE;
    if (!beforeHello && !instance.isPresent(participant)) {
      throw new RefusedException(
          instance.isWaiting(participant) ? Problem.FORBIDDEN_FRAME : Problem.BAD_FRAME);
    }
    switch (kind) {
      case HELLO -> hello(instance, participant, fields);
      case SHARE_REQUEST -> requestShare(instance, participant, fields);
      case SHARE_END -> {
        int stream = fields.number("stream");
        instance.act(floor -> floor.endShare(participant, stream));
      }
      case KEY_FRAME_REQUEST -> {
        int sender = fields.number("sender");
        int stream = fields.number("stream");
        boolean ofCamera =
            fields.optionalNumber("channel").orElse(Channel.SCREEN.number())
                == Channel.CAMERA.number();
        instance.act(
            floor -> {
              if (ofCamera) {
                floor.requestCameraKeyFrame(sender);
              } else {
                floor.requestKeyFrame(sender, stream);
              }
            });
      }
      case RECEIVER_REPORT -> report(instance, participant, fields);
      case DECODERS -> {
        Decoders claim = Decoders.in(fields);
        instance.act(floor -> floor.decodes(participant, claim));
      }
      case CAMERA -> turnCamera(instance, participant, fields);
      case WATCH_CAMERAS -> {
        Set<Integer> senders = fields.numbers("senders", MOST_WATCHED);
        instance.act(floor -> floor.watchCameras(participant, senders));
      }
      case LEAVE -> instance.depart(participant, LeaveReason.LEFT, "");
      case UNMUTE -> instance.act(floor -> floor.unmute(participant));
      case RAISE_HAND -> {
        boolean up = fields.truth("raised");
        instance.act(floor -> floor.raiseHand(participant, up));
      }
      case ASK_TO_PRESENT -> {
        int index = fields.number("index");
        inside(instance, participant, kind, fields, it -> it.askToPresent(participant, index));
      }
      case ASKED_TO_PRESENT -> {
        // Whoever takes part in it says so by sharing.
        if (fields.truth("declined")) {
          instance.act(floor -> floor.decline(participant));
        }
      }
      case WANT_TO_PRESENT -> {
        boolean wanted = fields.truth("wanted");
        inside(
            instance,
            participant,
            kind,
            fields,
            it -> {
              if (wanted) {
                it.wishes().ask(participant);
              } else {
                it.wishes().takeBack(participant);
              }
            });
      }
      case WISH_ANSWER -> {
        int index = fields.number("index");
        inside(instance, participant, kind, fields, it -> it.wishes().decline(participant, index));
      }
      case LOWER_HANDS -> {
        OptionalInt index = fields.optionalNumber("index");
        inside(instance, participant, kind, fields, it -> it.lowerHands(participant, index));
      }
      case EXPEL,
          READMIT,
          END_MEETING,
          STOP_SHARE,
          MUTE,
          STOP_CAMERA,
          LOCK,
          CHANGE_ROLE,
          ADMIT,
          EXTEND ->
          command(instance, participant, fields.number("request"), order(instance, kind, fields));
      default -> throw new RefusedException(Problem.FORBIDDEN_FRAME);
    }
  }

  private void hello(LiveInstance instance, Participant participant, ControlFields fields) {
    if (fields.number("protocol") != ControlText.PROTOCOL) {
      // Not the client's fault: it is told what it would have to speak.
      relay.close(participant.tunnel(), Problem.BAD_FRAME, OTHER_PROTOCOL);
      return;
    }
    ControlFields client = fields.object("client");
    String name = client.text("name") + " " + client.text("version");
    instance.arrive(participant, PeopleText.clean(name, LONGEST_CLIENT), Decoders.in(fields));
  }

  private void requestShare(LiveInstance instance, Participant participant, ControlFields fields) {
    int request = fields.number("request");
    int stream = fields.number("stream");
    String title = fields.text("title");
    String surface = fields.text("surface");
    String codec = fields.text("codec");
    int width = fields.number("width");
    int height = fields.number("height");
    try {
      Share share =
          new Share(
              participant.index(), stream, title, surface, codec, width, height, clock.instant());
      instance.act(floor -> floor.beginShare(participant, share));
    } catch (RefusedException refusal) {
      answer(participant, ControlKind.SHARE_REFUSED, ControlText.refused(request, refusal));
    }
  }

  private void turnCamera(LiveInstance instance, Participant participant, ControlFields fields) {
    MeetingNumber number = instance.facts().meeting().number();
    MeetingService door = doors.meetings().get();
    boolean on = fields.truth("on");
    command(
        instance,
        participant,
        fields.number("request"),
        caller -> {
          if (on) {
            // The policy is asked, not who may call a door: guests may call none.
            door.requireCameras(Caller.system(), number);
          }
          instance.act(floor -> floor.turnCamera(participant, on));
        });
  }

  private void report(LiveInstance instance, Participant participant, ControlFields fields) {
    int queueMillis = Math.min(fields.number("queueMillis"), LONGEST_QUEUE_MILLIS);
    instance.report(participant, Duration.ofMillis(queueMillis));
  }

  /** Reads an order completely before anything is done. */
  private Command order(LiveInstance instance, ControlKind kind, ControlFields fields) {
    MeetingNumber number = instance.facts().meeting().number();
    MeetingService door = doors.meetings().get();
    switch (kind) {
      case EXPEL -> {
        int index = fields.number("index");
        Optional<String> reason = fields.optionalText("reason");
        return caller -> door.expel(caller, number, index, reason);
      }
      case READMIT -> {
        int index = fields.number("index");
        return caller -> door.readmit(caller, number, index);
      }
      case STOP_SHARE -> {
        int index = fields.number("index");
        return caller -> door.stopShare(caller, number, index);
      }
      case MUTE -> {
        OptionalInt index = fields.optionalNumber("index");
        return index.isPresent()
            ? caller -> door.mute(caller, number, index.getAsInt())
            : caller -> door.muteOthers(caller, number);
      }
      case STOP_CAMERA -> {
        int index = fields.number("index");
        return caller -> door.stopCamera(caller, number, index);
      }
      case LOCK -> {
        Optional<Boolean> chat = fields.optionalTruth("chatLocked");
        if (chat.isPresent()) {
          return caller -> door.lockChat(caller, number, chat.get());
        }
        Optional<Boolean> lobby = fields.optionalTruth("lobby");
        if (lobby.isPresent()) {
          return caller -> door.turnLobby(caller, number, lobby.get());
        }
        boolean shut = fields.truth("locked");
        return caller -> door.lock(caller, number, shut);
      }
      case EXTEND -> {
        int minutes = fields.number("minutes");
        return caller -> door.extend(caller, number, minutes);
      }
      case ADMIT -> {
        return answer(number, fields);
      }
      case CHANGE_ROLE -> {
        int index = fields.number("index");
        Role role =
            Role.of(fields.text("role")).orElseThrow(() -> new RefusedException(Problem.BAD_FRAME));
        return caller -> door.changeRole(caller, number, index, role);
      }
      default -> {
        return caller -> door.end(caller, number);
      }
    }
  }

  private Command answer(MeetingNumber number, ControlFields fields) {
    LobbyService lobby = doors.lobby().get();
    OptionalInt index = fields.optionalNumber("index");
    if (fields.truth("admitted")) {
      return index.isPresent()
          ? caller -> lobby.admit(caller, number, index.getAsInt())
          : caller -> lobby.admitAll(caller, number);
    }
    int whom = fields.number("index");
    Optional<String> reason = fields.optionalText("reason");
    return caller -> lobby.refuse(caller, number, whom, reason);
  }

  /** What is asked for and done inside the gathering alone; a refusal is noted. */
  private void inside(
      LiveInstance instance,
      Participant participant,
      ControlKind kind,
      ControlFields fields,
      Consumer<Floor> act) {
    int request = fields.number("request");
    try {
      instance.act(act);
      answer(participant, ControlKind.DONE, ControlText.done(request));
    } catch (RefusedException refusal) {
      if (refusal.problem() == Problem.FORBIDDEN) {
        frameRefused(instance, participant, refusal.problem(), "control/" + kind.number());
      }
      answer(participant, ControlKind.REFUSED, ControlText.refused(request, refusal));
    }
  }

  private interface Command {
    void run(Caller caller);
  }

  private void command(
      LiveInstance instance, Participant participant, int request, Command command) {
    Caller joined = instance.callerOf(participant);
    Optional<Caller> now = sessions.overTunnel(joined, participant.connection().address());
    if (now.isEmpty()) {
      instance.depart(participant, LeaveReason.SESSION_ENDED, "");
      return;
    }
    try {
      command.run(now.get());
      answer(participant, ControlKind.DONE, ControlText.done(request));
    } catch (RefusedException refusal) {
      answer(participant, ControlKind.REFUSED, ControlText.refused(request, refusal));
    }
  }

  private void answer(Participant participant, ControlKind kind, byte[] payload) {
    relay.send(participant.tunnel(), kind.number(), payload);
  }

  /** Somebody sent what no client may send: noted, and the tunnel is closed. */
  void misbehaved(LiveInstance instance, Participant participant, Problem why, String what) {
    frameRefused(instance, participant, why, what);
    relay.close(participant.tunnel(), why, what);
  }

  /** A frame was refused and nothing else happens. */
  void frameRefused(LiveInstance instance, Participant participant, Problem why, String what) {
    journal.frameRefused(instance.facts(), participant, why, what);
  }
}
