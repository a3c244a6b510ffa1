package io.trigpoint.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A failpoint in a process of its own. */
class FailpointTest {
  private static final int KILLED = 128 + 9;

  @TempDir Path folder;

  /** Comes by K8 five times and K9 once each time. */
  static final class Passing {
    private Passing() {}

    public static void main(String[] args) throws Exception {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> note(args[0], "hook")));
      for (int i = 1; i <= 5; i++) {
        Failpoint.COMPUTED.hit();
        note(args[0], "round " + i);
        Failpoint.GUARDED.hit();
      }
    }

    private static void note(String folder, String name) {
      boolean _ = Path.of(folder, name).toFile().mkdir();
    }
  }

  private int run(String... options) throws Exception {
    return ended(start(options));
  }

  private static int ended(Process process) throws Exception {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private Process start(String... options) throws Exception {
    List<String> command =
        Stream.of(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                Stream.of("--enable-native-access=ALL-UNNAMED"),
                Stream.of(options),
                Stream.of("-cp", System.getProperty("java.class.path"), Passing.class.getName()),
                Stream.of(folder.toString()))
            .flatMap(words -> words)
            .toList();
    return new ProcessBuilder(command).inheritIO().start();
  }

  private List<String> notes() throws Exception {
    try (Stream<Path> made = Files.list(folder)) {
      return made.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theProcessDiesAtTheHitThatWasAskedForAndNoHookRuns() throws Exception {
    assertThat(run("-Dtrigpoint.fail=K8:3")).isEqualTo(KILLED);
    assertThat(notes()).containsExactly("round 1", "round 2");
  }

  @Test
  void aFrozenProcessGoesOnWhenItIsContinued() throws Exception {
    Process process = start("-Dtrigpoint.fail=K8:2:stop");
    Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.readString(stat).contains(") T ") && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(notes()).containsExactly("round 1");
    assertThat(new ProcessBuilder("kill", "-CONT", "" + process.pid()).start().waitFor()).isZero();
    assertThat(ended(process)).isZero();
    assertThat(notes()).contains("round 5");
  }

  @Test
  void theWishMayBeWrittenIntoAFileLater() throws Exception {
    Path wish = Files.writeString(folder.resolve("wish"), "K9:2\n");
    assertThat(run("-Dtrigpoint.fail.file=" + wish)).isEqualTo(KILLED);
    assertThat(notes()).containsExactly("round 1", "round 2", "wish");
    Files.delete(wish);
    assertThat(run("-Dtrigpoint.fail.file=" + wish)).isZero();
  }

  @Test
  void withoutThePropertyNothingHappens() throws Exception {
    assertThat(run()).isZero();
    assertThat(notes()).contains("hook", "round 5");
  }

  @Test
  void hitsAreCountedUntilDeath() throws Exception {
    Path counts = folder.resolve("counts");
    assertThat(run("-Dtrigpoint.fail=K9:2", "-Dtrigpoint.fail.count=" + counts)).isEqualTo(KILLED);
    assertThat(Files.readAllLines(counts)).containsExactly("K8", "K9", "K8", "K9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"K13:1", "K8", "K8:0", "K8:x", ":1", "K8:-1", "K8:1:go"})
  void anUnclearWishIsRefused(String spec) {
    assertThatThrownBy(() -> Failpoint.Armed.parse(spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("K");
  }

  @Test
  void thePointsAreKnownByNumber() {
    assertThat(Stream.of(Failpoint.values()).map(Failpoint::code))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 12).mapToObj(number -> "K" + number).toList());
    assertThat(Failpoint.Armed.parse("K10:4"))
        .isEqualTo(new Failpoint.Armed(Failpoint.NONCE_TAKEN, 4, 9));
    assertThat(Failpoint.Armed.parse("K5:1:stop"))
        .isEqualTo(new Failpoint.Armed(Failpoint.OUTCOME_HALF_WRITTEN, 1, 19));
  }
}
