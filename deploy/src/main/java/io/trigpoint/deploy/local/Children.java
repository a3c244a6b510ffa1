package io.trigpoint.deploy.local;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The processes of a network. Each one has a log and a pid file; one that must stay is started
 * again when it dies; all of them end with this object, and, through a {@link Reaper}, with this
 * process.
 */
final class Children implements AutoCloseable {
  static final String MARK = "TRIGPOINT_LOCAL_BASE";
  private static final Duration GRACE = Duration.ofSeconds(8);

  private final BaseDirectory base;
  private final Progress progress;
  private final Process reaper;
  private final SequencedMap<String, Process> running = new LinkedHashMap<>();
  private final Map<String, Integer> revivals = new ConcurrentHashMap<>();
  private boolean supervising;
  private boolean closing;

  Children(BaseDirectory base, Progress progress) throws IOException {
    this.base = base;
    this.progress = progress;
    this.reaper = Reaper.start(base);
  }

  /** Starts a process and keeps an eye on it. */
  synchronized Process start(ProcessSpec spec) {
    if (closing) {
      throw new LocalRunException("the network is being stopped");
    }
    try {
      Process process = builder(spec.command(), base.log(spec.name())).start();
      running.put(spec.name(), process);
      track(spec.name(), process.pid());
      CompletableFuture<Process> end = process.onExit();
      var _ = end.thenAccept(dead -> ended(spec, dead));
      return process;
    } catch (IOException impossible) {
      throw new LocalRunException("cannot start " + spec.command().getFirst(), impossible);
    }
  }

  /** From now on, processes that must stay are started again when they end. */
  synchronized void supervise() {
    supervising = true;
  }

  /** Fails with the end of its log when a process has ended. */
  synchronized void requireAlive(String name) throws IOException {
    Process process = running.get(name);
    if (process == null || !process.isAlive()) {
      throw new LocalRunException(name + " ended: " + last("", base.log(name)));
    }
  }

  /** Runs a command to its end and returns what it printed; another exit than 0 is a failure. */
  String run(String name, List<String> command, Duration limit) {
    try {
      Path output = Files.createTempFile(base.temporary(), name, ".out");
      Process process = builder(command, base.log(name)).redirectOutput(output.toFile()).start();
      track(name, process.pid());
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new LocalRunException(name + " took longer than " + limit.toSeconds() + " s");
      }
      forget(name);
      String text = Files.readString(output);
      if (process.exitValue() != 0) {
        throw new LocalRunException(
            name + " ended with " + process.exitValue() + ": " + last(text, base.log(name)));
      }
      return text;
    } catch (IOException impossible) {
      throw new LocalRunException("cannot run " + name, impossible);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new LocalRunException("interrupted while running " + name);
    }
  }

  /** Process ids by name. */
  synchronized SequencedMap<String, Long> pids() {
    SequencedMap<String, Long> pids = new LinkedHashMap<>();
    running.forEach((name, process) -> pids.put(name, process.pid()));
    return pids;
  }

  /** The process id of a child now. */
  synchronized long pid(String name) {
    return Optional.ofNullable(running.get(name)).map(Process::pid).orElse(0L);
  }

  /** Writes the file by which the reaper finds a process. */
  void track(String name, long pid) {
    try {
      Files.writeString(pidFile(name), Long.toString(pid));
    } catch (IOException unwritable) {
      throw new LocalRunException("cannot write the pid file of " + name, unwritable);
    }
  }

  void forget(String name) throws IOException {
    Files.deleteIfExists(pidFile(name));
  }

  private Path pidFile(String name) {
    return base.folder("run").resolve(name + ".pid");
  }

  private ProcessBuilder builder(List<String> command, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectInput(new java.io.File("/dev/null"));
    builder.redirectOutput(Redirect.appendTo(log.toFile()));
    builder.redirectError(Redirect.appendTo(log.toFile()));
    builder.environment().put(MARK, base.root().toString());
    builder.environment().put("TMPDIR", base.temporary().toString());
    builder
        .environment()
        .put("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + base.temporary() + " -XX:-UsePerfData");
    return builder;
  }

  private void ended(ProcessSpec spec, Process dead) {
    if (!spec.revived() || !isSupervising()) {
      return;
    }
    int count = revivals.merge(spec.name(), 1, Integer::sum);
    if (count > 20) {
      progress.say(spec.name() + " ended " + count + " times and is left alone");
      return;
    }
    progress.say(spec.name() + " ended with " + dead.exitValue() + ": starting it again");
    try {
      Process _ = start(spec);
    } catch (LocalRunException stopping) {
      progress.say(spec.name() + " was not started again: " + stopping.getMessage());
    }
  }

  /**
   * Ctrl-C reaches the children at the same time as this process: wait a moment to tell them apart.
   */
  private boolean isSupervising() {
    LockSupport.parkNanos(300_000_000);
    synchronized (this) {
      return supervising && !closing;
    }
  }

  private static String last(String output, Path log) throws IOException {
    String text = output.isBlank() && Files.exists(log) ? Files.readString(log) : output;
    List<String> lines = text.lines().toList();
    return String.join(" / ", lines.subList(Math.max(0, lines.size() - 4), lines.size()));
  }

  @Override
  public void close() {
    List<Process> all;
    synchronized (this) {
      closing = true;
      all = new ArrayList<>(running.sequencedValues().reversed());
    }
    all.forEach(Process::destroy);
    long end = System.nanoTime() + GRACE.toNanos();
    for (Process process : all) {
      awaitEnd(process, end - System.nanoTime());
    }
    Reaper.dismiss(reaper);
  }

  private static void awaitEnd(Process process, long nanos) {
    try {
      if (!process.waitFor(Math.max(0, nanos), TimeUnit.NANOSECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException hurried) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
