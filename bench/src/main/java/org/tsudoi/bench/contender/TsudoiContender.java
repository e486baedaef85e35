package org.tsudoi.bench.contender;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tsudoi.bench.line.Loop;
import org.tsudoi.bench.line.Target;
import org.tsudoi.bench.tunnel.Crowd;
import org.tsudoi.bench.tunnel.Participant;

/**
 * Tsudoi as it is packaged, with its default settings but one: a meeting may hold 500 people, so
 * that one fan-out of that width can be measured. Real accounts, sessions, meetings and tickets.
 */
public final class TsudoiContender implements TalkContender {

  private static final int PEOPLE_PER_MEETING = 100;
  private static final int LARGEST_MEETING = 500;
  private static final int JOINING_AT_ONCE = 4;
  private static final int STALLED_RECEIVE_BUFFER = 64 * 1024;

  private final TsudoiServer server;
  private final Target target;
  private final Crowd crowd;
  private final boolean requests;

  private TsudoiContender(TsudoiServer server, Crowd crowd, boolean requests) {
    this.requests = requests;
    this.server = server;
    this.target = server.target();
    this.crowd = crowd;
  }

  /** Starts it on a fresh data directory; the packages must have been built. */
  public static TsudoiContender start(Workplace place) {
    TsudoiServer.initialize(place);
    TsudoiServer server =
        TsudoiServer.start(
            place, Map.of("TSUDOI_MEETING_CAPACITY", Integer.toString(LARGEST_MEETING)));
    Crowd crowd = Crowd.of(server.target(), server.administrator());
    return new TsudoiContender(server, crowd, false);
  }

  /** The same server with viewers who come over HTTPS requests; it lives as long as this one. */
  public Contender overRequests() {
    return new TsudoiContender(server, crowd, true);
  }

  /** The server, for those who come with a browser. */
  public TsudoiServer server() {
    return server;
  }

  /** The account that everybody uses. */
  public Crowd crowd() {
    return crowd;
  }

  @Override
  public String name() {
    return requests ? "Tsudoi over HTTPS requests" : "Tsudoi";
  }

  @Override
  public ServerProcess process() {
    return server.process();
  }

  @Override
  public Gathering gather(Loop loop, int viewers, Arrived arrived, int stalledViewer) {
    String meeting = crowd.openMeeting("Benchmark");
    Participant.Joining joining = new Participant.Joining(loop, target);
    TsudoiGathering gathering = new TsudoiGathering();
    gathering.presenter(joining.with(crowd.ticket(meeting, 0), gathering.atPresenter()));
    if (requests) {
      joining.overRequests();
    }
    for (int viewer = 0; viewer < viewers; viewer++) {
      joining.receiveBuffer(viewer == stalledViewer ? STALLED_RECEIVE_BUFFER : 0);
      String ticket = crowd.ticket(meeting, viewer + 1);
      gathering.viewer(joining.with(ticket, gathering.atViewer(viewer, arrived)));
    }
    return gathering;
  }

  @Override
  public Gathering talk(Loop loop, int people, int speakers, Arrived arrived) {
    String meeting = crowd.openMeeting("Talk");
    Participant.Joining joining = new Participant.Joining(loop, target);
    TsudoiTalk talk = new TsudoiTalk(speakers);
    for (int place = 0; place < people; place++) {
      talk.add(joining.with(crowd.ticket(meeting, place), talk.at(place, arrived)));
    }
    return talk;
  }

  @Override
  public Gathering idle(Loop loop, int participants) {
    TsudoiGathering gathering = new TsudoiGathering();
    List<String> meetings = new ArrayList<>();
    for (int people = 0; people < participants; people += PEOPLE_PER_MEETING) {
      meetings.add(crowd.openMeeting("Idle"));
    }
    ExecutorService threads = Executors.newFixedThreadPool(JOINING_AT_ONCE);
    try {
      List<Future<?>> joins = new ArrayList<>();
      for (int person = 0; person < participants; person++) {
        String meeting = meetings.get(person / PEOPLE_PER_MEETING);
        int place = person % PEOPLE_PER_MEETING;
        joins.add(
            threads.submit(
                () ->
                    gathering.viewer(
                        new Participant.Joining(loop, target)
                            .with(
                                crowd.ticket(meeting, place),
                                gathering.atViewer(place, (viewer, stamp, bytes) -> {})))));
      }
      for (Future<?> join : joins) {
        join.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
    return gathering;
  }

  @Override
  public void close() {
    if (!requests) {
      server.close();
    }
  }
}
