package io.trigpoint.deploy.local;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.TimeUnit;

/**
 * A shell that waits for the end of its standard input. The pipe ends when this process ends,
 * however it ends, and the shell then stops every process whose pid file lies in the base directory
 * and whose environment or command line names that directory.
 */
final class Reaper {
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      cat >/dev/null
      ours() { [ ! -r "/proc/$1/cmdline" ] || grep -qsF "$BASE" "/proc/$1/environ" "/proc/$1/cmdline"; }
      for signal in TERM KILL; do
        for file in "$BASE"/run/*.pid; do
          [ -f "$file" ] || continue
          pid=$(cat "$file")
          if kill -0 "$pid" 2>/dev/null && ours "$pid"; then kill -$signal "$pid" 2>/dev/null; fi
        done
        if [ $signal = TERM ]; then
          tries=0
          while [ $tries -lt 20 ]; do
            alive=
            for file in "$BASE"/run/*.pid; do
              [ -f "$file" ] && pid=$(cat "$file") && kill -0 "$pid" 2>/dev/null && ours "$pid" && alive=1
            done
            [ -n "$alive" ] || exit 0
            tries=$((tries + 1))
            sleep 0.25
          done
        fi
      done
      """;

  private Reaper() {}

  static Process start(BaseDirectory base) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", SCRIPT, "trigpoint-reaper");
    builder.environment().put("BASE", base.root().toString());
    builder.redirectOutput(Redirect.appendTo(base.log("reaper").toFile()));
    builder.redirectError(Redirect.appendTo(base.log("reaper").toFile()));
    return builder.start();
  }

  /** Closes the pipe and waits until the shell has looked after what is left. */
  static void dismiss(Process reaper) {
    try {
      reaper.getOutputStream().close();
      if (!reaper.waitFor(10, TimeUnit.SECONDS)) {
        reaper.destroyForcibly();
      }
    } catch (IOException alreadyGone) {
      reaper.destroyForcibly();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
