package org.tsudoi.meetings;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.tsudoi.accounts.SignInService;

/**
 * Starts and stops this room and looks after it meanwhile.
 *
 * <p>At the start it closes what an earlier run left open. Every five seconds it ends meetings that
 * stayed empty and closes tunnels from addresses that are refused by now, should the news of that
 * be lost; every minute it closes tunnels whose sessions have run out. At the stop everybody is
 * told and the journal is written to its end.
 */
@Singleton
@Startup
@DependsOn("Migrator")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MeetingsLifecycle {

  private LiveMeetings live;
  private LiveOrders orders;
  private Entrance entrance;
  private SignInService sessions;
  private OrderedJournal journal;
  private MeetingRecords records;

  /** For the container. */
  public MeetingsLifecycle() {}

  /** Looks after these. */
  @Inject
  public MeetingsLifecycle(
      LiveMeetings live,
      LiveOrders orders,
      Entrance entrance,
      SignInService sessions,
      OrderedJournal journal,
      MeetingRecords records) {
    this.live = live;
    this.orders = orders;
    this.entrance = entrance;
    this.sessions = sessions;
    this.journal = journal;
    this.records = records;
  }

  @PostConstruct
  void start() {
    records.closeLeftOpen();
  }

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void sweep() {
    live.sweep();
    live.checkAddresses();
    entrance.tickets().sweep();
  }

  /** Thrice within the shortest time that a session may lie unused: being here is use. */
  @Schedule(hour = "*", minute = "*", second = "10/20", persistent = false)
  void checkSessions() {
    live.checkSessions(sessions);
    orders.checkCameras();
  }

  @PreDestroy
  void stop() {
    live.stop();
    journal.finish();
  }
}
