package org.tsudoi.bench.contender;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.tsudoi.bench.line.Loop;
import org.tsudoi.bench.line.Target;

/**
 * A plain WebSocket relay: what one member of a room sends goes to all others, whatever it is. One
 * connection for each, two for those who are idle, as a tunnel has.
 */
public final class RelayContender implements TalkContender {

  private final String name;
  private final ServerProcess process;
  private final Target target;
  private final AtomicInteger rooms = new AtomicInteger();

  private RelayContender(String name, ServerProcess process, Target target) {
    this.name = name;
    this.process = process;
    this.target = target;
  }

  /** The relay on npm's {@code ws}, in {@code bench/src/main/node}. */
  public static RelayContender node(Workplace place) {
    Path script = place.project().resolve("bench/src/main/node/relay.mjs");
    return start("ws (Node.js)", place, List.of("node", script.toString()), "ws.log");
  }

  /** {@link JettyRelay} with the heap that Tsudoi has. */
  public static RelayContender jetty(Workplace place) {
    List<String> command =
        List.of(
            Workplace.java().toString(),
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            JettyRelay.class.getName());
    return start("Jetty 12", place, command, "jetty.log");
  }

  /** {@link LibertyRelay} in the container that the product was packaged with. */
  public static RelayContender liberty(Workplace place) {
    List<String> command =
        LibertyRelay.install(place.project(), place.run().resolve("liberty-relay"));
    return start("Open Liberty, bare endpoint", place, command, "liberty-relay.log");
  }

  private static RelayContender start(
      String name, Workplace place, List<String> command, String log) {
    int port = ServerProcess.freePort();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("RELAY_PORT", Integer.toString(port));
    builder.environment().put("RELAY_KEYSTORE", place.keyStore().toString());
    builder.environment().put("RELAY_PASSWORD", place.keyStorePassword());
    ServerProcess process = ServerProcess.start(builder, place.run().resolve(log)).awaitPort(port);
    return new RelayContender(name, process, Target.onLoopback(port, place.certificate()));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ServerProcess process() {
    return process;
  }

  @Override
  public Gathering gather(Loop loop, int viewers, Arrived arrived, int stalledViewer) {
    RelayGathering gathering = new RelayGathering(loop, target, "/" + rooms.incrementAndGet());
    for (int viewer = 0; viewer < viewers; viewer++) {
      gathering.add(viewer, arrived, viewer == stalledViewer);
    }
    gathering.addSender();
    return gathering;
  }

  @Override
  public Gathering talk(Loop loop, int people, int speakers, Arrived arrived) {
    RelayGathering gathering = new RelayGathering(loop, target, "/" + rooms.incrementAndGet());
    for (int place = 0; place < people; place++) {
      if (place < speakers) {
        gathering.addSpeaker(place, arrived);
      } else {
        gathering.add(place, arrived, false);
      }
    }
    return gathering;
  }

  @Override
  public Gathering idle(Loop loop, int participants) {
    RelayGathering gathering = new RelayGathering(loop, target, "/" + rooms.incrementAndGet());
    for (int connection = 0; connection < 2 * participants; connection++) {
      gathering.add(connection, (viewer, stamp, bytes) -> {}, false);
    }
    return gathering;
  }

  @Override
  public void close() {
    process.stop();
  }
}
