package org.tsudoi.meetings;

import static java.util.stream.Collectors.partitioningBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tsudoi.meetings.LiveInstance.Surroundings;
import org.tsudoi.meetings.domain.Attendance;
import org.tsudoi.meetings.domain.ControlText;
import org.tsudoi.meetings.domain.Decoders;
import org.tsudoi.meetings.domain.InstanceFacts;
import org.tsudoi.meetings.domain.Invitations;
import org.tsudoi.meetings.domain.Journal;
import org.tsudoi.meetings.domain.Participant;
import org.tsudoi.meetings.domain.ParticipantState;
import org.tsudoi.meetings.domain.PresentWishes;
import org.tsudoi.meetings.domain.Share;
import org.tsudoi.meetings.domain.ShareEnd;
import org.tsudoi.meetings.domain.Standing;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.relay.OrderedBy;
import org.tsudoi.relay.Relay;
import org.tsudoi.relay.RelayGroup;
import org.tsudoi.relay.Rights;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;
import org.tsudoi.shared.Ticker;

/**
 * What people do in a gathering once they are in it: share a screen, speak, raise a hand; and what
 * whoever leads does about it: ends a share, mutes, locks the door, gives roles.
 *
 * <p>It lives as long as its instance and has no lock of its own: every method is called under that
 * of the instance, which {@link LiveInstance#act} takes.
 */
final class Floor {

  private final InstanceFacts facts;
  private final RelayGroup group;
  private final Attendance attendance;
  private final Standing standing;
  private final Relay relay;
  private final Journal journal;
  private final Ticker ticker;
  private final Invitations invitations;
  private final WishDesk wishes;
  private final int mostCameras;
  private boolean wasLed;
  private long ledNanos;

  Floor(
      InstanceFacts facts,
      RelayGroup group,
      Attendance attendance,
      Standing standing,
      Surroundings surroundings) {
    this.facts = facts;
    this.group = group;
    this.attendance = attendance;
    this.standing = standing;
    relay = surroundings.relay();
    journal = surroundings.journal();
    ticker = surroundings.ticker();
    invitations = new Invitations(ticker, surroundings.clock());
    wishes = new WishDesk(facts, attendance, new PresentWishes(ticker), relay, journal);
    mostCameras = surroundings.mostCameras();
  }

  /**
   * Begins a share: first the right to send the stream, then everybody is told. Whoever was asked
   * to present a moment ago takes the place of whoever does.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} or {@link
   *     Problem#SCREEN_ALREADY_SHARED}
   */
  void beginShare(Participant presenter, Share share) {
    if (presenter.mayShare() && invitations.isOpen(presenter.index())) {
      othersShare(presenter)
          .ifPresent(
              other -> endShare(other, ShareEnd.TAKEN_OVER, OrderedBy.person(presenter.name())));
    }
    Optional<Share> replaced = attendance.beginShare(presenter, share);
    invitations.begins(presenter.index());
    replaced.ifPresent(
        before -> tellShareEnded(presenter, before, ShareEnd.STOPPED, OrderedBy.NOBODY));
    relay.replaceRights(
        presenter.tunnel(), standing.rightsOf(presenter).withScreen(share.stream()));
    tellAll(ControlKind.SHARE_BEGAN, ControlText.shareBegan(share));
    journal.shareBegan(facts, presenter, share);
    noteViewers();
  }

  /** Takes down how many see the share, and whoever shows a camera. */
  void noteViewers() {
    int others = othersThere();
    attendance.present().forEach(someone -> someone.isSeenBy(others));
    attendance
        .share()
        .map(share -> attendance.participant(share.sender()))
        .ifPresent(presenter -> journal.watched(presenter, others));
  }

  private int othersThere() {
    return attendance.present().size() - 1;
  }

  /** Ends the presenter's share of this stream; nothing happens when there is none. */
  void endShare(Participant presenter, int stream) {
    if (attendance.share().filter(share -> share.stream() == stream).isPresent()) {
      endShare(presenter, ShareEnd.STOPPED, OrderedBy.NOBODY);
    }
  }

  private Optional<Participant> othersShare(Participant but) {
    return attendance
        .share()
        .map(share -> attendance.participant(share.sender()))
        .filter(other -> other != but);
  }

