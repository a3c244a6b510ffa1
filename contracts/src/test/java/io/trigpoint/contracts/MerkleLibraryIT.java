package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.merkle.CumulativeTree;
import io.trigpoint.rewards.merkle.EarningsLeaf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * OpenZeppelin's npm library accepts every proof of a thousand seeded trees, and has the same
 * roots.
 */
class MerkleLibraryIT {
  private static final int TREES = 1000;
  private static final int MOST_LEAVES = 40;

  private record Tree(long seed, String root, List<Entry> entries) {}

  private record Entry(List<String> leaf, List<String> proof) {}

  @Test
  void theLibraryVerifiesOurTrees(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("trees.json");
    List<Tree> trees = LongStream.range(0, TREES).mapToObj(MerkleLibraryIT::tree).toList();
    Files.writeString(file, JsonMapper.shared().writeValueAsString(trees));
    assertThat(checked(file)).isEqualTo(TREES + " trees agree, with every proof");
  }

  private static String checked(Path file) throws IOException, InterruptedException {
    Process node =
        new ProcessBuilder("node", "script/check-trees.mjs", file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(node.waitFor()).as(said).isZero();
    return said;
  }

  private static Tree tree(long seed) {
    Seeded random = new Seeded(seed);
    List<EarningsLeaf> leaves =
        random.listOf(
            1 + random.below(MOST_LEAVES),
            () ->
                new EarningsLeaf(
                    new EvmAddress(random.address()),
                    new EvmAddress(random.address()),
                    random.number(256)));
    CumulativeTree tree = CumulativeTree.of(leaves);
    return new Tree(
        seed, tree.root().hex(), leaves.stream().map(leaf -> entry(tree, leaf)).toList());
  }

  private static Entry entry(CumulativeTree tree, EarningsLeaf leaf) {
    List<Hash32> proof = tree.proof(leaf.owner(), leaf.token()).orElseThrow();
    return new Entry(
        List.of(leaf.owner().hex(), leaf.token().hex(), leaf.cumulative().toString()),
        proof.stream().map(Hash32::hex).toList());
  }
}
