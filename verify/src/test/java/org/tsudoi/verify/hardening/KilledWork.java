package org.tsudoi.verify.hardening;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * Several administrators at work until the server is gone; keeps what the server acknowledged.
 *
 * <p>Thread-safe.
 */
final class KilledWork {

  private static final int WORKERS = 3;

  private final Queue<User> users = new ConcurrentLinkedQueue<>();
  private final Queue<Meeting> meetings = new ConcurrentLinkedQueue<>();
  private final Queue<String> disabled = new ConcurrentLinkedQueue<>();
  private final Queue<String> leaving = new ConcurrentLinkedQueue<>();
  private final Queue<String> erased = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> surprises = new ConcurrentLinkedQueue<>();
  private final List<Thread> workers = new ArrayList<>();

  /**
   * A user whose creation was acknowledged.
   *
   * @param id the account
   * @param loginName the user ID
   * @param oneTimePassword the password that was handed out
   */
  record User(String id, String loginName, String oneTimePassword) {}

  /** Starts working; names begin with the prefix. */
  static KilledWork begin(TsudoiServer server, String prefix) {
    KilledWork work = new KilledWork();
    for (int number = 0; number < WORKERS; number++) {
      ApiClient administrator = server.administrator().signIn();
      String names = prefix + (char) ('a' + number);
      Thread worker = new Thread(() -> work.run(administrator, names), names);
      work.workers.add(worker);
      worker.start();
    }
    return work;
  }

  private void run(ApiClient administrator, String names) {
    try {
      for (int turn = 0; ; turn++) {
        String name = names + turn;
        JsonObject created = administrator.post("users", user(name)).expect(201);
        String id = created.getString("id");
        users.add(new User(id, name, created.getString("oneTimePassword")));
        meetings.add(Meeting.create(administrator, "Meeting " + name, ""));
        if (turn % 3 == 1) {
          erase(administrator, id, name);
        } else if (turn % 3 == 2) {
          administrator.post("users/" + id + "/disable").expect(204);
          disabled.add(id);
        }
      }
    } catch (UncheckedIOException killed) {
      // The end of the work.
    } catch (RuntimeException | AssertionError e) {
      surprises.add(e);
    }
  }

  private void erase(ApiClient administrator, String id, String name) {
    leaving.add(id);
    administrator.delete("users/" + id).expect(204);
    JsonObject named = Json.createObjectBuilder().add("loginName", name).build();
    administrator.post("users/" + id + "/erase", named).expect(200);
    erased.add(id);
  }

  private static JsonObject user(String name) {
    return Json.createObjectBuilder()
        .add("loginName", name)
        .add("displayName", "User " + name)
        .add("roles", Json.createArrayBuilder().add("PARTICIPANT"))
        .add("language", "en")
        .build();
  }

  /** How much was acknowledged until now. */
  int acknowledged() {
    return users.size() + meetings.size() + disabled.size() + erased.size();
  }

  /** Waits for the workers, who end when the server is gone. */
  void awaitEnd() {
    try {
      for (Thread worker : workers) {
        worker.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    surprises.forEach(
        surprise -> {
          throw new AssertionError("a worker was surprised", surprise);
        });
  }

  /** Users whom nobody began to erase. */
  List<User> users() {
    return users.stream().filter(user -> !leaving.contains(user.id())).toList();
  }

  /** Users whose erasure was acknowledged. */
  List<String> erased() {
    return List.copyOf(erased);
  }

  List<Meeting> meetings() {
    return List.copyOf(meetings);
  }

  List<String> disabled() {
    return List.copyOf(disabled);
  }
}