  private void endShare(Participant presenter, ShareEnd reason, OrderedBy by) {
    endShare(presenter, reason, standing.rightsOf(presenter), by);
  }

  /** Ends a participant's share, if there is one, and leaves these rights. */
  void endShare(Participant presenter, ShareEnd reason, Rights left, OrderedBy by) {
    attendance
        .endShare(presenter)
        .ifPresent(
            share -> {
              relay.replaceRights(presenter.tunnel(), left);
              invitations.ended(presenter.index());
              tellShareEnded(presenter, share, reason, by);
            });
  }

  private void tellShareEnded(Participant presenter, Share share, ShareEnd reason, OrderedBy by) {
    tellAll(ControlKind.SHARE_ENDED, ControlText.shareEnded(share, reason, by));
    journal.shareEnded(facts, presenter, reason);
  }

  /** Asks the presenter for a key frame, when that stream is the shared one. */
  void requestKeyFrame(int sender, int stream) {
    boolean shown =
        attendance
            .share()
            .filter(share -> share.sender() == sender && share.stream() == stream)
            .isPresent();
    if (shown) {
      relay.requestKeyFrame(group, sender, stream);
    }
  }

  /** Ends somebody's share by order of somebody else; nothing happens when there is none. */
  void stopShare(Participant presenter, OrderedBy by) {
    endShare(presenter, ShareEnd.STOPPED_BY_LEADER, by);
  }

  /**
   * Turns a voice off. When this returns, no frame of it is relayed any more until its person turns
   * it on again.
   */
  void mute(Participant target, OrderedBy by) {
    mute(target, true, by);
  }

  /** Turns off the voices of all but this person, and tells it in one message. */
  void muteOthers(Caller but, OrderedBy by) {
    Map<Boolean, List<Participant>> isSpared =
        attendance.all().stream()
            .filter(someone -> !someone.waits())
            .collect(partitioningBy(who -> isSamePerson(who.caller(), but)));
    isSpared.get(false).stream().filter(target -> target.mute(true)).forEach(this::applyRights);
    tellAll(ControlKind.EVERYBODY_MUTED, ControlText.everybodyMuted(isSpared.get(true), by));
  }

  private static boolean isSamePerson(Caller one, Caller other) {
    return one.account().isPresent() && one.account().equals(other.account());
  }

  /** Somebody who was muted wants to be heard again. */
  void unmute(Participant participant) {
    mute(participant, false, OrderedBy.NOBODY);
  }

  private void mute(Participant participant, boolean off, OrderedBy by) {
    if (participant.state() != ParticipantState.LEFT && participant.mute(off)) {
      applyRights(participant);
      tellChanged(participant, by);
    }
  }

  /**
   * Turns somebody's own camera on or off; when it is on, first the right to send it, then
   * everybody is told.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} by the role, {@link
   *     Problem#CAMERAS_OFF} in meetings without cameras, {@link Problem#TOO_MANY_CAMERAS}
   */
  void turnCamera(Participant someone, boolean on) {
    if (on && someone.camera() == 0) {
      refuseCamera(someone);
      someone.turnCamera(standing.nextCamera());
      applyRights(someone);
      tellChanged(someone, OrderedBy.NOBODY);
      journal.cameraBegan(facts, someone, othersThere());
      someone.isSeenBy(othersThere());
    } else if (!on) {
      endCamera(someone, ShareEnd.STOPPED, OrderedBy.NOBODY);
    }
  }

  private void refuseCamera(Participant someone) {
    if (!someone.may(MeetingAction.CAMERA) || someone.state() != ParticipantState.PRESENT) {
      throw new RefusedException(Problem.FORBIDDEN);
    }
    if (!standing.hasCameras()) {
      throw new RefusedException(Problem.CAMERAS_OFF);
    }
    if (attendance.all().stream().filter(other -> other.camera() > 0).count() >= mostCameras) {
      throw new RefusedException(Problem.TOO_MANY_CAMERAS);
    }
  }

  /** Turns somebody's camera off by order of somebody else; nothing happens when it is off. */
  void stopCamera(Participant target, OrderedBy by) {
    endCamera(target, ShareEnd.STOPPED_BY_LEADER, by);
  }

  private void endCamera(Participant someone, ShareEnd reason, OrderedBy by) {
    if (someone.camera() > 0) {
      someone.turnCamera(0);
      applyRights(someone);
      tellChanged(someone, by);
      journal.cameraEnded(facts, someone, reason);
    }
  }

