package io.trigpoint.rewards.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CumulativeTreeTest {

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void everyProofLeadsToTheRoot(long seed) {
    List<EarningsLeaf> leaves = leaves(new Random(seed));
    CumulativeTree tree = CumulativeTree.of(leaves);
    for (EarningsLeaf leaf : leaves) {
      List<Hash32> proof = tree.proof(leaf.owner(), leaf.token()).orElseThrow();
      assertThat(MerkleTree.climb(leaf.hash(), proof)).isEqualTo(tree.root());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void aProofIsWorthlessForAnyOtherAmount(long seed) {
    Random random = new Random(seed);
    List<EarningsLeaf> leaves = leaves(random);
    CumulativeTree tree = CumulativeTree.of(leaves);
    EarningsLeaf leaf = leaves.get(random.nextInt(leaves.size()));
    EarningsLeaf forged =
        new EarningsLeaf(leaf.owner(), leaf.token(), leaf.cumulative().add(BigInteger.ONE));
    List<Hash32> proof = tree.proof(leaf.owner(), leaf.token()).orElseThrow();
    assertThat(MerkleTree.climb(forged.hash(), proof)).isNotEqualTo(tree.root());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void theOrderOfTheLeavesDoesNotMatter(long seed) {
    Random random = new Random(seed);
    List<EarningsLeaf> leaves = leaves(random);
    List<EarningsLeaf> shuffled = new ArrayList<>(leaves);
    Collections.shuffle(shuffled, random);
    assertThat(CumulativeTree.of(shuffled).root()).isEqualTo(CumulativeTree.of(leaves).root());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void leavesAndRootAreThoseOfThePlainTree(long seed) {
    List<EarningsLeaf> leaves = leaves(new Random(seed));
    assertThat(leaves).allSatisfy(leaf -> assertThat(leaf.hash()).isEqualTo(PlainTree.leaf(leaf)));
    assertThat(CumulativeTree.of(leaves).root())
        .isEqualTo(PlainTree.nodes(leaves.stream().map(PlainTree::leaf).toList()).getFirst());
  }

  /** More nodes than one array of them holds. */
  @Test
  void aLargeTreeIsThePlainTree() {
    Random random = new Random(3);
    List<Hash32> hashes = new ArrayList<>();
    byte[] bytes = new byte[Hash32.LENGTH];
    for (int i = 0; i < 300_001; i++) {
      random.nextBytes(bytes);
      hashes.add(Hash32.of(bytes));
    }
    MerkleTree tree = MerkleTree.of(hashes);
    assertThat(tree.root()).isEqualTo(PlainTree.nodes(hashes).getFirst());
    for (int i = 0; i < hashes.size(); i += 997) {
      List<Hash32> proof = tree.proof(hashes.get(i)).orElseThrow();
      assertThat(MerkleTree.climb(hashes.get(i), proof)).isEqualTo(tree.root());
    }
  }

  @Test
  void anOwnerOfManyTokensHasALeafForEach() {
    EarningsLeaf leaf = leaves(new Random(1)).getFirst();
    List<EarningsLeaf> leaves = new ArrayList<>();
    for (int token = 9; token > 0; token--) {
      EvmAddress address = new EvmAddress("0x" + "%040x".formatted(token));
      leaves.add(new EarningsLeaf(leaf.owner(), address, BigInteger.valueOf(token)));
    }
    CumulativeTree tree = CumulativeTree.of(leaves);
    assertThat(leaves)
        .allSatisfy(each -> assertThat(tree.leaf(each.owner(), each.token())).contains(each));
    assertThat(tree.leaf(leaf.owner(), leaf.owner())).isEmpty();
  }

  @Test
  void theRootOfOneLeafIsTheLeafAndItsProofIsEmpty() {
    EarningsLeaf leaf = leaves(new Random(1)).getFirst();
    CumulativeTree tree = CumulativeTree.of(List.of(leaf));
    assertThat(tree.root()).isEqualTo(leaf.hash());
    assertThat(tree.proof(leaf.owner(), leaf.token())).contains(List.of());
  }

  @Test
  void anEmptyTreeHasTheZeroRootAndNoProofs() {
    EarningsLeaf stranger = leaves(new Random(1)).getFirst();
    CumulativeTree tree = CumulativeTree.of(List.of());
    assertThat(tree.root()).isEqualTo(Hash32.ZERO);
    assertThat(tree.proof(stranger.owner(), stranger.token())).isEmpty();
  }

  @Test
  void refusesTwoLeavesForOneOwnerAndToken() {
    EarningsLeaf leaf = leaves(new Random(1)).getFirst();
    EarningsLeaf again = new EarningsLeaf(leaf.owner(), leaf.token(), BigInteger.TWO);
    assertThatThrownBy(() -> CumulativeTree.of(List.of(leaf, again)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two leaves");
  }

  @Test
  void theLargestNumberOfTheChainFitsAndOneMoreDoesNot() {
    EarningsLeaf leaf = leaves(new Random(1)).getFirst();
    BigInteger largest = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    assertThat(new EarningsLeaf(leaf.owner(), leaf.token(), largest).hash())
        .isNotEqualTo(leaf.hash());
    assertThatThrownBy(
            () -> new EarningsLeaf(leaf.owner(), leaf.token(), largest.add(BigInteger.ONE)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<EarningsLeaf> leaves(Random random) {
    List<EarningsLeaf> leaves = new ArrayList<>();
    EvmAddress token = address(random);
    for (int i = 1 + random.nextInt(70); i > 0; i--) {
      leaves.add(new EarningsLeaf(address(random), token, new BigInteger(200, random)));
    }
    return leaves;
  }

  private static EvmAddress address(Random random) {
    byte[] bytes = new byte[20];
    random.nextBytes(bytes);
    return new EvmAddress("0x" + HexFormat.of().formatHex(bytes));
  }
}
