package org.tsudoi.meetings.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tsudoi.meetings.LiveInvitation;
import org.tsudoi.meetings.PresentAnswer;

class InvitationsTest {

  private final Invitations invitations =
      new Invitations(() -> 0, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

  @Test
  void whoIsAskedWhileSharingMayShareAgain() {
    invitations.ask(1, OptionalInt.of(2));
    invitations.ended(1);

    assertThat(invitations.isOpen(1)).isTrue();
    invitations.begins(1);
    assertThat(invitations.of(1)).map(LiveInvitation::answer).contains(PresentAnswer.ACCEPTED);
    invitations.ended(1);
    assertThat(invitations.of(1)).isEmpty();
  }

  @Test
  void whoIsAskedWhileSharingMaySayNo() {
    invitations.ask(1, OptionalInt.of(2));
    invitations.ended(1);

    assertThat(invitations.decline(1)).hasValue(2);
    assertThat(invitations.of(1)).map(LiveInvitation::answer).contains(PresentAnswer.DECLINED);
  }

  @Test
  void whoIsGoneWasNeverAsked() {
    invitations.ask(1, OptionalInt.of(2));
    invitations.gone(1);

    assertThat(invitations.isOpen(1)).isFalse();
    assertThat(invitations.of(1)).isEmpty();
    assertThat(invitations.decline(1)).isEmpty();
  }
}
