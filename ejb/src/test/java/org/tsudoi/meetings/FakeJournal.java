package org.tsudoi.meetings;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tsudoi.meetings.domain.InstanceEnd;
import org.tsudoi.meetings.domain.InstanceFacts;
import org.tsudoi.meetings.domain.Journal;
import org.tsudoi.meetings.domain.LeaveReason;
import org.tsudoi.meetings.domain.Participant;
import org.tsudoi.meetings.domain.Share;
import org.tsudoi.meetings.domain.ShareEnd;
import org.tsudoi.relay.LinkChange;
import org.tsudoi.shared.Problem;

/** Keeps what it is told, as short lines. */
final class FakeJournal implements Journal {

  final List<String> lines = new CopyOnWriteArrayList<>();
  volatile boolean behind;

  @Override
  public boolean isBehind() {
    return behind;
  }

  @Override
  public void began(InstanceFacts instance, Participant first) {
    lines.add("began");
  }

  @Override
  public void ended(InstanceFacts instance, InstanceEnd reason) {
    lines.add("ended " + reason);
  }

  @Override
  public void waits(InstanceFacts instance, Participant who) {
    lines.add(who.name() + " waits");
  }

  @Override
  public void gaveUp(InstanceFacts instance, Participant who, LeaveReason reason) {
    lines.add(who.name() + " gave up " + who.endedAs(reason));
  }

  @Override
  public void joined(InstanceFacts instance, Participant who) {
    lines.add(who.name() + " joined");
  }

  @Override
  public void connectionChanged(
      InstanceFacts instance, Participant who, LinkChange change, String transport) {
    lines.add(who.name() + " " + change.key() + " " + transport);
  }

  @Override
  public void left(InstanceFacts instance, Participant who, LeaveReason reason) {
    lines.add(who.name() + " left " + who.endedAs(reason));
  }

  @Override
  public void shareBegan(InstanceFacts instance, Participant presenter, Share share) {
    lines.add(presenter.name() + " shares " + share.surface());
  }

  @Override
  public void watched(Participant presenter, int others) {
    lines.add(presenter.name() + " watched by " + others);
  }

  @Override
  public void shareEnded(InstanceFacts instance, Participant presenter, ShareEnd reason) {
    lines.add(presenter.name() + " share ended " + reason);
  }

  @Override
  public void cameraBegan(InstanceFacts instance, Participant who, int others) {
    lines.add(who.name() + " camera on");
    lines.add(who.name() + " seen by " + others);
  }

  @Override
  public void cameraEnded(InstanceFacts instance, Participant who, ShareEnd reason) {
    lines.add(who.name() + " camera off " + reason);
    lines.add(who.name() + " was seen by " + who.cameraSeenBy());
  }

  @Override
  public void wishedToPresent(InstanceFacts instance, Participant who) {
    lines.add(who.name() + " wishes to present");
  }

  @Override
  public void wishDeclined(InstanceFacts instance, Participant by, Participant whose) {
    lines.add(by.name() + " declined " + whose.name());
  }

  @Override
  public void askedToPresent(InstanceFacts instance, Participant by, Participant asked) {
    lines.add(by.name() + " asked " + asked.name() + " to present");
  }

  @Override
  public void tookTheLead(InstanceFacts instance, Participant who) {
    lines.add(who.name() + " took the lead");
  }

  @Override
  public void frameRefused(InstanceFacts instance, Participant who, Problem why, String what) {
    lines.add(who.name() + " refused " + why + " " + what);
  }
}
