package org.tsudoi.installation;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells scripts that this server is ready and where: {@code instance.json} in the data directory.
 *
 * <p>The file appears when the whole application is started, not only this bean, and goes away when
 * the server stops. It holds addresses and the process id, never a secret.
 */
@Singleton
@Startup
public class InstanceFile {

  static final String NAME = "instance.json";

  private static final int PATIENCE_MILLIS = 1000;

  private static final Logger LOG = Logger.getLogger(InstanceFile.class.getName());

  @Resource private ManagedScheduledExecutorService timer;

  @Resource(lookup = "java:app/AppName")
  private String application;

  @Inject private DataDirectory data;
  @Inject private Clock clock;

  @Inject
  @ConfigProperty(name = "tsudoi.https.host", defaultValue = "127.0.0.1")
  private String host;

  @Inject
  @ConfigProperty(name = "tsudoi.https.port", defaultValue = "9443")
  private int port;

  private ScheduledFuture<?> waiting;

  @PostConstruct
  void waitForTheApplication() {
    data.delete(NAME);
    ApplicationState state = new ApplicationState(application);
    waiting = timer.scheduleWithFixedDelay(() -> announce(state), 100, 100, TimeUnit.MILLISECONDS);
  }

  private void announce(ApplicationState state) {
    // Liberty opens the port only after the application has started, sometimes much later.
    if (state.isStarted() && isListening()) {
      data.writeSecret(NAME, describe());
      LOG.info(() -> "Ready at " + base());
      waiting.cancel(false);
    }
  }

  private boolean isListening() {
    try (Socket probe = new Socket()) {
      probe.connect(new InetSocketAddress(PublicHost.address(host), port), PATIENCE_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private String describe() {
    return Json.createObjectBuilder()
            .add("console", base() + "/console/")
            .add("meetingPage", base() + "/room/")
            .add("api", base() + "/api/v1/")
            .add("processId", ProcessHandle.current().pid())
            .add("version", ProductVersion.text())
            .add("startedAt", Instant.now(clock).toString())
            .build()
        + "\n";
  }

  private String base() {
    return "https://" + PublicHost.of(host) + ":" + port;
  }

  @PreDestroy
  void withdraw() {
    waiting.cancel(false);
    data.delete(NAME);
  }
}