  /** Somebody has gone; the others hear of that by itself. */
  void forget(Participant gone, ShareEnd reason) {
    invitations.gone(gone.index());
    forgetCamera(gone, reason);
  }

  /** A camera may have been on that is no more; the others hear of that by itself. */
  private void forgetCamera(Participant gone, ShareEnd reason) {
    if (gone.camera() > 0) {
      gone.turnCamera(0);
      journal.cameraEnded(facts, gone, reason);
    }
  }

  /** Lets people show themselves, or turns all cameras off and lets nobody. */
  void allowCameras(boolean on) {
    if (standing.allowCameras(on)) {
      if (!on) {
        attendance
            .all()
            .forEach(one -> endCamera(one, ShareEnd.STOPPED_BY_LEADER, OrderedBy.NOBODY));
      }
      tellAll(ControlKind.MEETING_CHANGED, ControlText.meetingChanged(standing, OrderedBy.NOBODY));
    }
  }

  /** Asks for a key frame of somebody's camera, when it is on. */
  void requestCameraKeyFrame(int sender) {
    boolean shown =
        attendance.present().stream()
            .anyMatch(someone -> someone.index() == sender && someone.camera() > 0);
    if (shown) {
      relay.requestCameraKeyFrame(group, sender);
    }
  }

  /** Sends somebody the cameras of these and no others. */
  void watchCameras(Participant viewer, Set<Integer> senders) {
    relay.takeCameras(viewer.tunnel(), senders);
  }

  /** Locks or unlocks the door: nobody new comes in, whatever ticket is shown. */
  void lock(boolean shut, OrderedBy by) {
    if (standing.lock(shut)) {
      tellAll(ControlKind.MEETING_CHANGED, ControlText.meetingChanged(standing, by));
    }
  }

  /** Lets only those write who lead, or everybody again. */
  void lockChat(boolean shut, OrderedBy by) {
    if (standing.lockChat(shut)) {
      attendance.all().forEach(this::applyRights);
      tellAll(ControlKind.MEETING_CHANGED, ControlText.meetingChanged(standing, by));
    }
  }

  /**
   * Gives a person another role for the rest of this gathering. When this returns, no frame is
   * relayed any more that the new role forbids.
   */
  void changeRole(Participant target, Role role, OrderedBy by) {
    standing.give(target.caller(), role);
    for (Participant changed : attendance.changeRole(target, role)) {
      if (changed.camera() > 0 && !changed.may(MeetingAction.CAMERA)) {
        forgetCamera(changed, ShareEnd.STOPPED_BY_LEADER);
      }
      if (attendance.isPresenting(changed) && !changed.mayShare()) {
        endShare(changed, ShareEnd.STOPPED_BY_LEADER, by);
      } else {
        applyRights(changed);
      }
      tellChanged(changed, by);
    }
  }

  /**
   * Asks somebody to present; for two minutes that person may take over the screen.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} unless the asker leads or presents, or
   *     when the other may not share; {@link Problem#PARTICIPANT_NOT_FOUND}
   */
  void askToPresent(Participant asker, int index) {
    boolean may = asker.may(MeetingAction.ASK_TO_PRESENT) || attendance.isPresenting(asker);
    Participant asked = attendance.participant(index);
    if (!may || !asked.mayShare() || asked == asker) {
      throw new RefusedException(Problem.FORBIDDEN);
    }
    invite(asked, OrderedBy.person(asker.name()), OptionalInt.of(asker.index()));
    journal.askedToPresent(facts, asker, asked);
  }

  /** Who would like to present in the place of whoever does. */
  WishDesk wishes() {
    return wishes;
  }

  /** For two minutes this person may take over the screen, and is asked whether to. */
  void invite(Participant asked, OrderedBy by) {
    invite(asked, by, OptionalInt.empty());
  }

  private void invite(Participant asked, OrderedBy by, OptionalInt asker) {
    if (asked.mayShare() && asked.state() == ParticipantState.PRESENT) {
      invitations.ask(asked.index(), asker);
      wishes.isAsked(asked);
      byte[] question = ControlText.askedToPresent(by);
      relay.send(asked.tunnel(), ControlKind.ASKED_TO_PRESENT.number(), question);
    }
  }

