package io.trigpoint.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import io.trigpoint.coverage.evidence.CarriedEvidence;
import io.trigpoint.node.epochs.Carried;
import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.EpochComputation;
import io.trigpoint.node.epochs.EpochInputs;
import io.trigpoint.node.epochs.EpochManifest;
import io.trigpoint.node.epochs.GivenEpoch;
import io.trigpoint.node.epochs.PublishedEpoch;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.SignatureChecks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuditCommandTest {
  private static final long EPOCH = 7;
  private static final Carried LEFT =
      EpochComputation.compute(GivenEpoch.inputs(1), SignatureChecks.fastest()).evidence();

  private static SortedMap<String, byte[]> good = new TreeMap<>();

  @TempDir private Path published = Path.of("");

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  @BeforeAll
  static void publishOnce() {
    EpochInputs inputs = GivenEpoch.inputs(1);
    good =
        PublishedEpoch.files(
            inputs, EpochComputation.compute(inputs, SignatureChecks.fastest()), Optional.empty());
  }

  @Test
  void agreesWithWhatWasPublished() throws IOException {
    publish(good);
    Typed typed = audit(published.toString());
    assertThat(typed.out()).contains("epoch 7: AGREES");
    assertThat(typed.exit()).isZero();
  }

  @Test
  void readsTheFolderOfOneEpochToo() throws IOException {
    publish(good);
    assertThat(audit(published.resolve(PublishedEpoch.folder(EPOCH)).toString()).exit()).isZero();
  }

  @Test
  void readsFromAWebServer() throws IOException {
    publish(good);
    HttpServer server =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            published.toAbsolutePath(),
            SimpleFileServer.OutputLevel.NONE);
    server.start();
    try {
      String base = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
      assertThat(audit(base).exit()).isZero();
      assertThat(Typed.run("audit", "--epoch", "8", "--from", base).out())
          .contains("does not exist");
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void findsEverySingleByteThatChangesAndNamesTheFile(long seed) throws IOException {
    Random random = new Random(seed);
    String name = good.keySet().stream().toList().get(random.nextInt(good.size()));
    byte[] bytes = bytes(good, name).clone();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
    publish(with(good, name, bytes));
    Typed typed = audit(published.toString());
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out()).contains("corrupted file: " + name);
  }

  @Test
  void namesTheRecordThatIsDamaged() throws IOException {
    byte[] bytes = bytes(good, PublishedEpoch.HEAD).clone();
    bytes[bytes.length / 2] ^= 1;
    publish(with(good, PublishedEpoch.HEAD, bytes));
    assertThat(audit(published.toString()).out())
        .containsPattern("corrupted file: head.bin: record \\d+ at byte \\d+");
  }

  @Test
  void namesATornFile() throws IOException {
    byte[] bytes = bytes(good, PublishedEpoch.HEAD);
    publish(with(good, PublishedEpoch.HEAD, Arrays.copyOf(bytes, bytes.length - 20)));
    assertThat(audit(published.toString()).out()).contains("corrupted file: head.bin: record");
  }

  @Test
  void namesTheFirstLeafOnWhichALiarDiffersWithBothValues() throws IOException {
    publish(lied("\"cumulative\": \"", "\"cumulative\": \"9"));
    Typed typed = audit(published.toString());
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out())
        .contains("DIFFERS")
        .containsPattern("differs +leaf 0 owner=0x[0-9a-f]{40} token=0x[0-9a-f]{40}")
        .containsPattern("published .*\"cumulative\":\"9")
        .containsPattern("computed .*\"cumulative\":\"");
  }

  @Test
  void namesTheVerdictOnWhichALiarDiffers() throws IOException {
    publish(lied("\"outcome\": \"refused\"", "\"outcome\": \"accepted\""));
    assertThat(audit(published.toString()).out()).containsPattern("differs +verdict \\d+ report=");
  }

  @Test
  void saysWhenTheEpochIsNotThere() {
    Typed typed = audit(published.toString());
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out()).contains("epoch 7: FAILED").contains("does not exist");
  }

  @Test
  void refusesAnEpochThatDoesNotContinueFromTheOneBefore() throws IOException {
    publish(good);
    Path before = Files.createDirectories(published.resolve(PublishedEpoch.folder(EPOCH - 1)));
    EpochManifest other =
        new EpochManifest(
            EPOCH - 1,
            List.of(),
            parsed(bytes(good, EpochManifest.NAME)).roots(),
            Optional.empty());
    Files.write(before.resolve(EpochManifest.NAME), other.toBytes());
    Typed typed = audit(published.toString());
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out()).contains("reward root of epoch 6");
  }

  @Test
  void namesWhatDiffersInTheEvidenceThatIsLeft() throws IOException {
    byte[] nothing = Carried.NONE.toBytes();
    publish(relisted(PublishedEpoch.EVIDENCE_AFTER, nothing));
    Typed typed = audit(published.toString());
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out())
        .containsPattern("differs +evidence-after.bin reception 0x[0-9a-f]{64}")
        .containsPattern("published +\\(absent\\)")
        .containsPattern("computed +Reception\\[report=0x");
  }

  @Test
  void namesAPlaceThatTheInputsDoNotAssert() throws IOException {
    SortedMap<DeviceId, AssertedLocation> places = new TreeMap<>(LEFT.radio().places());
    DeviceId device = places.firstKey();
    AssertedLocation asserted = places.firstEntry().getValue();
    AssertedLocation higher =
        new AssertedLocation(asserted.cell(), asserted.gain(), asserted.elevationDecimetres() + 1);
    places.put(device, higher);
    Carried lie =
        new Carried(new CarriedEvidence(LEFT.denials(), LEFT.radio().receptions(), places));
    publish(relisted(PublishedEpoch.EVIDENCE_AFTER, lie.toBytes()));
    Typed typed = audit(published.toString());
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out())
        .contains("evidence-after.bin place of " + device)
        .contains(higher.toString())
        .contains(asserted.toString());
  }

  @Test
  void namesTheEvidenceThatTheInputsDoNotName() throws IOException {
    publish(relisted(PublishedEpoch.EVIDENCE_BEFORE, LEFT.toBytes()));
    Typed typed = audit(published.toString());
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out()).contains("corrupted file: evidence-before.bin: is not the evidence");
  }

  @Test
  void anEpochContinuesFromTheEvidenceOfTheOneBefore() throws IOException {
    publish(good);
    publish(EPOCH + 1, later(LEFT));
    Typed second = Typed.run("audit", "--epoch", "8", "--from", published.toString());
    assertThat(second.out()).contains("OK, continues from epoch 7").contains("epoch 8: AGREES");
    assertThat(audit(published.toString()).exit()).isZero();
  }

  @Test
  void walksManyEpochsGoesOnAfterABadOneAndEndsWithATable() throws IOException {
    publish(good);
    publish(EPOCH + 1, later(LEFT));
    Typed all = since();
    assertThat(all.exit()).as(all.out()).isZero();
    assertThat(all.out())
        .contains("OK, continues from epoch 7, as it was computed")
        .contains("2 epochs: 2 agree, 0 do not")
        .containsPattern(" 7  AGREES +68 ");
    publish(lied("\"cumulative\": \"", "\"cumulative\": \"9"));
    Typed bad = since();
    assertThat(bad.exit()).isEqualTo(1);
    assertThat(bad.out())
        .contains("epoch 7: DIFFERS", "epoch 8: AGREES", "2 epochs: 1 agree, 1 do not")
        .containsPattern(" 7  DIFFERS +68 .*leaf 0 owner=");
  }

  @Test
  void anEpochThatIsMissingAmongOthersIsNamed() throws IOException {
    publish(good);
    Typed typed = Typed.run("audit", "--since", "6", "--from", published.toString());
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out())
        .contains("epoch 6: FAILED", "epoch-000006", "epoch 7: AGREES", "1 agree, 1 do not");
  }

  private Typed since() {
    return Typed.run("audit", "--since", Long.toString(EPOCH), "--from", published.toString());
  }

  @Test
  void namesTheEvidenceOnWhichTwoEpochsDoNotAgree() throws IOException {
    publish(good);
    publish(EPOCH + 1, later(Carried.NONE));
    for (String epoch : List.of("7", "8")) {
      Typed typed = Typed.run("audit", "--epoch", epoch, "--from", published.toString());
      assertThat(typed.exit()).isEqualTo(1);
      assertThat(typed.out()).contains("evidence after epoch 7 and before epoch 8");
    }
  }

  /** The next epoch, which continues from the earnings, and from the evidence given. */
  static SortedMap<String, byte[]> later(Carried evidence) {
    EpochInputs bare = GivenEpoch.later(1, 1, evidence);
    EpochInputs next =
        new EpochInputs(
            bare.frame(),
            bare.reports(),
            bare.devices(),
            bare.entropies(),
            bare.selectionEntropy(),
            bare.sales(),
            EpochComputation.compute(GivenEpoch.inputs(1), SignatureChecks.fastest()).after(),
            evidence,
            bare.parameters());
    return PublishedEpoch.files(
        next, EpochComputation.compute(next, SignatureChecks.fastest()), Optional.empty());
  }

  private static Map<String, byte[]> relisted(String name, byte[] bytes) {
    Map<String, byte[]> files = with(good, name, bytes);
    files.put(
        EpochManifest.NAME, parsed(bytes(good, EpochManifest.NAME)).listing(name, bytes).toBytes());
    return files;
  }

  /** Files that are consistent among themselves, but of which one says something untrue. */
  private static Map<String, byte[]> lied(String truth, String lie) {
    String result = new String(bytes(good, PublishedEpoch.RESULT), StandardCharsets.UTF_8);
    byte[] changed = result.replaceFirst(truth, lie).getBytes(StandardCharsets.UTF_8);
    return relisted(PublishedEpoch.RESULT, changed);
  }

  private static EpochManifest parsed(byte[] bytes) {
    try {
      return EpochManifest.parse(bytes);
    } catch (CorruptFile impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static Map<String, byte[]> with(Map<String, byte[]> files, String name, byte[] bytes) {
    Map<String, byte[]> changed = new TreeMap<>(files);
    changed.put(name, bytes);
    return changed;
  }

  private static byte[] bytes(Map<String, byte[]> files, String name) {
    return Objects.requireNonNull(files.get(name));
  }

  private void publish(Map<String, byte[]> files) throws IOException {
    publish(EPOCH, files);
  }

  private void publish(long epoch, Map<String, byte[]> files) throws IOException {
    Path folder = Files.createDirectories(published.resolve(PublishedEpoch.folder(epoch)));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private static Typed audit(String from) {
    return Typed.run("audit", "--epoch", Long.toString(EPOCH), "--from", from);
  }
}
