package io.trigpoint.rewards.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The trees that the contracts verify and the npm library builds, read from the same file. */
class ContractVectorsTest {
  private static final Path FILE =
      Path.of("..", "contracts", "src", "test", "resources", "vectors", "merkle.json");
  private static final Pattern CASE =
      Pattern.compile(
          "\\{\"leaves\":\\[(.*?)],\"root\":\"(0x[0-9a-f]{64})\",\"proofs\":\\[(.*?)]}",
          Pattern.DOTALL);
  private static final Pattern LEAF =
      Pattern.compile(
          "\\{\"owner\":\"(0x\\p{XDigit}{40})\",\"token\":\"(0x\\p{XDigit}{40})\","
              + "\"cumulative\":\"(\\d+)\"}");
  private static final Pattern PROOF = Pattern.compile("\\[([^\\[\\]]*)]");
  private static final Pattern HASH = Pattern.compile("0x[0-9a-f]{64}");

  private record Vector(List<EarningsLeaf> leaves, Hash32 root, List<List<Hash32>> proofs) {}

  @Test
  void case32RootsAreThoseOfTheContracts() throws IOException {
    assertThat(vectors())
        .hasSizeGreaterThanOrEqualTo(30)
        .allSatisfy(vector ->
            assertThat(CumulativeTree.of(vector.leaves()).root()).isEqualTo(vector.root()));
  }

  @Test
  void case32ProofsAreThoseOfTheContracts() throws IOException {
    for (Vector vector : vectors()) {
      CumulativeTree tree = CumulativeTree.of(vector.leaves());
      assertThat(
              vector.leaves().stream()
                  .map(leaf -> tree.proof(leaf.owner(), leaf.token()).orElseThrow()))
          .isEqualTo(vector.proofs());
    }
  }

  private static List<Vector> vectors() throws IOException {
    return CASE.matcher(Files.readString(FILE))
        .results()
        .map(found ->
            new Vector(
                all(LEAF, found.group(1)).map(ContractVectorsTest::leaf).toList(),
                Hash32.ofHex(found.group(2)),
                all(PROOF, found.group(3)).map(proof -> hashes(proof.group(1))).toList()))
        .toList();
  }

  private static EarningsLeaf leaf(MatchResult found) {
    return new EarningsLeaf(
        new EvmAddress(found.group(1)),
        new EvmAddress(found.group(2)),
        new BigInteger(found.group(3)));
  }

  private static List<Hash32> hashes(String text) {
    return all(HASH, text).map(found -> Hash32.ofHex(found.group())).toList();
  }

  private static Stream<MatchResult> all(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }
}