  /**
   * Somebody who was asked to present does not want to: whoever asked hears of it, if that person
   * is still there. Nothing happens when nobody has asked, or not lately.
   */
  void decline(Participant asked) {
    OptionalInt asker = invitations.decline(asked.index());
    attendance.present().stream()
        .filter(someone -> asker.isPresent() && someone.index() == asker.getAsInt())
        .forEach(
            someone ->
                relay.send(
                    someone.tunnel(),
                    ControlKind.ASKED_TO_PRESENT.number(),
                    ControlText.declined(asked)));
  }

  /** That somebody was asked to present, and what came of it. */
  Optional<LiveInvitation> invitation(Participant asked) {
    return invitations.of(asked.index());
  }

  /**
   * Somebody's client decodes other pictures than it said before: presenters hear of it. Whoever
   * decodes none is sent none.
   */
  void decodes(Participant viewer, Decoders claim) {
    if (viewer.decodes(claim)) {
      relay.takePictures(viewer.tunnel(), claim.takesPictures());
      tellChanged(viewer, OrderedBy.NOBODY);
    }
  }

  /** Raises or lowers somebody's own hand. */
  void raiseHand(Participant participant, boolean up) {
    raiseHand(participant, up, OrderedBy.NOBODY);
  }

  private void raiseHand(Participant participant, boolean up, OrderedBy by) {
    if (participant.may(MeetingAction.RAISE_HAND) && up != participant.hand() > 0) {
      participant.raiseHand(up ? standing.nextHand() : 0);
      tellChanged(participant, by);
    }
  }

  /** Lowers all hands by order of somebody who need not be inside. */
  void lowerHands(OrderedBy by) {
    attendance.present().forEach(someone -> raiseHand(someone, false, by));
  }

  /**
   * Lowers the hand of one participant, or all.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} unless the participant leads
   */
  void lowerHands(Participant leader, OptionalInt index) {
    if (!leader.may(MeetingAction.LOWER_HANDS)) {
      throw new RefusedException(Problem.FORBIDDEN);
    }
    attendance.present().stream()
        .filter(someone -> index.isEmpty() || index.getAsInt() == someone.index())
        .forEach(someone -> raiseHand(someone, false));
  }

  /** Has somebody take the lead when those who led stay away, or nobody. */
  void nameSuccessor(boolean on) {
    standing.nameSuccessor(on);
  }

  /**
   * Lets the meeting creator who has been here longest lead, once nobody who leads has been here
   * for this long although somebody had been (spec 6.4.4 wants somebody who can act), unless the
   * meeting is to wait for those who led.
   */
  void keepLed(Duration patience) {
    List<Participant> here =
        attendance.present().stream().filter(Participant::isConnected).toList();
    boolean isLed = here.stream().anyMatch(someone -> someone.may(MeetingAction.EXPEL));
    wasLed |= isLed;
    if (isLed || !wasLed || here.isEmpty()) {
      ledNanos = ticker.nanos();
    } else if (standing.hasSuccessor() && ticker.since(ledNanos).compareTo(patience) >= 0) {
      here.stream()
          .filter(someone -> someone.role() == Role.PARTICIPANT)
          .filter(someone -> someone.caller().has(SystemRole.MEETING_CREATOR))
          .findFirst()
          .ifPresent(this::takesTheLead);
    }
  }

  private void takesTheLead(Participant heir) {
    changeRole(heir, Role.CO_ORGANIZER, OrderedBy.NOBODY);
    journal.tookTheLead(facts, heir);
  }

  private void applyRights(Participant participant) {
    Rights rights = standing.rightsOf(participant);
    Rights sharing =
        attendance
            .share()
            .filter(share -> share.sender() == participant.index())
            .map(share -> rights.withScreen(share.stream()))
            .orElse(rights);
    relay.replaceRights(participant.tunnel(), sharing);
  }

  /** Tells everybody what somebody is now; by whom, empty for nobody else. */
  void tellChanged(Participant participant, OrderedBy by) {
    if (participant.state() == ParticipantState.PRESENT) {
      tellAll(ControlKind.PARTICIPANT_CHANGED, ControlText.participantChanged(participant, by));
    }
  }

  private void tellAll(ControlKind kind, byte[] payload) {
    relay.sendToAll(group, kind.number(), payload);
  }
}
