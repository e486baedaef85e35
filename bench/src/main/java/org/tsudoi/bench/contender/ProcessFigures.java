package org.tsudoi.bench.contender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a process and its children have used, as the Linux kernel counts it. */
public final class ProcessFigures {

  private static final int USER_TIME = 11;
  private static final int TICKS_PER_SECOND = 100;
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

  private final ProcessHandle root;

  private ProcessFigures(ProcessHandle root) {
    this.root = root;
  }

  /** Those of this process and of its children. */
  public static ProcessFigures of(ProcessHandle root) {
    return new ProcessFigures(root);
  }

  private List<Long> processIds() {
    Stream<ProcessHandle> all = Stream.concat(Stream.of(root), root.descendants());
    return all.filter(ProcessHandle::isAlive).map(ProcessHandle::pid).toList();
  }

  private long sum(ToLongFunction<Long> of) {
    return processIds().stream().mapToLong(of).sum();
  }

  /** CPU time of all threads, in user and kernel mode. */
  public Duration cpu() {
    return Duration.ofMillis(sum(ProcessFigures::ticks) * 1000 / TICKS_PER_SECOND);
  }

  private static long ticks(long processId) {
    String stat = read(processId, "stat");
    // The second field is a name in parentheses that may hold anything; 11 fields follow it first.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]);
  }

  /** Memory that is resident. */
  public long residentBytes() {
    return sum(id -> status(id, "VmRSS") * 1024);
  }

  /** How many threads there are. */
  public long threads() {
    return sum(id -> status(id, "Threads"));
  }

  private static long status(long processId, String field) {
    Matcher found =
        Pattern.compile("(?m)^" + field + ":\\s+(\\d+)").matcher(read(processId, "status"));
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }

  private static String read(long processId, String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(processId), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is alive in the heaps after a full collection; 0 if none of them is a JVM. */
  public long liveHeapBytes() {
    return sum(ProcessFigures::liveHeap);
  }

  private static long liveHeap(long processId) {
    boolean java =
        ProcessHandle.of(processId)
            .flatMap(handle -> handle.info().command())
            .filter(command -> command.endsWith("/java"))
            .isPresent();
    if (!java) {
      return 0;
    }
    Matcher total = TOTAL.matcher(jcmd(processId, "GC.class_histogram"));
    if (!total.find()) {
      throw new IllegalStateException("no total in the histogram of the heap");
    }
    return Long.parseLong(total.group(1));
  }

  private static String jcmd(long processId, String command) {
    try {
      String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      Process run = new ProcessBuilder(program, Long.toString(processId), command).start();
      return new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
