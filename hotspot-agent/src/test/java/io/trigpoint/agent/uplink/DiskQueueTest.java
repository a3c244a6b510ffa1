package io.trigpoint.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskQueueTest {
  private static final DiskQueue.Limits ROOMY = new DiskQueue.Limits(600_000, 1 << 20);

  @TempDir private Path folder;

  @Test
  void keepsOrderAcrossARestart() throws IOException {
    try (DiskQueue queue = DiskQueue.open(folder, ROOMY)) {
      put(queue, "a", "b", "c");
      queue.remove(List.of(queue.peek(1, 1_000, 0).getFirst().id()));
    }
    try (DiskQueue queue = DiskQueue.open(folder, ROOMY)) {
      put(queue, "d");
      assertThat(waiting(queue)).containsExactly("b", "c", "d");
    }
  }

  @Test
  void keepsEveryWholeEntryWhateverByteTheCrashFallsOn() throws IOException {
    try (DiskQueue queue = DiskQueue.open(folder.resolve("whole"), ROOMY)) {
      put(queue, "first", "second", "third");
    }
    byte[] whole = Files.readAllBytes(onlyFile(folder.resolve("whole")));
    int entry = QueueRecord.HEAD + QueueRecord.FIXED;
    for (int cut = 0; cut <= whole.length; cut++) {
      Path torn = Files.createDirectories(folder.resolve("cut-" + cut));
      Files.write(torn.resolve("0000000000000000001.queue"), Arrays.copyOf(whole, cut));
      int expected = cut >= whole.length ? 3 : cut >= 2 * entry + 11 ? 2 : cut >= entry + 5 ? 1 : 0;
      try (DiskQueue queue = DiskQueue.open(torn, ROOMY)) {
        assertThat(waiting(queue)).as("cut at %d", cut).hasSize(expected);
        put(queue, "after");
      }
      try (DiskQueue queue = DiskQueue.open(torn, ROOMY)) {
        assertThat(waiting(queue)).as("cut at %d", cut).hasSize(expected + 1).endsWith("after");
      }
    }
  }

  @Test
  void leavesOutADamagedEntryAndKeepsItsNeighbours() throws IOException {
    try (DiskQueue queue = DiskQueue.open(folder.resolve("whole"), ROOMY)) {
      put(queue, "first", "second", "third");
    }
    byte[] whole = Files.readAllBytes(onlyFile(folder.resolve("whole")));
    List<Integer> kept = new ArrayList<>();
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x10;
      Path copy = Files.createDirectories(folder.resolve("damaged-" + at));
      Files.write(copy.resolve("0000000000000000001.queue"), damaged);
      try (DiskQueue queue = DiskQueue.open(copy, ROOMY)) {
        List<String> read = waiting(queue);
        assertThat(List.of("first", "second", "third")).as("byte %d", at).containsAll(read);
        kept.add(read.size());
        assertThat(queue.damaged()).as("byte %d", at).isEqualTo(read.contains("third") ? 1 : 0);
      }
    }
    int secondPayload = new String(whole, StandardCharsets.ISO_8859_1).indexOf("second");
    assertThat(kept.get(secondPayload)).as("neighbours of a damaged entry").isEqualTo(2);
    assertThat(kept).allMatch(size -> size <= 2);
  }

  @Test
  void anEntryDamagedWhileRunningHoldsUpNothing() throws IOException {
    try (DiskQueue queue = DiskQueue.open(folder.resolve("running"), ROOMY)) {
      put(queue, "first", "second");
      Path file = onlyFile(folder.resolve("running"));
      byte[] content = Files.readAllBytes(file);
      content[new String(content, StandardCharsets.ISO_8859_1).indexOf("first")] ^= 1;
      Files.write(file, content, StandardOpenOption.WRITE);

      assertThat(waiting(queue)).containsExactly("second");
      assertThat(queue.damaged()).isEqualTo(1);
    }
  }

  @Test
  void holdsReadingsThroughATenMinuteOutageAndDropsRadioAfterIt() throws IOException {
    DiskQueue.Limits week = new DiskQueue.Limits(7L * 86_400_000, 1 << 20);
    try (DiskQueue readings = DiskQueue.open(folder.resolve("readings"), week);
        DiskQueue radio = DiskQueue.open(folder.resolve("radio"), ROOMY)) {
      for (int minute = 0; minute < 10; minute++) {
        readings.put(text("reading" + minute), minute * 60_000L);
        radio.put(text("witness" + minute), minute * 60_000L);
      }
      assertThat(readings.peek(100, 1 << 16, 600_001)).hasSize(10);
      assertThat(radio.peek(100, 1 << 16, 600_001)).hasSize(9);
      assertThat(radio.expired()).isEqualTo(1);
    }
  }

  @Test
  void dropsTheOldestWhenTheDiskShareIsFull() throws IOException {
    DiskQueue.Limits small = new DiskQueue.Limits(600_000, 16_000);
    try (DiskQueue queue = DiskQueue.open(folder, small)) {
      for (int i = 0; i < 400; i++) {
        put(queue, String.format("entry-%04d-%060d", i, 0));
        assertThat(queue.bytes()).isLessThanOrEqualTo(16_000);
      }
      assertThat(queue.overflowed()).isEqualTo(400 - queue.size()).isPositive();
      assertThat(waiting(queue).getLast()).startsWith("entry-0399");
    }
  }

  @Test
  void deletesFilesWhoseEntriesAreAllDelivered() throws IOException {
    DiskQueue.Limits small = new DiskQueue.Limits(600_000, 16_000);
    try (DiskQueue queue = DiskQueue.open(folder, small)) {
      for (int i = 0; i < 1_000; i++) {
        put(queue, "x".repeat(100));
        queue.remove(List.of(queue.peek(1, 1_000, 0).getFirst().id()));
      }
      assertThat(queue.size()).isZero();
      assertThat(queue.overflowed()).isZero();
      assertThat(queue.bytes()).isLessThan(4_000);
    }
  }

  private static void put(DiskQueue queue, String... entries) throws IOException {
    for (String entry : entries) {
      queue.put(text(entry), 0);
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> waiting(DiskQueue queue) throws IOException {
    return queue.peek(1_000, 1 << 20, 0).stream()
        .map(entry -> entry.payload().toStringUtf8())
        .toList();
  }

  private static Path onlyFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }
}
