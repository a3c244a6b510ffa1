package io.trigpoint.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.epochs.Carried;
import io.trigpoint.node.epochs.EpochComputation;
import io.trigpoint.node.epochs.EpochInputs;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.node.epochs.GivenEpoch;
import io.trigpoint.node.epochs.GivenWeatherDays;
import io.trigpoint.node.epochs.PublishedEpoch;
import io.trigpoint.node.epochs.publictier.PublicPublication;
import io.trigpoint.report.SignatureChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a published file, the audit of its tier fails and names it. */
class AuditTamperTest {
  private static final long EPOCH = 7;
  private static final int SEEDS = 1_000;
  private static final String PUBLIC = "public/";

  @TempDir private static Path published = Path.of("");

  private static SortedMap<String, byte[]> good = new TreeMap<>();

  @BeforeAll
  static void publish() throws IOException {
    Carried remembered = GivenWeatherDays.days(1, 1).getFirst().outcome().evidence();
    EpochInputs inputs = GivenEpoch.later(1, 0, remembered);
    EpochOutcome outcome = EpochComputation.compute(inputs, SignatureChecks.fastest());
    good = new TreeMap<>(PublishedEpoch.files(inputs, outcome, Optional.empty()));
    PublicPublication.files(inputs, outcome, Optional.empty())
        .forEach((name, bytes) -> good.put(PUBLIC + name, bytes));
    for (Map.Entry<String, byte[]> file : good.entrySet()) {
      write(file.getKey(), file.getValue());
    }
  }

  @Test
  void everyKindOfFileIsThere() {
    assertThat(good)
        .containsKeys(
            "manifest.json",
            "inputs.json",
            "head.bin",
            "reports-0000.seg",
            "evidence-before.bin",
            "evidence-after.bin",
            "result.json",
            "verdicts-0000.seg",
            "public/manifest.json",
            "public/epoch.json",
            "public/devices-0000.seg",
            "public/earnings-0000.seg",
            "public/outcomes-0000.seg");
    assertThat(audit("auditor").exit()).isZero();
    assertThat(audit("public").exit()).isZero();
  }

  @Test
  void findsEachOfAThousandSingleByteChangesAndNamesTheFile() throws IOException {
    List<String> names = List.copyOf(good.keySet());
    List<String> missed = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      Random random = new Random(seed);
      String name = names.get(seed % names.size());
      byte[] changed = bytes(name).clone();
      int at = random.nextInt(changed.length);
      changed[at] ^= (byte) (1 + random.nextInt(255));
      if (!isFound(name, changed)) {
        missed.add("seed " + seed + ": " + name + " byte " + at);
      }
    }
    assertThat(missed).isEmpty();
  }

  @Test
  void findsTruncatedEmptyAndLengthenedFiles() throws IOException {
    for (String name : good.keySet()) {
      byte[] whole = bytes(name);
      assertThat(isFound(name, Arrays.copyOf(whole, whole.length - 1))).as(name).isTrue();
      assertThat(isFound(name, Arrays.copyOf(whole, whole.length / 2))).as(name).isTrue();
      assertThat(isFound(name, new byte[0])).as(name).isTrue();
      assertThat(isFound(name, Arrays.copyOf(whole, whole.length + 1))).as(name).isTrue();
    }
  }

  @Test
  void namesAFileThatIsMissing() throws IOException {
    for (String name : good.keySet()) {
      Files.delete(path(name));
      Typed typed = audit(tier(name));
      write(name, bytes(name));
      assertThat(typed.exit()).as(name).isEqualTo(1);
      assertThat(typed.out()).contains(name.substring(name.indexOf('/') + 1));
    }
  }

  @Test
  void namesAFileThatIsAnother() throws IOException {
    for (String name : good.keySet()) {
      for (String other : good.keySet()) {
        if (!Arrays.equals(bytes(name), bytes(other))) {
          assertThat(isFound(name, bytes(other))).as("%s is %s", name, other).isTrue();
        }
      }
    }
  }

  private static boolean isFound(String name, byte[] changed) throws IOException {
    write(name, changed);
    Typed typed = audit(tier(name));
    write(name, bytes(name));
    return typed.exit() == 1
        && typed.out().contains("corrupted file: " + name.substring(name.indexOf('/') + 1));
  }

  private static String tier(String name) {
    return name.startsWith(PUBLIC) ? "public" : "auditor";
  }

  private static Typed audit(String tier) {
    return Typed.run(
        "audit", "--epoch", Long.toString(EPOCH), "--tier", tier, "--from", published.toString());
  }

  private static byte[] bytes(String name) {
    return good.getOrDefault(name, new byte[0]);
  }

  private static Path path(String name) {
    return published.resolve(PublishedEpoch.folder(EPOCH)).resolve(name);
  }

  private static void write(String name, byte[] bytes) throws IOException {
    Files.createDirectories(path(name).resolveSibling(""));
    Files.write(path(name), bytes);
  }
}
