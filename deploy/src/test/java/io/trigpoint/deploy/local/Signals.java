package io.trigpoint.deploy.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Signals to processes of this machine. */
final class Signals {
  private Signals() {}

  /** Sends a signal to a process, for example STOP and CONT. */
  static void send(String signal, long pid) {
    try {
      int exit = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
      if (exit != 0) {
        throw new LocalRunException("signal " + signal + " did not reach " + pid);
      }
    } catch (IOException impossible) {
      throw new LocalRunException("cannot send signal " + signal, impossible);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new LocalRunException("interrupted while sending a signal");
    }
  }

  /** Sends a signal and waits until the process has ended. */
  static void end(String signal, long pid) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    send(signal, pid);
    var _ = process.map(each -> each.onExit().orTimeout(20, TimeUnit.SECONDS).join());
  }

  /** Whether a process is stopped by a signal. */
  static boolean isFrozen(Process process) throws IOException {
    return process.isAlive()
        && Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"))
            .contains(") T ");
  }
}
