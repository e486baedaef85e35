package org.tsudoi.bench.contender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tsudoi.bench.line.Loop;
import org.tsudoi.bench.line.Target;

/**
 * The practical limit: nginx with one worker, which hands out the same bytes as static files over
 * keep-alive. Each message is a request of every viewer.
 */
public final class NginxContender implements Contender {

  private static final List<Integer> SIZES = List.of(30_000, 2_000);

  private final ServerProcess process;
  private final Target target;

  private NginxContender(ServerProcess process, Target target) {
    this.process = process;
    this.target = target;
  }

  /** Starts an instance of its own, with its own configuration. */
  public static NginxContender start(Workplace place) {
    int port = ServerProcess.freePort();
    Path folder = place.run().resolve("nginx");
    try {
      Files.createDirectories(folder.resolve("files"));
      for (int size : SIZES) {
        Files.write(file(folder.resolve("files"), size), new byte[size]);
      }
      String template = Workplace.read(place.project().resolve("bench/src/main/nginx/nginx.conf"));
      Files.writeString(
          folder.resolve("nginx.conf"),
          template
              .replace("@USER@", System.getProperty("user.name"))
              .replace("@PORT@", Integer.toString(port))
              .replace("@FOLDER@", folder.toString())
              .replace("@CERTIFICATE@", place.certificate().toString())
              .replace("@KEY@", place.privateKey().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ProcessBuilder command =
        new ProcessBuilder(
            "nginx", "-p", folder.toString(), "-c", folder.resolve("nginx.conf").toString());
    ServerProcess process =
        ServerProcess.start(command, place.run().resolve("nginx.log")).awaitPort(port);
    return new NginxContender(process, Target.onLoopback(port, place.certificate()));
  }

  static Path file(Path folder, int bytes) {
    return folder.resolve(bytes + ".bin");
  }

  @Override
  public String name() {
    return "nginx (static files)";
  }

  @Override
  public ServerProcess process() {
    return process;
  }

  @Override
  public Gathering gather(Loop loop, int viewers, Arrived arrived, int stalledViewer) {
    NginxGathering gathering = new NginxGathering();
    for (int viewer = 0; viewer < viewers; viewer++) {
      gathering.add(loop, target, viewer, arrived);
    }
    return gathering;
  }

  @Override
  public Gathering idle(Loop loop, int participants) {
    throw new UnsupportedOperationException("static files have no tunnels");
  }

  @Override
  public void close() {
    process.stop();
  }
}
