package io.trigpoint.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {
  private static final List<String> SLEEP = List.of("/bin/sleep", "600");

  @TempDir Path folder;
  private BaseDirectory base;

  @BeforeEach
  void create() throws IOException {
    base = BaseDirectory.create(folder.resolve("base"));
  }

  @Test
  void closingEndsEveryChild() throws IOException {
    Process first;
    Process second;
    try (Children children = children()) {
      first = children.start(new ProcessSpec("first", SLEEP, true));
      second = children.start(new ProcessSpec("second", SLEEP, false));
      assertThat(first.isAlive() && second.isAlive()).isTrue();
    }
    assertThat(first.isAlive()).isFalse();
    assertThat(second.isAlive()).isFalse();
  }

  @Test
  void aKilledChildThatMustStayIsStartedAgain() throws IOException {
    try (Children children = children()) {
      Process first = children.start(new ProcessSpec("first", SLEEP, true));
      children.supervise();
      first.destroyForcibly();
      long pid =
          Patience.await(
              "second life",
              Duration.ofSeconds(60),
              () -> Optional.of(children.pid("first")).filter(now -> now != first.pid()));
      assertThat(ProcessHandle.of(pid)).map(ProcessHandle::isAlive).contains(true);
    }
  }

  @Test
  void theReaperEndsWhatAKilledLauncherLeaves() throws Exception {
    Process reaper = Reaper.start(base);
    ProcessBuilder builder = new ProcessBuilder(SLEEP);
    builder.environment().put(Children.MARK, base.root().toString());
    Process orphan = builder.start();
    Process stranger = new ProcessBuilder(SLEEP).start();
    try (Children children = children()) {
      children.track("orphan", orphan.pid());
      children.track("stranger", stranger.pid());
      reaper.getOutputStream().close();
      assertThat(reaper.waitFor(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
      assertThat(orphan.waitFor(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
      assertThat(stranger.isAlive()).as("a process of another network").isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void aFailedCommandSaysWhy() throws IOException {
    try (Children children = children()) {
      assertThatThrownBy(() ->
              children.run(
                  "doomed",
                  List.of("/bin/sh", "-c", "echo no such thing >&2; exit 3"),
                  Duration.ofSeconds(60)))
          .isInstanceOf(LocalRunException.class)
          .hasMessageContaining("doomed ended with 3: no such thing");
    }
  }

  @Test
  void refusesABaseDirectoryOfAnEarlierRun() {
    assertThatThrownBy(() -> BaseDirectory.create(base.root()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("earlier run");
  }

  private Children children() throws IOException {
    return new Children(base, new Progress(new PrintStream(PrintStream.nullOutputStream())));
  }
}
