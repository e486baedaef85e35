package org.tsudoi.bench.contender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tsudoi.bench.line.Loop;
import org.tsudoi.bench.line.Target;
import org.tsudoi.bench.tunnel.Crowd;
import org.tsudoi.bench.tunnel.Participant;
import org.tsudoi.bench.tunnel.ServerApi;

/**
 * Tsudoi as it is packaged, with its default settings but one: a meeting may hold 500 people, so
 * that one fan-out of that width can be measured. Real accounts, sessions, meetings and tickets.
 */
public final class TsudoiContender implements Contender {

  private static final int PEOPLE_PER_MEETING = 100;
  private static final int LARGEST_MEETING = 500;
  private static final int JOINING_AT_ONCE = 4;
  private static final int STALLED_RECEIVE_BUFFER = 64 * 1024;

  private final ServerProcess process;
  private final Target target;
  private final Crowd crowd;
  private final boolean requests;

  private TsudoiContender(ServerProcess process, Target target, Crowd crowd, boolean requests) {
    this.requests = requests;
    this.process = process;
    this.target = target;
    this.crowd = crowd;
  }

  /** Starts it on a fresh data directory; the packages must have been built. */
  public static TsudoiContender start(Workplace place) {
    initialize(place);
    int port = ServerProcess.freePort();
    Path liberty = place.project().resolve("liberty/target/liberty/wlp");
    ProcessBuilder command =
        new ProcessBuilder(liberty.resolve("bin/server").toString(), "run", "tsudoi", "--clean");
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    command.environment().put("TSUDOI_DATA", place.data().toString());
    command.environment().put("TSUDOI_HTTPS_HOST", "127.0.0.1");
    command.environment().put("TSUDOI_HTTPS_PORT", Integer.toString(port));
    command.environment().put("TSUDOI_MEETING_CAPACITY", Integer.toString(LARGEST_MEETING));
    command.environment().put("WLP_OUTPUT_DIR", place.data().resolve("liberty").toString());
    command
        .environment()
        .put("VARIABLE_SOURCE_DIRS", place.data().resolve("keys/variables").toString());
    Path ready = place.data().resolve("instance.json");
    ServerProcess process =
        ServerProcess.start(command, place.run().resolve("tsudoi.log"))
            .awaitReady(() -> Files.exists(ready));
    Target target = Target.onLoopback(port, place.certificate());
    Crowd crowd = Crowd.of(target, administrator(target, place));
    return new TsudoiContender(process, target, crowd, false);
  }

  /** The same server with viewers who come over HTTPS requests; it lives as long as this one. */
  public Contender overRequests() {
    return new TsudoiContender(process, target, crowd, true);
  }

  private static void initialize(Workplace place) {
    List<String> command =
        List.of(
            Workplace.java().toString(),
            "-jar",
            place.project().resolve("cli/target/tsudoi.jar").toString(),
            "init",
            "--data",
            place.data().toString());
    try {
      if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
        throw new IllegalStateException("tsudoi init failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static ServerApi administrator(Target target, Workplace place) {
    List<String> words =
        Workplace.read(place.data().resolve("initial-administrator"))
            .lines()
            .map(line -> line.replaceFirst("^[^:=]*[:=]\\s*", "").strip())
            .filter(line -> !line.isEmpty())
            .toList();
    String own = "Aa1" + UUID.randomUUID().toString().replace("-", "");
    ServerApi anonymous = ServerApi.of(target);
    anonymous.signIn(words.get(0), words.get(1)).changePassword(words.get(1), own);
    return anonymous.signIn(words.get(0), own);
  }

  @Override
  public String name() {
    return requests ? "Tsudoi over HTTPS requests" : "Tsudoi";
  }

  @Override
  public ServerProcess process() {
    return process;
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
      process.stop();
    }
  }
}
