package org.tsudoi.meetings.domain;

import org.tsudoi.relay.LinkChange;
import org.tsudoi.shared.Problem;

/**
 * Writes down what happens in live instances, in the order in which it happened.
 *
 * <p>No method waits for the database or throws, so that all may be called under a lock.
 */
public interface Journal {

  /** Somebody came into an empty meeting. */
  void began(InstanceFacts instance, Participant first);

  /** The gathering is over. */
  void ended(InstanceFacts instance, InstanceEnd reason);

  /** Somebody waits in the lobby; nothing is said yet of being in the meeting. */
  void waits(InstanceFacts instance, Participant who);

  /** Somebody waits no more and has not been let in. */
  void gaveUp(InstanceFacts instance, Participant who, LeaveReason reason);

  /** Somebody is on the list of participants from now on. */
  void joined(InstanceFacts instance, Participant who);

  /** Something happened to somebody's connections; the tunnel goes on over that transport. */
  void connectionChanged(
      InstanceFacts instance, Participant who, LinkChange change, String transport);

  /** Somebody is not there any more. */
  void left(InstanceFacts instance, Participant who, LeaveReason reason);

  /** Somebody shares a screen from now on. */
  void shareBegan(InstanceFacts instance, Participant presenter, Share share);

  /** That many others are there while this person shares. */
  void watched(Participant presenter, int others);

  /** The shared screen is no longer shared. */
  void shareEnded(InstanceFacts instance, Participant presenter, ShareEnd reason);

  /** Somebody's camera is on from now on, while that many others are there. */
  void cameraBegan(InstanceFacts instance, Participant who, int others);

  /** Somebody's camera is off again; the participant says before how many it was on. */
  void cameraEnded(InstanceFacts instance, Participant who, ShareEnd reason);

  /** Somebody would like to present in the place of whoever does. */
  void wishedToPresent(InstanceFacts instance, Participant who);

  /** Somebody who presents or leads said not now to such a wish. */
  void wishDeclined(InstanceFacts instance, Participant by, Participant whose);

  /** Somebody inside asked somebody else to present. */
  void askedToPresent(InstanceFacts instance, Participant by, Participant asked);

  /** Somebody became a co-organizer because nobody who leads was there any more. */
  void tookTheLead(InstanceFacts instance, Participant who);

  /** Somebody sent a frame that it may not send. */
  void frameRefused(InstanceFacts instance, Participant who, Problem why, String what);

  /** Whether what happens cannot be written down now, so that no more should happen. */
  boolean isBehind();
}
