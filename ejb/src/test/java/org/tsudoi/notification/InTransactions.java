package org.tsudoi.notification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.notification.domain.MailAccess;

/** What the container does round each step: a transaction of its own. */
final class InTransactions {

  private InTransactions() {}

  static final class Access extends MailAccessReader {

    private final NotificationFixture room;

    Access(NotificationFixture room) {
      this.room = room;
    }

    @Override
    Optional<MailAccess> access() {
      return room.database.inNewTransaction(room.access::access);
    }
  }

  static final class Chores extends MailChores {

    private final NotificationFixture room;

    Chores(NotificationFixture room) {
      this.room = room;
    }

    @Override
    List<UUID> due(int max) {
      return room.database.inNewTransaction(() -> room.chores.due(max));
    }

    @Override
    Optional<Leased> lease(UUID id, String sender, MailSettings how) {
      return room.database.inNewTransaction(() -> room.chores.lease(id, sender, how));
    }

    @Override
    void record(UUID id, String sender, Optional<MailProblem> problem) {
      room.database.inNewTransaction(() -> room.chores.record(id, sender, problem));
    }

    @Override
    void release(String sender) {
      room.database.inNewTransaction(() -> room.chores.release(sender));
    }

    @Override
    void sweep() {
      room.database.inNewTransaction(room.chores::sweep);
    }
  }
}
