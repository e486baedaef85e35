package org.tsudoi.meetings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.meetings.domain.Attendance;
import org.tsudoi.meetings.domain.ControlText;
import org.tsudoi.meetings.domain.InstanceFacts;
import org.tsudoi.meetings.domain.Journal;
import org.tsudoi.meetings.domain.Participant;
import org.tsudoi.meetings.domain.ParticipantState;
import org.tsudoi.meetings.domain.PresentWishes;
import org.tsudoi.meetings.domain.Share;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.relay.Relay;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Takes the wishes of those who would like to present while somebody else does, and tells them to
 * whoever can answer: who presents, and who leads (spec 6.4.1).
 *
 * <p>Handing over is asking that person to present ({@link Floor#askToPresent}); saying not now is
 * {@link #decline}. It lives as long as its instance and has no lock of its own: every method is
 * called under that of the instance.
 */
final class WishDesk {

  private final InstanceFacts facts;
  private final Attendance attendance;
  private final PresentWishes wishes;
  private final Relay relay;
  private final Journal journal;

  /** What each of those who can answer was told last, as far as it was anything. */
  private final Map<Participant, List<Participant>> told = new HashMap<>();

  WishDesk(
      InstanceFacts facts,
      Attendance attendance,
      PresentWishes wishes,
      Relay relay,
      Journal journal) {
    this.facts = facts;
    this.attendance = attendance;
    this.wishes = wishes;
    this.relay = relay;
    this.journal = journal;
  }

  /**
   * Somebody would like to present in the place of whoever does.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} for whoever may not share, {@link
   *     Problem#CONFLICT} when nobody else shares, {@link Problem#TOO_MANY_REQUESTS}
   */
  void ask(Participant asker) {
    if (!asker.may(MeetingAction.WANT_TO_PRESENT) || !asker.mayShare()) {
      throw new RefusedException(Problem.FORBIDDEN);
    }
    int presenter =
        attendance
            .share()
            .map(Share::sender)
            .filter(sender -> sender != asker.index())
            .orElseThrow(() -> new RefusedException(Problem.CONFLICT));
    if (wishes.add(asker, presenter)) {
      journal.wishedToPresent(facts, asker);
    }
  }

  /** Somebody does not want to present any more; nothing happens when there was no wish. */
  void takeBack(Participant asker) {
    wishes.remove(asker);
  }

  /**
   * Says not now to somebody, who hears by whom; nothing happens when that wish is over.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} for whoever neither leads nor presents
   */
  void decline(Participant by, int index) {
    if (!mayAnswer(by)) {
      throw new RefusedException(Problem.FORBIDDEN);
    }
    Optional<Participant> asker = wishes.of(index).filter(someone -> someone != by);
    asker.ifPresent(
        someone -> {
          wishes.remove(someone);
          tell(someone, ControlText.notNow(by));
          journal.wishDeclined(facts, by, someone);
        });
  }

  /** Somebody was asked to present: the wish is answered, and that person hears the question. */
  void isAsked(Participant someone) {
    wishes.remove(someone);
  }

  /**
   * Lets those wishes go that are over by what has happened, and tells whoever can answer what is
   * left.
   */
  void tell() {
    wishes
        .lapse(attendance.share().map(Share::sender), WishDesk::couldPresent)
        .forEach(someone -> tell(someone, ControlText.wishVoid()));
    told.keySet().removeIf(someone -> someone.state() == ParticipantState.LEFT);
    List<Participant> all = wishes.all();
    if (all.isEmpty() && told.isEmpty()) {
      return;
    }
    for (Participant someone : attendance.present()) {
      tell(someone, mayAnswer(someone) ? all : List.of());
    }
  }

  private void tell(Participant someone, List<Participant> all) {
    List<Participant> others = all.stream().filter(asker -> asker != someone).toList();
    if (others.equals(told.getOrDefault(someone, List.of()))) {
      return;
    }
    if (others.isEmpty()) {
      told.remove(someone);
    } else {
      told.put(someone, others);
    }
    relay.send(
        someone.tunnel(), ControlKind.WISHES_TO_PRESENT.number(), ControlText.wishes(others));
  }

  private void tell(Participant asker, byte[] answer) {
    if (asker.state() == ParticipantState.PRESENT) {
      relay.send(asker.tunnel(), ControlKind.WISH_ANSWER.number(), answer);
    }
  }

  private boolean mayAnswer(Participant someone) {
    return someone.may(MeetingAction.ASK_TO_PRESENT) || attendance.isPresenting(someone);
  }

  private static boolean couldPresent(Participant someone) {
    return someone.state() == ParticipantState.PRESENT && someone.mayShare();
  }
}
